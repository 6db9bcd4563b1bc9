import { HEAD, OFFICER, SECRETARY } from "../support/cast.ts";
import { enterAllFigures } from "../support/figures.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { contextAt, OCTOBER } from "../support/reports.ts";
import { trySignIn } from "../support/sign-in.ts";

const server = serverForThisFile();

/** Counts what a person does, and which pages they see doing it. */
class Effort {
  clicks = 0;
  inputs = 0;
  readonly pages: string[] = [];
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) this.pages.push(new URL(frame.url()).pathname);
    });
  }

  async click(role: "link" | "button", name: string | RegExp): Promise<void> {
    this.clicks += 1;
    await this.page.getByRole(role, { name }).first().click();
  }

  /** A fold, which no role names. */
  async unfold(words: string | RegExp): Promise<void> {
    this.clicks += 1;
    await this.page.locator("summary").filter({ hasText: words }).first().click();
  }

  async type(line: number, label: RegExp, text: string): Promise<void> {
    this.inputs += 1;
    await this.page.locator(`[data-line="${line}"]`).getByLabel(label).fill(text);
  }

  get all(): number {
    return this.clicks + this.inputs;
  }
}

const completeness = (page: Page) => page.locator("[data-completeness]");
const status = (page: Page) => page.locator("[data-save]");
const line = (page: Page, number: number) => page.locator(`[data-line="${number}"]`);
const receipt = (page: Page) => page.locator("[data-receipt]").first();

const WRITING = "/reports/2023-10/so-tnmt";
const RESULT = /^Kết quả thực hiện/;

/** Opens a line of the editor and gives its text. */
async function open(page: Page, number: number) {
  const text = line(page, number).getByLabel(RESULT);
  if (!(await text.isVisible())) await line(page, number).locator("summary").first().click();
  return text;
}

const stored = async (agency: string, number: number) =>
  (
    await server.database.db.reportLine.findFirst({
      where: {
        report: { agency: { code: agency }, month: new Date("2023-10-01") },
        assignment: { task: { number } },
      },
    })
  )?.result ?? null;

test("a draft keeps itself, says so, and survives a lost line and a session that ended", async ({ as, allowFault }) => {
  allowFault(/ERR_INTERNET_DISCONNECTED|401/);
  const page = await as(OFFICER.username);
  await page.goto(WRITING);
  const text = await open(page, 16);

  await test.step("two seconds after the last key it is on the server", async () => {
    await text.fill("Đã đồng bộ 9/10 huyện; còn Sơn Động.");
    await expect(status(page)).toContainText(/Đã lưu lúc \d\d:\d\d/);
    expect(await stored("so-tnmt", 16)).toBe("Đã đồng bộ 9/10 huyện; còn Sơn Động.");
  });

  await test.step("without a line it stays on the device, and goes by itself when the line is back", async () => {
    await page.context().setOffline(true);
    await text.fill("Đã đồng bộ 10/10 huyện.");
    await expect(status(page)).toContainText("Mất kết nối");
    await page.context().setOffline(false);
    await expect(status(page)).toContainText(/Đã lưu lúc/);
    expect(await stored("so-tnmt", 16)).toBe("Đã đồng bộ 10/10 huyện.");
  });

  await test.step("after the session ended it is back once one has signed in again", async () => {
    await page.context().clearCookies();
    await text.fill("Đã đồng bộ 10/10 huyện, nghiệm thu ngày 09/10/2023.");
    await expect(status(page)).toContainText("Phiên làm việc đã hết");
    expect(await stored("so-tnmt", 16)).toBe("Đã đồng bộ 10/10 huyện.");
    await page.getByRole("link", { name: "Đăng nhập để gửi tiếp" }).click();
    await trySignIn(page, OFFICER.username);
    await expect(page).toHaveURL(WRITING);
    await expect(await open(page, 16)).toHaveValue("Đã đồng bộ 10/10 huyện, nghiệm thu ngày 09/10/2023.");
    await expect(status(page)).toContainText(/Đã lưu lúc/);
    expect(await stored("so-tnmt", 16)).toBe("Đã đồng bộ 10/10 huyện, nghiệm thu ngày 09/10/2023.");
  });
});

