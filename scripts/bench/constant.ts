import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { run, say, untilStopped } from "../lifecycle.ts";
import { PROJECT } from "../place.ts";
import { freePort } from "../ports.ts";
import { serverReady } from "../sample-server.ts";
import type { Answer } from "./load.ts";

const FOLDER = join(PROJECT, ".data/bench/constant");

type Kept = { path: string; file: string; headers: Record<string, string> };

/**
 * The second floor: a bare node:http server that answers with the bytes the product has just sent for the same page, from
 * memory and already compressed. What moving the bytes costs; nothing can be faster on this machine.
 */
export async function startConstant(answers: ReadonlyMap<string, Answer>): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const kept = [...answers].map(([path, { headers, body }], index): Kept => {
    const file = join(FOLDER, `${index}.body`);
    writeFileSync(file, body);
    const encoding = headers["content-encoding"];
    return {
      path,
      file,
      headers: {
        "content-type": headers["content-type"] ?? "text/html",
        "content-length": String(body.length),
        ...(encoding && { "content-encoding": encoding }),
      },
    };
  });
  writeFileSync(join(FOLDER, "kept.json"), JSON.stringify(kept));
  const port = await freePort();
  await serverReady(import.meta.filename, { PORT: String(port) });
  return `http://localhost:${port}`;
}

/** On its own: serves what was kept on $PORT. */
if (import.meta.main) {
  run(async () => {
    const kept: Kept[] = JSON.parse(readFileSync(join(FOLDER, "kept.json"), "utf8"));
    const pages = new Map(kept.map(({ path, file, headers }) => [path, { headers, body: readFileSync(file) }]));
    const server = createServer((request, response) => {
      const page = pages.get(request.url ?? "");
      if (page) response.writeHead(200, page.headers).end(page.body);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen({ port: Number(process.env.PORT), host: "127.0.0.1" }, resolve));
    say("Server is ready");
    return untilStopped();
  });
}
