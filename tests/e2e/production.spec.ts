import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { DATA_DIR, PROJECT } from "../../scripts/place.ts";
import { freePort } from "../../scripts/ports.ts";
import { OFFICER } from "../support/cast.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { trySignIn } from "../support/sign-in.ts";

const FOLDER = join(DATA_DIR, "test", `production-${process.pid}`);
const PASSWORD = "Quan-Tri#Bac-Giang-2023";

let database: TestDatabase;
let product: ChildProcess | null = null;

test.beforeAll(async () => {
  database = await testDatabase({ template: "empty" });
});

test.afterAll(async () => {
  if (product && product.exitCode === null) {
    product.kill("SIGTERM");
    await once(product, "exit");
  }
  await database.drop();
  rmSync(FOLDER, { recursive: true, force: true });
});

test("npm start refuses a day that stands still, and says what to do", async () => {
  const { code, output } = await ended(script("start.ts", { APP_TODAY: "2023-10-10" }));
  expect(code).toBe(1);
  expect(output).toContain("APP_TODAY is for the demo");
  const demo = await ended(script("start.ts", { APP_MODE: "demo" }));
  expect(demo.code).toBe(1);
  expect(demo.output).toContain("npm start is for real work");
});

test("in production there is no account until one is made, and no sample", async ({ browser }) => {
  test.setTimeout(240_000);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const running = script("start.ts", { PORT: String(port) });
  product = running.child;
  await running.says("npm run admin:create");
  expect(await database.db.user.count()).toBe(0);

  const page = await browser.newPage({ baseURL: url });
  await page.goto("/login");
  await expect(page.getByText("Tài khoản dùng thử")).toHaveCount(0);
  await trySignIn(page, OFFICER.username, DEMO_PASSWORD);
  await expect(page.getByRole("alert").filter({ hasText: "không đúng" })).toBeVisible();

  const made = await ended(script("admin-create.ts", { ADMIN_USERNAME: "quan-tri-1", ADMIN_PASSWORD: PASSWORD }));
  expect(made.output).toContain("quan-tri-1");
  expect(made.code).toBe(0);
  const weak = await ended(script("admin-create.ts", { ADMIN_USERNAME: "quan-tri-2", ADMIN_PASSWORD: DEMO_PASSWORD }));
  expect(weak.code).toBe(1);
  await trySignIn(page, "quan-tri-1", PASSWORD);
  await expect(page).not.toHaveURL(/\/login/);
  await page.goto("/tasks");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("tr[data-task]")).toHaveCount(26);
  await expect(page.getByText("Số liệu minh họa")).toHaveCount(0);
  await expect(page.getByText("Đồng hồ bản dùng thử")).toHaveCount(0);
  await page.close();
});

/** Runs a script of the product as production does, on the database of this file. */
function script(name: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(PROJECT, "scripts", name)], {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATA_DIR: FOLDER, DATABASE_URL: database.url, ...env },
  });
  let output = "";
  let wake = () => {};
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    wake();
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const says = (words: string) =>
    new Promise<void>((resolve, reject) => {
      wake = () => output.includes(words) && resolve();
      wake();
      child.once("exit", () => reject(new Error(`It ended without saying “${words}”:\n${output}`)));
    });
  return { child, output: () => output, says };
}

async function ended({ child, output }: ReturnType<typeof script>): Promise<{ code: number | null; output: string }> {
  const [code] = await once(child, "close");
  return { code, output: output() };
}
