import { ADMINISTRATOR, OFFICER, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

serverForThisFile();

/** Task 26 is due on 31/10/2023 since its extension; in the demo nothing is off that day. */
const TASK = "/tasks/26";
const MOVED = "31/10/2023 (thứ Ba) → 01/11/2023, ngày làm việc tiếp theo";

test("a day off moves a deadline where the plan says so, and gives it back @both", async ({ as }) => {
  const admin = await as(ADMINISTRATOR.username);
  const secretary = await as(SECRETARY.username);

  await test.step("the administrator adds a holiday; the date is kept", async () => {
    await admin.goto("/admin");
    await admin.getByRole("link", { name: "Ngày nghỉ, ngày làm bù" }).click();
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Lịch làm việc năm 2023");
    await typeDay(admin, { date: "31/10/2023", name: "Nghỉ theo quyết định", kind: "Nghỉ lễ, tết" });
    await expect(admin.getByText("Đã thêm ngày vào lịch.")).toBeVisible();
    await expect(admin.locator('tr[data-day="2023-10-31"]')).toContainText("thứ Ba");
    await secretary.goto(TASK);
    await expect(deadlines(secretary)).not.toContainText("→");
  });

  await test.step("with dates moved to the next working day, the task shows both", async () => {
    await setDayOffRule(admin, "Chuyển sang ngày làm việc tiếp theo");
    await expect(admin.getByText("Đã lưu cài đặt.")).toBeVisible();
    await secretary.goto(TASK);
    await expect(deadlines(secretary)).toContainText(MOVED);
    await expect(secretary.locator("main")).toContainText("còn 22 ngày");
    await secretary.goto("/tasks?q=26");
    await expect(secretary.getByRole("row", { name: /→ 01\/11\/2023/ })).toContainText("31/10/2023");
  });

  await test.step("31/10 gives no more time than 01/11: a request for that day is told so", async () => {
    await secretary.goto(`${TASK}/extension`);
    await secretary.getByLabel("Hạn mới đề nghị").fill("01/11/2023");
    await secretary.getByLabel("Lý do").fill("Chờ nghiệm thu");
    await secretary.getByRole("button", { name: "Gửi đề nghị" }).click();
    await expect(refusal(secretary).filter({ hasText: MOVED })).toBeVisible();
  });

  await test.step("the rule and the day are taken back, and the record tells of both", async () => {
    await setDayOffRule(admin, "Giữ nguyên ngày");
    await admin.goto("/admin/calendar?year=2023");
    await admin.locator('tr[data-day="2023-10-31"]').getByRole("link").click();
    await admin.getByRole("button", { name: "Xóa khỏi lịch" }).click();
    await expect(admin.getByText("Đã xóa ngày khỏi lịch")).toBeVisible();
    await expect(admin.locator('tr[data-day="2023-10-31"]')).toHaveCount(0);
    await secretary.goto(TASK);
    await expect(deadlines(secretary)).not.toContainText("→");
    await admin.goto("/admin/audit");
    const trail = admin.getByRole("table", { name: "Nhật ký" });
    await expect(trail).toContainText("Xóa ngày khỏi lịch làm việc");
    await expect(trail).toContainText("Giữ nguyên ngày → Chuyển sang ngày làm việc tiếp theo");
  });
});

test("a day that cannot be is told beside the field, and what was typed stays @both", async ({ as }) => {
  const admin = await as(ADMINISTRATOR.username);
  await admin.goto("/admin/calendar?year=2023");
  const refuse = async (day: Day, field: string, message: string) => {
    await typeDay(admin, day);
    const form = admin.getByRole("form", { name: "Thêm ngày vào lịch" });
    await expect(form.getByRole("alert")).toContainText(message);
    await expect(form.getByLabel(field, { exact: true })).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByLabel(field, { exact: true })).toHaveAccessibleDescription(new RegExp(escaped(message)));
    if (day.date) await expect(form.getByLabel("Ngày", { exact: true })).toHaveValue(day.date);
    if (day.name) await expect(form.getByLabel("Tên", { exact: true })).toHaveValue(day.name);
  };
  await refuse({ date: "31/02/2023", name: "Nghỉ", kind: "Nghỉ lễ, tết" }, "Ngày", "Nhập ngày có thật");
  await refuse({ date: "01/05/2023", name: "Nghỉ", kind: "Nghỉ lễ, tết" }, "Ngày", "Ngày 01/05/2023 đã có trong lịch");
  await refuse({ date: "13/10/2023", name: "Bù", kind: "Làm bù" }, "Loại", "Ngày này là thứ Sáu, vốn là ngày làm việc");
  await refuse({ date: "14/10/2023", name: "Bù", kind: "Nghỉ bù" }, "Loại", "Ngày này là thứ Bảy, vốn là ngày nghỉ");
  await refuse({ date: "13/10/2023", name: "", kind: "Nghỉ lễ, tết" }, "Tên", "Nhập tên ngày");
  await admin.goto("/admin/calendar?year=2023");
  await expect(admin.locator("tr[data-day]")).toHaveCount(17);
});

