import { HEAD, LEADER, member, OFFICER, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { formFields } from "../support/forms.ts";

const server = serverForThisFile();

// Each story walks through many screens.
test.describe.configure({ timeout: 150_000 });

const PAST = "2023-06-30";

/** Every screen that shows the state of the plan, by whoever has it. */
const SCREENS: readonly [username: string, path: string][] = [
  [OFFICER.username, "/"],
  [OFFICER.username, "/?view=closed"],
  [LEADER.username, "/"],
  [SECRETARY.username, "/"],
  [SECRETARY.username, "/tasks?bucket=OVERDUE"],
  [OFFICER.username, "/tasks/16"],
  [SECRETARY.username, "/tasks/16?rows=all"],
  [SECRETARY.username, "/tasks/10?rows=matrix"],
  [SECRETARY.username, "/tasks/10?rows=missing"],
  [SECRETARY.username, "/tasks/21"],
  [OFFICER.username, "/tasks/16/update"],
  [SECRETARY.username, "/tasks/26/extension"],
  [SECRETARY.username, "/tasks/3/guidance"],
  [SECRETARY.username, "/review"],
  [SECRETARY.username, "/review/overdue?group=agency"],
  [SECRETARY.username, "/review/extensions"],
  [LEADER.username, "/charts"],
  [OFFICER.username, "/documents?part=III"],
  [LEADER.username, "/agencies"],
  [LEADER.username, "/agencies/so-tttt"],
  [OFFICER.username, "/alerts"],
  [OFFICER.username, "/alerts?view=all"],
];

const FORMS = /\/(update|extension|guidance)$/;

test("every screen of an earlier day says so, keeps it in its links, and offers nothing to write @nojs", async ({
  as,
}) => {
  test.setTimeout(240_000);
  const people = new Map<string, Page>();
  for (const [username, path] of SCREENS) {
    const page = people.get(username) ?? (await as(username));
    people.set(username, page);
    const asked = `${path}${path.includes("?") ? "&" : "?"}asOf=${PAST}`;
    await page.goto(asked);
    const banner = page.getByRole("complementary", { name: "Ngày của số liệu" });
    await expect(banner, asked).toContainText("Đang xem số liệu của ngày 30/06/2023");
    const back = await banner.getByRole("link", { name: "Về số liệu hôm nay" }).getAttribute("href");
    expect(back, asked).toBe(path);
    // Forms that write are posted; those that only look something up are not.
    expect(await page.locator('main form[method="POST" i], main form[action=""]').count(), asked).toBe(0);
    const links = await page
      .locator("main a[href^='/']:not(.band a)")
      .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
    // In place of a form stands the way to the form of today.
    const ofToday = FORMS.test(path) ? [path] : [];
    expect(
      links.filter((href) => !href.includes(`asOf=${PAST}`)),
      asked,
    ).toEqual(ofToday);
  }
});

test("a day that is none, has yet to come or lies before the plan leaves every screen at today, and says why", async ({
  as,
}) => {
  const page = await as(LEADER.username);
  for (const [asOf, words] of [
    ["2023-02-31", "không có thật"],
    ["2023-10-11", "Chưa có số liệu"],
    ["2022-12-31", "chưa ban hành"],
  ] as const) {
    for (const path of [
      "/",
      "/tasks",
      "/review/overdue",
      "/charts",
      "/agencies",
      "/agencies/so-tttt",
      "/documents",
      "/alerts",
    ]) {
      await page.goto(`${path}?asOf=${asOf}`);
      await expect(page.getByRole("complementary", { name: "Ngày của số liệu" }), path).toContainText(words);
    }
  }
});

test("what is posted from a page of an earlier day is written nowhere, and told so", async ({ as }) => {
  const officer = await as(OFFICER.username);
  const { db } = server.database;
  const updates = await db.progressUpdate.count();
  const html = await (await officer.request.get("/tasks/16/update")).text();
  const multipart = { ...formFields(html, 'name="assignmentId"'), result: "Ghi lùi ngày." };
  const answer = await officer.request.post(`/tasks/16/update?asOf=${PAST}`, {
    multipart,
    headers: { origin: server.url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  await officer.goto(answer.headers()["location"] ?? "");
  await expect(officer.getByText("Nội dung vừa gửi chưa được ghi")).toBeVisible();
  expect(await db.progressUpdate.count()).toBe(updates);
  await officer.getByRole("link", { name: "Mở trang theo số liệu hôm nay" }).click();
  await expect(officer).toHaveURL(/\/tasks\/16\/update$/);
  await expect(officer.getByRole("button", { name: "Lưu cập nhật" })).toBeVisible();
});

test("the day is chosen on the page, which keeps what narrows it and how deadlines are read @both", async ({ as }) => {
  const page = await as(LEADER.username);
  for (const path of ["/", "/tasks?bucket=OVERDUE", "/review/overdue?group=agency", "/charts", "/agencies"]) {
    await page.goto(path);
    await page.getByLabel("Xem số liệu đến ngày").fill(PAST);
    const loaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Xem ngày này" }).click();
    await loaded;
    await expect(page).toHaveURL(new RegExp(`asOf=${PAST}`));
    for (const kept of path.split("?")[1]?.split("&") ?? []) expect(page.url()).toContain(kept);
    if (path.startsWith("/tasks")) continue;
    await page.getByRole("navigation", { name: "Tính theo hạn nào" }).getByRole("link", { name: "Hạn gốc" }).click();
    await expect(page).toHaveURL(/basis=original/);
    await expect(page).toHaveURL(new RegExp(`asOf=${PAST}`));
    await expect(page.getByText(/theo hạn gốc/i).first()).toBeVisible();
  }
});

test("both readings of every figure: what an extension has mended is late by the plan's own deadline @both", async ({
  as,
}) => {
  const page = await as(LEADER.username);
  for (const [basis, tasks, parts] of [
    ["", [16, 17], 4],
    ["original", [16, 17, 26], 5],
  ] as const) {
    const query = basis ? `?basis=${basis}` : "";
    await page.goto(`/tasks${query}`);
    await expect(page.locator('nav a[data-bucket="OVERDUE"] b')).toHaveText(String(tasks.length));
    await page.goto(`/charts${query}`);
    await expect(page.locator("[data-headline]")).toContainText(`${tasks.length} nhiệm vụ quá hạn`);
    await page.goto(`/${query}`);
    await expect(page.locator("[data-headline]")).toContainText(`${tasks.length} nhiệm vụ quá hạn`);
    await expect(page.getByRole("region", { name: /Phần việc quá hạn/ })).toContainText(`${parts} phần việc`);
    await page.goto(`/review/overdue?kind=part${basis ? `&basis=${basis}` : ""}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`${parts} phần việc quá hạn`);
    await page.goto(`/agencies/so-tttt${query}`);
    await expect(page.locator('li[data-task="26"]')).toContainText(basis ? "Quá hạn 102 ngày" : "Sắp đến hạn");
    await page.goto(`/agencies${query}`);
    await expect(page.locator('tr[data-agency="so-tttt"] td').nth(3)).toContainText(basis ? "1" : "0");
  }
});

test("an extension of task 26 is asked, granted, and shown with the original date by both readings @both", async ({
  as,
}) => {
  const lead = await as("so-tttt");
  const secretary = await as(SECRETARY.username);

  await test.step("the lead asks before the deadline", async () => {
    await lead.goto("/tasks/26");
    await lead.getByRole("link", { name: "Đề nghị gia hạn" }).click();
    await lead.getByLabel("Hạn mới đề nghị").fill("30/11/2023");
    await lead.getByLabel("Lý do").fill("Chờ nghiệm thu phân hệ số hóa hồ sơ.");
    await lead.getByRole("button", { name: "Gửi đề nghị" }).click();
    await expect(lead).toHaveURL(/\/tasks\/26\?done=asked/);
    await expect(lead.getByRole("region", { name: "Lịch sử thời hạn" })).toContainText("Đang chờ quyết định");
  });

  await test.step("a request alone moves nothing", async () => {
    await lead.goto("/tasks");
    await expect(lead.locator('tr[data-task="26"]')).toContainText("31/10/2023");
  });

  await test.step("the secretariat grants it by a document", async () => {
    await secretary.goto("/review/extensions");
    const request = secretary.getByRole("article", { name: /nhiệm vụ 26$/ });
    await expect(request).toContainText("31/10/2023 → 30/11/2023");
    await request.getByLabel("Số, ký hiệu văn bản quyết định").fill("4100/VP-KGVX");
    await request.getByLabel("Ngày văn bản quyết định").fill("09/10/2023");
    await request.getByLabel("Cơ quan ban hành").fill("Văn phòng UBND tỉnh");
    await request.getByRole("button", { name: "Đồng ý gia hạn" }).click();
    await expect(secretary).toHaveURL(/done=granted/);
  });

  await test.step("the task and the table show the new date with the original", async () => {
    await lead.goto("/tasks/26");
    const history = lead.getByRole("region", { name: "Lịch sử thời hạn" });
    await expect(history).toContainText("30/06/2023");
    await expect(history).toContainText("Gia hạn lần 2, đang áp dụng");
    await expect(history).toContainText("4100/VP-KGVX");
    await lead.goto("/tasks");
    const row = lead.locator('tr[data-task="26"]');
    await expect(row).toContainText("30/11/2023");
    await expect(row).toContainText("gốc 30/06/2023");
    await expect(row).toContainText("Trong hạn");
  });

  await test.step("the charts count it by both readings", async () => {
    await lead.goto("/charts");
    expect(await bucketTable(lead)).toMatchObject({ ON_TRACK: "14, 20, 22, 26", OVERDUE: "16, 17" });
    await expect(lead.locator(".kpis").getByRole("link", { name: /Sắp đến hạn/ })).toContainText("0/11");
    await expect(lead.locator(".kpis").getByRole("link", { name: /^Quá hạn/ })).toContainText("Theo hạn gốc: 3/11");
    await lead.getByRole("navigation", { name: "Tính theo hạn nào" }).getByRole("link", { name: "Hạn gốc" }).click();
    await expect(lead).toHaveURL(/\/charts\?basis=original$/);
    await expect(lead.locator("[data-headline]")).toContainText("theo hạn gốc");
    expect(await bucketTable(lead)).toMatchObject({ ON_TRACK: "14, 20, 22", OVERDUE: "16, 17, 26" });
    const year = await openTable(lead, "thoi-han", "Thời hạn các nhiệm vụ");
    const row = year.getByRole("row").filter({ hasText: "Nâng cấp Hệ thống" });
    await expect(row).toContainText("30/06/2023");
    await expect(row).toContainText("30/11/2023");
    await expect(row).toContainText("chậm 102 ngày");
  });

  await test.step("the day before, everything stood as it then stood", async () => {
    await lead.goto("/tasks/26?asOf=2023-10-09");
    const history = lead.getByRole("region", { name: "Lịch sử thời hạn" });
    await expect(history).toContainText("Gia hạn lần 1, đang áp dụng");
    await expect(history).not.toContainText("30/11/2023");
    await expect(history).not.toContainText("Đang chờ quyết định");
    await lead.getByRole("link", { name: "Bảng theo dõi nhiệm vụ" }).click();
    await expect(lead).toHaveURL(/\/tasks\?asOf=2023-10-09$/);
    await expect(lead.locator('tr[data-task="26"]')).toContainText("31/10/2023");
    await expect(lead.locator('tr[data-task="26"]')).toContainText("Sắp đến hạn");
    await lead.goto("/charts?asOf=2023-10-09");
    await expect(lead.locator(".kpis").getByRole("link", { name: /Sắp đến hạn/ })).toContainText("1/11");
    await secretary.goto("/review/extensions?asOf=2023-10-09");
    await expect(secretary.getByRole("article")).toHaveCount(0);
  });
});

test("the head of an agency sees on the home only what is theirs to chase @both", async ({ as }) => {
  const head = await as(HEAD.username);
  await head.goto("/");
  const held = await server.database.db.assignment.findMany({
    where: { agency: { code: HEAD.agency ?? "" } },
    select: { task: { select: { number: true } } },
  });
  const own = held.map(({ task }) => task.number);
  const shown = [...(await numbersOf(head)), ...(await numbersOf(await opened(head, "/?view=closed")))];
  expect(shown.toSorted((a, b) => a - b)).toEqual(own.toSorted((a, b) => a - b));
  await head.goto("/");
  await expect(head.locator('tr[data-task="16"]')).toContainText("Quá hạn 10 ngày");
  expect((await numbersOf(head))[0], "what is late stands first").toBe(16);
  await expect(head.getByRole("main")).not.toContainText("Tòa án");
  await expect(head.getByRole("main")).not.toContainText("Nhiệm vụ 17");
});

test("one click on a share names the bodies that are missing, and no others @both", async ({ as }) => {
  const page = await as(LEADER.username);
  await page.goto("/tasks");
  await page.locator('tr[data-task="10"]').getByRole("link", { name: "Tháng 9: 24/26 đơn vị" }).click();
  await expect(page).toHaveURL(/\/tasks\/10\?rows=missing/);
  expect(await agenciesOf(page)).toEqual(["huyen-yen-the", "huyen-son-dong"]);
  await expect(page.locator("[data-picked]")).toHaveText("2/26 đơn vị chủ trì chưa cập nhật tháng 9/2023");

  await page
    .getByRole("navigation", { name: "Cách xem cơ quan thực hiện" })
    .getByRole("link", { name: "Bảng đơn vị" })
    .click();
  await expect(page.locator("th[data-column]")).toHaveCount(9);
  await page.locator('th[data-column="2023-08"] a').click();
  await expect(page).toHaveURL(/pick=2023-08/);
  expect(await agenciesOf(page)).toEqual(["huyen-yen-the", "huyen-luc-ngan"]);

  await page.goto("/tasks/16?rows=matrix");
  await expect(page.locator('tr[data-state="OVERDUE"]')).toHaveCount(3);
  await page.locator('th[data-column="OVERDUE"] a').click();
  await expect(page).toHaveURL(/pick=OVERDUE/);
  expect(await agenciesOf(page)).toEqual(["so-tnmt", "huyen-luc-ngan", "huyen-son-dong"]);
});

test("a shared task that stands open again says how many are done, everywhere, and names the three @both", async ({
  as,
}) => {
  const secretary = await as(SECRETARY.username);
  for (const name of ["Yên Thế", "Lục Ngạn", "Sơn Động"]) {
    await secretary.goto("/tasks/1");
    await secretary.getByText("Mở lại phần việc đã xác nhận hoàn thành").click();
    const form = secretary.locator("form").filter({ has: secretary.getByLabel("Lý do mở lại") });
    await form.getByLabel("Phần việc đã xác nhận").selectOption({ label: `UBND huyện ${name}` });
    await form.getByLabel("Lý do mở lại").fill("Kế hoạch cấp xã chưa đủ.");
    await form.getByRole("button", { name: "Mở lại phần việc" }).click();
    await expect(secretary).toHaveURL(/done=reopened/);
  }
  const leader = await as(LEADER.username);
  await leader.goto("/tasks");
  const row = leader.locator('tr[data-task="1"]');
  await expect(row).toContainText("8/11 đơn vị đã xong");
  await expect(row).toContainText("Quá hạn do: Yên Thế, Lục Ngạn, Sơn Động.");
  await row.getByRole("link", { name: /^8\/11 đơn vị/ }).click();
  expect(await agenciesOf(leader)).toEqual(["huyen-yen-the", "huyen-luc-ngan", "huyen-son-dong"]);
  await leader.goto("/charts");
  const year = await openTable(leader, "thoi-han", "Thời hạn các nhiệm vụ");
  await expect(year.getByRole("row").filter({ hasText: "Xây dựng các Kế hoạch" })).toContainText("8/11 đơn vị");
});

test("a coordinator confirms its part in one step, and the task says so @both", async ({ as }) => {
  const officer = await as(member("so-y-te").username);
  await officer.goto("/tasks/20");
  const form = officer.getByRole("form", { name: "Xác nhận phần việc" });
  await form.getByRole("button", { name: "Xác nhận phần việc đã xong" }).click();
  await expect(form.getByRole("alert")).toContainText("còn 2 chỗ cần sửa");
  await expect(form.getByLabel("Ngày hoàn thành")).toHaveValue("10/10/2023");
  await form.getByLabel("Số, ký hiệu văn bản").fill("210/BC-SYT");
  await form.getByLabel("Ngày văn bản").fill("10/10/2023");
  await form.getByRole("button", { name: "Xác nhận phần việc đã xong" }).click();
  await expect(officer).toHaveURL(/\/tasks\/20\?done=claimed/);
  await expect(officer.getByRole("main")).toContainText("Phối hợp: 3/3 đã xác nhận phần việc");
  await expect(officer.getByRole("form", { name: "Xác nhận phần việc" })).toHaveCount(0);
});

async function opened(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}

async function numbersOf(page: Page): Promise<number[]> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page.locator("tr[data-task]").evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-task"))));
}

async function agenciesOf(page: Page): Promise<string[]> {
  await expect(page.locator("[data-picked]")).toBeVisible();
  return page
    .locator("#co-quan tr[data-agency]")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("data-agency") ?? ""));
}

/** A chart's figures: behind a fold where there is JavaScript to draw it, in its place where there is none. */
async function openTable(page: Page, chart: string, name: string) {
  const fold = page.locator(`#${chart} summary`);
  const table = page.getByRole("table", { name });
  // A fold that was open stays open from one reading to the other.
  if (!(await table.isVisible()) && (await fold.isVisible())) await fold.click();
  await expect(table).toBeVisible();
  return table;
}

/** The numbers of the tasks in each bucket, as the first chart's table lists them. */
async function bucketTable(page: Page): Promise<Record<string, string>> {
  const table = await openTable(page, "trang-thai", "Số nhiệm vụ theo trạng thái");
  const rows = await table.locator("tr[data-bucket]").all();
  const entries = rows.map(
    async (row) =>
      [(await row.getAttribute("data-bucket")) ?? "", (await row.locator("td").last().textContent()) ?? ""] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
