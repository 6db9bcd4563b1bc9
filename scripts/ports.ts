import { createServer } from "node:net";
import { Refusal } from "./lifecycle.ts";

/** True when this process could listen there now. */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 that nobody uses; `preferred` when it is free. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred, "127.0.0.1"))) return preferred;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port")),
      );
    });
  });
}

/** The port to serve on: $PORT, or 3000. Refuses one that is taken before anything expensive is begun. */
export async function portToServe(host: string | undefined): Promise<number> {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Refusal(
      `PORT=${process.env.PORT} is not a port; choose a number from 1 to 65535, for example PORT=3001.`,
    );
  }
  if (!(await isFree(port, host))) {
    throw new Refusal(
      `Port ${port} is taken by another program; stop it or choose another port, for example: PORT=${port + 1} npm run ${process.env.npm_lifecycle_event ?? "demo"}`,
    );
  }
  return port;
}