test("what was typed before the scripts arrived is kept too", async ({ as }) => {
  const page = await as(OFFICER.username);
  const { promise: arrived, resolve: letArrive } = Promise.withResolvers<void>();
  await page.route(/\.js(\?|$)/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(WRITING, { waitUntil: "commit" });
  const text = await open(page, 16);
  await text.fill("Gõ khi trang chưa tải xong.");
  letArrive();
  await expect(status(page)).toContainText(/Đã lưu lúc/);
  await expect(text).toHaveValue("Gõ khi trang chưa tải xong.");
  expect(await stored("so-tnmt", 16)).toBe("Gõ khi trang chưa tải xong.");
});

test("two people of an agency see each other's lines; on one line they are asked", async ({ as, allowFault }) => {
  allowFault(/409/);
  const [officer, head] = [await as(OFFICER.username), await as(HEAD.username)];
  await officer.goto(WRITING);
  await head.goto(WRITING);
  await (await open(officer, 16)).fill("Lời của cán bộ.");
  await expect(status(officer)).toContainText(/Đã lưu lúc/);

  await (await open(head, 16)).fill("Lời của lãnh đạo.");
  const met = line(head, 16).locator("[data-conflict]");
  await expect(met).toContainText("Lời của cán bộ.");
  await expect(met).toContainText("Lời của lãnh đạo.");
  await met.getByRole("button", { name: "Giữ bản này" }).click();
  await expect(met).toHaveCount(0);
  await expect.poll(() => stored("so-tnmt", 16)).toBe("Lời của lãnh đạo.");
  const kept = await server.database.db.reportLineText.findMany({ select: { content: true } });
  expect(kept.map(({ content }) => JSON.parse(content).result)).toContain("Lời của cán bộ.");

  // The other page learns of it within its next look.
  await expect(line(officer, 16)).toContainText(`${HEAD.name} vừa sửa mục này`, { timeout: 30_000 });
  await expect(await open(officer, 16)).toHaveValue("Lời của lãnh đạo.");
});

test("sent, returned at a line, sent again, accepted: then it is final @both", async ({ as }) => {
  const officer = await as("so-gtvt");
  const secretary = await as(SECRETARY.username);
  const report = "/reports/2023-10/so-gtvt";

  await test.step("what is missing is named with links, and nothing is sent", async () => {
    await officer.goto(report);
    await officer.getByRole("button", { name: "Gửi báo cáo" }).click();
    const summary = officer.getByRole("alert").filter({ hasText: "Chưa gửi được" });
    await expect(summary.getByRole("link").first()).toBeVisible();
    await expect(receipt(officer)).toHaveCount(0);
  });

  await test.step("all that is left has no news, and the numbers are owed like lines: sent, with a receipt", async () => {
    await officer.goto(report);
    await officer.locator("summary").filter({ hasText: "mục còn lại: không phát sinh" }).click();
    await officer.getByRole("button", { name: "Ghi và gửi báo cáo" }).click();
    await expect(officer.getByRole("alert").filter({ hasText: "còn 1/1 số liệu chưa nhập" })).toBeVisible();
    await officer.getByRole("link", { name: "Nhập số liệu" }).click();
    await officer.getByLabel("Hồ sơ tiếp nhận").fill("1.300");
    await officer.getByLabel("Trong đó trực tuyến").fill("850");
    await officer.getByLabel("Kết quả đã trả").fill("1.280");
    await officer.getByLabel("Trong đó có bản điện tử").fill("1.180");
    await officer.getByRole("button", { name: "Lưu số liệu" }).click();
    await expect(officer.locator("#figures")).toContainText("1.300 hồ sơ, 850 trực tuyến");
    await officer.getByRole("button", { name: "Gửi báo cáo" }).click();
    await expect(receipt(officer)).toHaveText("BN-2023.10-SO-GTVT-1");
  });

  await test.step("the secretariat returns one line with a common reason", async () => {
    await secretary.goto("/review/reports?month=2023-10&agency=so-gtvt");
    const asked = secretary.locator("[data-review-line]").filter({ hasText: "Cung cấp DVC" });
    await asked.getByText("Cần bổ sung", { exact: true }).click();
    const reason = asked.getByRole("textbox");
    await reason.fill("Đề nghị nêu số hồ sơ trực tuyến trong kỳ.");
    await secretary.getByRole("button", { name: /^Trả lại/ }).click();
    await expect(secretary.getByRole("status").filter({ hasText: "Đã trả lại" })).toBeVisible();
  });

  await test.step("the officer reads why at the line, answers, and sends again", async () => {
    await officer.goto(report);
    const returned = officer.locator('[data-mark="RETURNED"]');
    await expect(returned).toContainText("Đề nghị nêu số hồ sơ trực tuyến trong kỳ.");
    const number = Number(await returned.getAttribute("data-line"));
    await (await open(officer, number)).fill("Trong kỳ có 1.204/1.820 hồ sơ trực tuyến.");
    await officer.getByRole("button", { name: "Gửi lại báo cáo" }).click();
    await expect(receipt(officer)).toHaveText("BN-2023.10-SO-GTVT-2");
    await officer.goto("/tasks/19?history=all");
    await expect(officer.locator("main")).toContainText("nguồn: báo cáo tháng 10/2023");
  });

  await test.step("accepted, it takes no word any more, and the page says why", async () => {
    await secretary.goto("/review/reports?month=2023-10&agency=so-gtvt");
    for (const mark of await secretary.locator("[data-review-line]").getByText("Đạt", { exact: true }).all()) {
      await mark.click();
    }
    await secretary.getByRole("button", { name: /^Duyệt/ }).click();
    await expect(secretary.getByRole("status").filter({ hasText: "Đã duyệt" })).toBeVisible();
    await officer.goto(report);
    await expect(officer.getByRole("form", { name: "Báo cáo tháng" })).toHaveCount(0);
    await expect(officer.locator("main")).toContainText("đã được duyệt nên không sửa được nữa");
  });

  await test.step("what was sent reads the same after its task was renamed", async () => {
    const before = await officer.locator("[data-sent]").innerHTML();
    const hash = await officer.locator("[data-hash]").textContent();
    await server.database.db.task.updateMany({ data: { shortTitle: "Tên đã đổi" } });
    await officer.goto(report);
    expect(await officer.locator("[data-sent]").innerHTML()).toBe(before);
    expect(await officer.locator("[data-hash]").textContent()).toBe(hash);
  });
});

test("everything by keyboard: the next line, keeping, and what is left", async ({ as }) => {
  const page = await as("so-gddt");
  await page.goto("/reports/2023-10/so-gddt");
  const left = await completeness(page).textContent();
  // The key is the scripts', which may still be on their way.
  await expect(async () => {
    await page.locator("body").press("n");
    await expect(page.locator("textarea:focus")).toHaveCount(1, { timeout: 1000 });
  }).toPass();
  await page.keyboard.type("Đã rà soát xong trong tháng.");
  await page.keyboard.press("Control+s");
  await expect(status(page)).toContainText(/Đã lưu lúc/);
  await expect(completeness(page)).not.toHaveText(left ?? "");
});

test.describe("from home to the receipt", () => {
  test.describe.configure({ mode: "serial" });

  test("an agency with nine tasks and no news sends in three clicks", async ({ as }) => {
    // The busiest body, on the first days of a month that nobody has begun.
    await server.moveTo("2023-11-06");
    // Its numbers are in: of a month that is over there are always new ones, which somebody has to say.
    const context = await contextAt(server.database.db, "cong-an-tinh", "2023-11-06");
    await enterAllFigures(context, OCTOBER.add({ months: 1 }));
    const page = await as("cong-an-tinh");
    await page.goto("/");
    await expect(page.locator("[data-due]")).toContainText(/còn (9|1\d) mục chưa điền/);
    const effort = new Effort(page);
    await effort.click("link", "Soạn báo cáo");
    await effort.unfold(/mục còn lại: không phát sinh/);
    await effort.click("button", "Ghi và gửi báo cáo");
    await expect(receipt(page)).toHaveText("BN-2023.11-CONG-AN-TINH-1");
    console.log(`No news: ${effort.clicks} clicks, ${effort.inputs} fields, pages ${effort.pages.join(", ")}`);
    expect(effort.clicks).toBeLessThanOrEqual(3);
    expect(effort.inputs).toBe(0);
  });

  test("one with two changes in two pages and twelve interactions at most", async ({ as }) => {
    const page = await as("so-tttt");
    await page.goto("/");
    const effort = new Effort(page);
    await effort.click("link", "Soạn báo cáo");
    await expect(page).toHaveURL("/reports/2023-11/so-tttt");
    await effort.type(26, /^Kết quả thực hiện/, "Đã nghiệm thu 7/7 phân hệ ngày 03/11/2023.");
    await effort.type(26, /^Tiến độ/, "95");
    effort.clicks += 1;
    await line(page, 8).locator("summary").first().click();
    await effort.type(8, /^Kết quả thực hiện/, "Kho dữ liệu dùng chung có 11 bộ dữ liệu.");
    await effort.unfold(/mục còn lại: không phát sinh/);
    await effort.click("button", "Ghi và gửi báo cáo");
    await expect(receipt(page)).toHaveText("BN-2023.11-SO-TTTT-1");
    const seen = new Set(["/", ...effort.pages]);
    console.log(`Two changes: ${effort.all} interactions, pages ${[...seen].join(", ")}`);
    expect(effort.all).toBeLessThanOrEqual(12);
    expect(seen.size).toBeLessThanOrEqual(2);
    const word = await server.database.db.progressUpdate.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(word.source).toBe("REPORT");
    await page.goto("/tasks/26");
    await expect(page.locator("main")).toContainText("Đã nghiệm thu 7/7 phân hệ");
    await expect(page.locator("main")).toContainText("báo cáo tháng 11/2023");
  });
});
