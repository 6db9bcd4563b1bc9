import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT } from "../../scripts/place.ts";
import { freePort } from "../../scripts/ports.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import type { Template } from "./postgres.ts";

export type TestServer = {
  /** Where the pages are, e.g. http://localhost:41234 */
  url: string;
  /** The server's own database, to look into or to prepare. */
  database: TestDatabase;
  /** The folder in which it keeps files. */
  files: string;
  /** What the server has printed so far; one JSON object a line, where it is a log line. */
  output(): string;
  /** Ends the process as a power cut does; its database and files stay. */
  kill(): Promise<void>;
  /** Ends the process; its database and files go too, unless they are to be served again. */
  stop(keep?: { database: true }): Promise<void>;
};

/** What the test servers seal and sign with. */
export const TEST_SECRET = "only-for-tests-only-for-tests-only-for-tests";

export type TestServerOptions = {
  template?: Template;
  /** A database that was served before, instead of a fresh copy of a template. */
  database?: TestDatabase;
  /** The folder in which its files lie. */
  files?: string;
  /** The day the server stands on; the demo's by default. */
  today?: string;
  /** The schedules; off by default, so that nothing changes but by the test. */
  jobs?: "on" | "off";
  /** Further environment variables. */
  env?: Record<string, string>;
};

/** Serves the production build on a free port, on a copy of a template. Whoever starts it stops it. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { template = "demo", today = "2023-10-10", jobs = "off", env = {} } = options;
  const database = options.database ?? (await testDatabase({ template }));
  const files = options.files ?? mkdtempSync(join(tmpdir(), "da06-files-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(PROJECT, "scripts/serve.ts")], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR || ".next-test",
      DATABASE_URL: database.url,
      PORT: String(port),
      APP_MODE: "demo",
      APP_TODAY: today,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: TEST_SECRET,
      JOBS: jobs,
      FILES_URL: pathToFileURL(files).href,
      ...env,
    },
  });
  // A test run that dies takes its servers along.
  const kill = () => server.kill("SIGKILL");
  process.once("exit", kill);
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("Server is ready")) resolve();
    };
    server.stdout.on("data", read);
    server.stderr.on("data", read);
    server.once("exit", (code) => reject(new Error(`The server ended with code ${code}:\n${output}`)));
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const stop = async (keep?: { database: true }) => {
    process.removeListener("exit", kill);
    server.kill("SIGTERM");
    await ended;
    if (keep) return;
    await database.drop();
    rmSync(files, { recursive: true, force: true });
  };
  const killNow = async () => {
    process.removeListener("exit", kill);
    kill();
    await ended;
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, database, files, output: () => output, kill: killNow, stop };
}
