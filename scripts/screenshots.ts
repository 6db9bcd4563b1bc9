import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../lib/people/demo.ts";
import { BROWSER_FLAGS, ensureBrowser } from "./browser.ts";
import { onExit, Refusal, run, say, step } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";
import { startSampleServer } from "./sample-server.ts";

const FOLDER = join(PROJECT, "docs/images");

/** Pictures are part of the repository for good: none may weigh more. */
const MOST_BYTES = 250_000;

/** The screen most of the province's desks have; and a common phone. */
const DESK: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1.5,
  isMobile: true,
  hasTouch: true,
};
/** A4 across at 96 dots an inch, as the print rules ask for. */
const PAPER: BrowserContextOptions = { viewport: { width: 1123, height: 794 }, bypassCSP: true };
/** What the printer adds and a screen does not: the margins of the print rules. */
const PAPER_MARGINS = "body { padding: 15mm 12mm 14mm 15mm }";
/** A page that is all text: less of it says as much. */
const TEXT: BrowserContextOptions = { viewport: { width: 1366, height: 640 } };

type Shot = {
  name: string;
  path: string;
  /** Who is signed in; nobody: the page as a stranger sees it. */
  as?: string;
  device?: BrowserContextOptions;
  /** What must be on the page before the picture is taken. */
  shows: string;
  print?: boolean;
};

/** One picture for each main screen, by the people of the demo. */
const SHOTS: readonly Shot[] = [
  { name: "login", path: "/login", shows: "Tài khoản dùng thử" },
  { name: "officer-home", path: "/", as: "so-tnmt", shows: "Việc cần làm" },
  { name: "task-16", path: "/tasks/16", as: "so-tnmt", shows: "Diễn biến" },
  { name: "update", path: "/tasks/16/update", as: "so-tnmt", shows: "Lưu cập nhật" },
  { name: "overview", path: "/", as: "thuong-truc", shows: "Phần việc quá hạn" },
  { name: "tasks", path: "/tasks", as: "thuong-truc", shows: "Cơ quan thực hiện" },
  { name: "review", path: "/review", as: "thuong-truc", shows: "Xác nhận hoàn thành" },
  { name: "overdue", path: "/review/overdue", as: "thuong-truc", shows: "Nhóm theo số ngày" },
  { name: "charts", path: "/charts", as: "lanh-dao", shows: "Số liệu tính đến ngày" },
  { name: "documents", path: "/documents?part=III", as: "thuong-truc", device: TEXT, shows: "Nhiệm vụ cụ thể" },
  { name: "phone-home", path: "/", as: "so-tnmt", device: PHONE, shows: "Việc cần làm" },
  { name: "tasks-print", path: "/tasks", as: "thuong-truc", device: PAPER, shows: "Cơ quan thực hiện", print: true },
];

/**
 * `npm run screenshots`: pictures of the main screens for the README, taken from the demo on data of its own. With an address
 * (`npm run screenshots -- http://localhost:3000`) from a demo that is running; with names, only those pictures.
 */
run(async () => {
  const asked = process.argv.slice(2);
  const names = asked.filter((word) => !URL.canParse(word));
  const unknown = names.find((name) => !SHOTS.some((shot) => shot.name === name));
  if (unknown)
    throw new Refusal(`There is no picture “${unknown}”; choose from: ${SHOTS.map((s) => s.name).join(", ")}.`);
  const executablePath = await ensureBrowser();
  const url = asked.find((word) => URL.canParse(word))?.replace(/\/$/, "") ?? (await startSampleServer());
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
  onExit(() => browser.close());
  for (const shot of SHOTS) {
    if (names.length > 0 && !names.includes(shot.name)) continue;
    await step(`docs/images/${shot.name}.png`, () => take(browser, url, shot));
  }
  say(`The pictures are in ${FOLDER}`);
  return 0;
});

async function take(browser: Browser, url: string, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    ...(shot.device ?? DESK),
    baseURL: url,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    // Marks of charts that are still growing would differ from run to run.
    reducedMotion: "reduce",
  });
  try {
    const page = await context.newPage();
    if (shot.as) await signIn(page, shot.as);
    await page.goto(shot.path, { waitUntil: "networkidle" });
    if (shot.print) {
      await page.emulateMedia({ media: "print" });
      await page.addStyleTag({ content: PAPER_MARGINS });
    }
    await page.getByText(shot.shows).first().waitFor({ state: "attached" });
    await page.evaluate(() => document.fonts.ready);
    await settled(page);
    const path = join(FOLDER, `${shot.name}.png`);
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
    const { size } = statSync(path);
    if (size > MOST_BYTES) {
      throw new Refusal(
        `${path} has ${size} bytes, more than ${MOST_BYTES}: show less of the page, or raise the limit.`,
      );
    }
  } finally {
    await context.close();
  }
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.waitForURL((address) => address.pathname !== "/login");
}

/** Charts draw themselves once the page has its size: waits until two looks in a row are the same. */
async function settled(page: Page): Promise<void> {
  let before = await page.screenshot();
  for (let attempt = 0; attempt < 10; attempt++) {
    await page.waitForTimeout(250);
    const now = await page.screenshot();
    if (now.equals(before)) return;
    before = now;
  }
}