test("who saves second sees what is stored, and decides @both", async ({ as }) => {
  const first = await as(ADMINISTRATOR.username);
  const second = await as(ADMINISTRATOR.username);
  await second.goto("/admin/settings");
  await saveSetting(first, "Báo “sắp đến hạn” trước", "20");
  await expect(first.getByText("Đã lưu cài đặt.")).toBeVisible();
  await second.getByLabel("Báo “sắp đến hạn” trước").fill("25");
  await second.getByRole("button", { name: "Lưu cài đặt" }).click();
  await expect(refusal(second)).toContainText("Có người vừa lưu cài đặt");
  await expect(second.getByText("Giá trị đã lưu: 20 ngày")).toBeVisible();
  await expect(second.getByLabel("Báo “sắp đến hạn” trước")).toHaveValue("25");
  await second.getByRole("button", { name: "Lưu cài đặt" }).click();
  await expect(second.getByText("Đã lưu cài đặt.")).toBeVisible();
  await saveSetting(first, "Báo “sắp đến hạn” trước", "30");
  await saveSetting(first, "Đơn vị nộp báo cáo tháng trước ngày", "14");
  await expect(refusal(first)).toContainText("phải sau ngày chốt số liệu (14)");
});

test("a request with short notice is taken and marked, in the queue and on the task @both", async ({ as }) => {
  const admin = await as(ADMINISTRATOR.username);
  await saveSetting(admin, "Số ngày làm việc phải đề nghị gia hạn trước hạn", "20");
  const secretary = await as(SECRETARY.username);
  await secretary.goto(`${TASK}/extension`);
  await expect(secretary.getByText("Đã qua 03/10/2023 (thứ Ba), 20 ngày làm việc trước hạn")).toBeVisible();
  await secretary.getByLabel("Hạn mới đề nghị").fill("30/11/2023");
  await secretary.getByLabel("Lý do").fill("Chờ nghiệm thu");
  await secretary.getByRole("button", { name: "Gửi đề nghị" }).click();
  await expect(deadlines(secretary)).toContainText("gửi sau hạn đề nghị");
  await secretary.goto("/review/extensions");
  const card = secretary.getByRole("article", { name: /nhiệm vụ 26$/ }).first();
  await expect(card).toContainText("Sau hạn đề nghị");
  await card.getByLabel("Ý kiến, lý do").fill("Chưa nêu lộ trình");
  await card.getByRole("button", { name: "Không đồng ý" }).click();
  await saveSetting(admin, "Số ngày làm việc phải đề nghị gia hạn trước hạn", "0");
});

