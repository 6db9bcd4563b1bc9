import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { DATA_DIR, PROJECT } from "../../scripts/place.ts";
import { freePort } from "../../scripts/ports.ts";
import { stopPostgres } from "../../scripts/postgres.ts";
import { OFFICER } from "../support/cast.ts";
import { formFields, postForm } from "../support/forms.ts";
import { signedInCookies } from "../support/sign-in.ts";

const FOLDER = join(DATA_DIR, "test", `killed-${process.pid}`);
/** So many updates are acknowledged before the blow. */
const ROUNDS = 12;

let demo: ChildProcess | null = null;

test.afterAll(async () => {
  if (demo && demo.exitCode === null && demo.signalCode === null) {
    demo.kill("SIGTERM");
    await once(demo, "exit");
  }
  await stopPostgres(join(FOLDER, "demo"));
  rmSync(FOLDER, { recursive: true, force: true });
});

test("killed in the middle of an update, the demo has every update it had acknowledged", async () => {
  test.setTimeout(240_000);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  demo = await startDemo(port);
  const cookie = (await signedInCookies(url, OFFICER.username)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const acknowledged: string[] = [];
  let dying = false;
  try {
    for (let round = 1; ; round++) {
      const result = `Đồng bộ đợt ${round} của bài thử tắt máy đột ngột.`;
      const page = await fetch(`${url}/tasks/16/update`, { headers: { cookie } });
      const fields = { ...formFields(await page.text(), 'name="assignmentId"'), result };
      const answer = postForm(`${url}/tasks/16/update`, fields, cookie);
      if (round > ROUNDS) {
        dying = true;
        // Somewhere within the request, which takes some tens of milliseconds.
        setTimeout(() => demo?.kill("SIGKILL"), 15);
      }
      const { status, headers } = await answer;
      if (status === 303 && headers.get("location")?.includes("done=updated")) acknowledged.push(result);
    }
  } catch (error) {
    // The connection that breaks when the process dies; anything earlier is a fault of the test.
    if (!dying) throw error;
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS);
  if (demo.signalCode === null) await once(demo, "exit");
  expect(demo.signalCode).toBe("SIGKILL");

  demo = await startDemo(port);
  const page = await fetch(`${url}/tasks/16?history=all`, { headers: { cookie } });
  const html = await page.text();
  expect(acknowledged.filter((result) => !html.includes(result))).toEqual([]);
  expect(html).not.toContain(`Đồng bộ đợt ${acknowledged.length + 2} `);
});

async function startDemo(port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(PROJECT, "scripts/demo.ts")], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATA_DIR: FOLDER, PORT: String(port), NEXT_DIST_DIR: process.env.NEXT_DIST_DIR },
  });
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("The demo is at")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", () => reject(new Error(`The demo did not start:\n${output}`)));
  });
  return child;
}
