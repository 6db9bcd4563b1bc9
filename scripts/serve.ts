import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Database } from "../lib/platform/database.ts";
import { environment } from "../lib/platform/env.ts";
import { clientAddress, FORWARDED_HEADERS, OWN_HEADERS, requestIdFrom } from "../lib/platform/http.ts";
import { markServed } from "./build.ts";
import { onExit, Refusal, run, say, untilStopped } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";

/** A page that takes longer than this is given up when the server stops. */
const LAST_REQUESTS_MS = 15_000;

/** A running job that takes longer than this is begun again at the next start. */
const LAST_JOBS_MS = 20_000;

/** What the application leaves for the end of the process (instrumentation.ts, lib/platform/database.ts). */
type Leavings = { project06Shutdown?: (() => Promise<void>)[]; project06Database?: Database };

/**
 * Serves the pages from this very process, which must have its environment by now. Gives when the port is open; requests
 * under way are answered before the process ends.
 */
export async function serve(options: { port: number; host?: string; dev?: boolean; folder?: string }): Promise<void> {
  const { port, host, dev = false, folder } = options;
  // Next and React choose their production or development half by this when they are loaded.
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    ...(folder && { NEXT_DIST_DIR: folder }),
  });
  const { trustedProxyHops } = environment();
  if (folder) markServed(folder);
  const { default: next } = await import("next");
  const server = createServer();
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const app = next({ dev, dir: PROJECT, port, hostname: host ?? "localhost", httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    response.setHeader("x-request-id", vouchFor(request, trustedProxyHops));
    void handle(request, response);
  });
  // Longer than a reverse proxy keeps its connections, so that it never writes into one that is just being closed.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Refusal(`Port ${port} is taken by another program; choose another one with PORT=${port + 1}.`)
          : error,
      ),
    );
    server.listen({ port, host }, resolve);
  });
  onExit(async () => {
    await closeInOrder(server, sockets, dev ? 0 : LAST_REQUESTS_MS);
    const left = globalThis as Leavings;
    const endings = async () => {
      for (const shutdown of left.project06Shutdown ?? []) await shutdown();
      await app.close();
      await left.project06Database?.$disconnect();
    };
    // One that never ends must not keep the database from being stopped.
    await Promise.race([endings(), new Promise((resolve) => setTimeout(resolve, LAST_JOBS_MS))]);
  });
}

async function closeInOrder(server: Server, sockets: ReadonlySet<Socket>, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Also those that have become WebSockets (development), which the server no longer counts as its own.
  const deadline = setTimeout(() => {
    for (const socket of sockets) socket.destroy();
  }, patienceMs);
  await closed;
  clearTimeout(deadline);
}

/** Replaces what a client says about itself by what this server knows; gives the request's id. */
function vouchFor(request: IncomingMessage, hops: number): string {
  const { headers } = request;
  const address = clientAddress(request.socket.remoteAddress, one(headers["x-forwarded-for"]), hops);
  const id = requestIdFrom(one(headers["x-request-id"]), hops);
  for (const name of OWN_HEADERS) delete headers[name];
  if (hops === 0) for (const name of FORWARDED_HEADERS) delete headers[name];
  headers["x-client-address"] = address;
  headers["x-request-id"] = id;
  return id;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}

/** On its own (for the browser tests): serves the build in $NEXT_DIST_DIR on $PORT of this machine, with the environment as it is. */
if (import.meta.main) {
  run(async () => {
    await serve({ port: Number(process.env.PORT), host: "127.0.0.1", folder: process.env.NEXT_DIST_DIR });
    say("Server is ready");
    return untilStopped();
  });
}