test("dates that cannot be are refused beside the field on requests and guidance @both", async ({ as }) => {
  const secretary = await as(SECRETARY.username);
  await secretary.goto(`${TASK}/extension`);
  for (const [date, message] of [
    ["31/02/2024", "Nhập ngày có thật"],
    ["30/09/2023", "Hạn mới phải sau hạn đang áp dụng (31/10/2023)"],
    ["31/10/2023", "Hạn mới phải sau hạn đang áp dụng (31/10/2023)"],
  ] as const) {
    await secretary.getByLabel("Hạn mới đề nghị").fill(date);
    await secretary.getByLabel("Lý do").fill("Chờ nghiệm thu");
    await secretary.getByRole("button", { name: "Gửi đề nghị" }).click();
    await expect(secretary.getByLabel("Hạn mới đề nghị")).toHaveAccessibleDescription(new RegExp(escaped(message)));
    await expect(secretary.getByLabel("Hạn mới đề nghị")).toHaveValue(date);
    await expect(secretary.getByLabel("Lý do")).toHaveValue("Chờ nghiệm thu");
  }
  await secretary.goto("/tasks/21/guidance");
  const long = "x".repeat(1001);
  for (const [typed, wrong] of [
    [{ documentNumber: "", documentTitle: long }, ["documentNumber", "documentTitle"]],
    [{ documentDate: "31/02/2023", dueOn: "32/10/2023" }, ["documentDate", "dueOn"]],
    [{ documentDate: "11/10/2023" }, ["documentDate"]],
    [{ dueOn: "01/10/2023" }, ["dueOn"]],
  ] as const) {
    const whole = { ...GUIDANCE, ...typed };
    for (const [name, value] of Object.entries(whole)) await secretary.locator(`#${name}`).fill(value);
    await secretary.getByRole("button", { name: "Ghi nhận và bắt đầu tính hạn" }).click();
    await expect(refusal(secretary)).toContainText(`còn ${wrong.length} chỗ cần sửa`);
    for (const [name, value] of Object.entries(whole)) {
      await expect(secretary.locator(`#${name}`)).toHaveValue(value);
      const invalid = (wrong as readonly string[]).includes(name);
      await expect(secretary.locator(`#${name}[aria-invalid]`)).toHaveCount(invalid ? 1 : 0);
    }
  }
  await secretary.goto("/tasks/21");
  await expect(secretary.locator("main")).toContainText("Chờ hướng dẫn");
});

test("the secretariat looks the settings up and changes nothing; an officer is not let in", async ({ as }) => {
  const secretary = await as(SECRETARY.username);
  await secretary.goto("/documents");
  await secretary.getByRole("link", { name: "Cách tính hạn" }).click();
  await expect(secretary.getByRole("heading", { level: 1 })).toHaveText("Cài đặt kế hoạch năm 2023");
  await expect(secretary.getByRole("button", { name: "Lưu cài đặt" })).toHaveCount(0);
  await secretary.getByRole("link", { name: "Lịch làm việc" }).click();
  await expect(secretary.locator("tr[data-day]").first()).toBeVisible();
  await expect(secretary.getByRole("form", { name: "Thêm ngày vào lịch" })).toHaveCount(0);
  const officer = await as(OFFICER.username);
  for (const path of ["/admin/calendar", "/admin/settings", "/admin/calendar/1"]) {
    await officer.goto(path);
    await expect(officer).toHaveURL(/\/no-access$/);
  }
});

const GUIDANCE = {
  documentNumber: "5543/BYT-KCB",
  documentDate: "02/10/2023",
  documentIssuer: "Bộ Y tế",
  documentTitle: "Hướng dẫn cấu trúc thông tin hồ sơ sức khỏe người lái xe",
  dueOn: "20/12/2023",
};

type Day = { date: string; name: string; kind: string };

async function typeDay(page: Page, { date, name, kind }: Day): Promise<void> {
  const form = page.getByRole("form", { name: "Thêm ngày vào lịch" });
  await form.getByLabel("Ngày", { exact: true }).fill(date);
  await form.getByLabel("Tên", { exact: true }).fill(name);
  await form.getByLabel("Loại", { exact: true }).selectOption({ label: kind });
  await form.getByRole("button", { name: "Thêm vào lịch" }).click();
}

async function setDayOffRule(page: Page, words: string): Promise<void> {
  await page.goto("/admin/settings");
  await page.getByText(words, { exact: true }).click();
  await page.getByRole("button", { name: "Lưu cài đặt" }).click();
}

async function saveSetting(page: Page, label: string, value: string): Promise<void> {
  await page.goto("/admin/settings");
  await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: "Lưu cài đặt" }).click();
  await page.waitForLoadState("networkidle");
}

/** What a form says on top; the router's own announcer is an alert too. */
function refusal(page: Page) {
  return page.locator("form").getByRole("alert");
}

function deadlines(page: Page) {
  return page.getByRole("region", { name: "Lịch sử thời hạn" });
}

function escaped(words: string): string {
  return words.replace(/[()/.]/g, "\\$&");
}
