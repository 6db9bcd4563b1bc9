import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Refusal, run, say, step, untilStopped } from "../lifecycle.ts";
import { PROJECT } from "../place.ts";
import { freePort } from "../ports.ts";
import { runTool } from "../processes.ts";
import { serverReady } from "../sample-server.ts";

/** Inside the project, so that it finds the very packages that the product runs on; git does not see it. */
const FOLDER = join(PROJECT, ".data/bench/empty-page");

/**
 * The first floor: an application of the same Next with one page that says nothing, asked for anew at each request. What Next
 * itself costs; no page of the product can be faster. It is an application of its own, so that the product has no page for tests.
 */
const SOURCES: Record<string, string> = {
  "package.json": '{ "type": "module", "private": true }\n',
  "next.config.js": `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(PROJECT)} } };\n`,
  // Next looks for this file in the folders above, too, and would find the product's.
  "instrumentation.js": "export function register() {}\n",
  "app/layout.js":
    'export default function Layout({ children }) {\n  return <html lang="vi"><body>{children}</body></html>;\n}\n',
  "app/page.js":
    'import { connection } from "next/server";\n\nexport default async function Page() {\n  await connection();\n  return null;\n}\n',
};

/** Builds the empty page, where that has not been done with this version of Next, and serves it; gives its address. */
export async function startEmptyPage(): Promise<string> {
  const version: string = JSON.parse(readFileSync(join(PROJECT, "node_modules/next/package.json"), "utf8")).version;
  const made = JSON.stringify([version, SOURCES]);
  const mark = join(FOLDER, "made");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== made) {
    await step("An empty page is built", buildEmptyPage);
    writeFileSync(mark, made);
  }
  const port = await freePort();
  await serverReady(import.meta.filename, { PORT: String(port) });
  return `http://localhost:${port}/`;
}

async function buildEmptyPage(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, "app"), { recursive: true });
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(FOLDER, name), text);
  const next = join(PROJECT, "node_modules/next/dist/bin/next");
  const { code, output } = await runTool(process.execPath, [next, "build", FOLDER], {
    cwd: FOLDER,
    quiet: true,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) throw new Refusal(`The empty page could not be built:\n${output.trim()}`);
}

/** On its own: serves the build on $PORT, from the same kind of server as scripts/serve.ts. */
if (import.meta.main) {
  run(async () => {
    Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
    const port = Number(process.env.PORT);
    const { default: next } = await import("next");
    const server = createServer();
    const app = next({ dev: false, dir: FOLDER, port, hostname: "localhost", httpServer: server });
    await app.prepare();
    const handle = app.getRequestHandler();
    server.on("request", (request, response) => void handle(request, response));
    await new Promise<void>((resolve) => server.listen({ port, host: "127.0.0.1" }, resolve));
    say("Server is ready");
    return untilStopped();
  });
}
