import { unsubscribeLink } from "../../lib/oversight/mail-links.ts";
import { seriousFindings, sidewaysOverflow } from "../support/axe.ts";
import { ADMINISTRATOR, HEAD, OFFICER, SECRETARY } from "../support/cast.ts";
import { expect, serverForThisFile, test } from "../support/fixtures.ts";
import { eventsOf, readCalendar } from "../support/icalendar.ts";
import { TEST_SECRET } from "../support/server.ts";

// Nobody listens there: what is sent fails, and says so. Sending itself is tested against a real server in tests/db.
const server = serverForThisFile({ env: { SMTP_URL: "smtp://127.0.0.1:1", MAIL_FROM: "da06@example.vn" } });

test("the calendar's address is shown once, read without a cookie, replaced and revoked @both", async ({
  as,
  playwright,
}) => {
  const page = await as(OFFICER.username);
  const phone = await playwright.request.newContext();
  await page.goto("/account");
  await page.getByRole("button", { name: "Tạo địa chỉ lịch" }).click();
  const address = page.locator("#dia-chi-lich");
  await expect(address).toHaveText(/\/api\/calendar\/[\w-]{43}\.ics$/);
  const first = (await address.textContent()) ?? "";

  const answer = await phone.get(first);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, no-cache",
  });
  const events = eventsOf(readCalendar(await answer.text()));
  expect(events.some(({ summary }) => summary.startsWith("Quá hạn từ 01/10/2023: Nhiệm vụ 16"))).toBe(true);
  const tag = answer.headers()["etag"] ?? "";
  expect((await phone.get(first, { headers: { "if-none-match": tag } })).status()).toBe(304);

  await page.goto("/account");
  await expect(address).toHaveCount(0);
  await expect(page.getByText("ứng dụng lịch đọc gần nhất lúc")).toBeVisible();
  await page.getByRole("button", { name: "Thay địa chỉ mới" }).click();
  await expect(address).toHaveText(/\.ics$/);
  const second = (await address.textContent()) ?? "";
  const gone = await phone.get(first);
  const unknown = await phone.get(first.replace(/.{43}\.ics$/, `${"x".repeat(43)}.ics`));
  expect([gone.status(), await gone.text()]).toEqual([404, await unknown.text()]);
  expect((await phone.get(second)).status()).toBe(200);

  await page.getByRole("button", { name: "Thu hồi" }).click();
  await expect(page.getByText("Đã thu hồi địa chỉ lịch.")).toBeVisible();
  expect((await phone.get(second)).status()).toBe(404);
  await phone.dispose();
});

test("which kinds come by e-mail is chosen on the account page @both", async ({ as, javaScriptEnabled }) => {
  const page = await as(OFFICER.username);
  await page.goto("/account");
  const silent = page.getByLabel("Chưa cập nhật nhiều tháng liền");
  await expect(silent).toBeChecked();
  await silent.uncheck();
  await page.getByRole("button", { name: "Lưu lựa chọn" }).click();
  await expect(page.getByText("Đã lưu lựa chọn nhận thư.")).toBeVisible();
  await expect(silent).not.toBeChecked();
  await expect(page.getByLabel("Quá hạn", { exact: true })).toBeChecked();
  if (javaScriptEnabled) expect(await seriousFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sidewaysOverflow(page)).toBeNull();
});

/** The link of an e-mail, as the server of this file would sign it. */
async function linkOf(username: string, subject: "SILENT" | "ALL"): Promise<string> {
  const { id } = await server.database.db.user.findFirstOrThrow({ where: { username } });
  return unsubscribeLink({ publicUrl: server.url, authSecret: TEST_SECRET }, { userId: id, subject });
}

test("the link of an e-mail asks when it is opened, and ends that kind by its button, without a sign-in @both", async ({
  as,
  javaScriptEnabled,
}) => {
  const optOuts = () => server.database.db.mailOptOut.count({ where: { user: { username: HEAD.username } } });
  const page = await as(null);
  await page.goto(await linkOf(HEAD.username, "SILENT"));
  await expect(page.getByText("Ngừng gửi thư về thông báo “Chưa cập nhật nhiều tháng liền”")).toBeVisible();
  expect(await optOuts()).toBe(0);
  if (javaScriptEnabled) expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Ngừng nhận" }).click();
  await expect(page.getByRole("heading", { name: /Đã ngừng gửi thư về thông báo/ })).toBeVisible();
  expect(await optOuts()).toBe(1);
  await page.goto(`${await linkOf(HEAD.username, "SILENT")}x`);
  await expect(page.getByRole("heading", { name: "Đường dẫn này không đúng" })).toBeVisible();
});

test("one click of a mail reader ends them too; only opening, as scanners do, ends nothing", async ({ playwright }) => {
  const optOuts = () => server.database.db.mailOptOut.count({ where: { user: { username: SECRETARY.username } } });
  const reader = await playwright.request.newContext();
  const link = await linkOf(SECRETARY.username, "ALL");
  expect((await reader.get(link)).status()).toBe(200);
  expect((await reader.head(link)).ok()).toBe(true);
  expect(await optOuts()).toBe(0);
  const wrong = await reader.post(link.replace("kind=ALL", "kind=SILENT"));
  expect(wrong.status()).toBe(404);
  expect(await optOuts()).toBe(0);
  const click = await reader.post(link, { form: { "List-Unsubscribe": "One-Click" }, maxRedirects: 0 });
  expect(click.status()).toBe(200);
  expect(await optOuts()).toBeGreaterThan(5);
  await reader.dispose();
});

test("the administrator sees what did not go out and why, sends it again, and tests the mail server @both", async ({
  as,
  javaScriptEnabled,
}) => {
  const { db } = server.database;
  const { id: userId } = await db.user.findFirstOrThrow({ where: { username: SECRETARY.username } });
  const { id } = await db.mailDigest.create({
    data: {
      userId,
      day: new Date("2023-10-10"),
      address: "sai-dia-chi@demo.invalid",
      subject: "[Đề án 06] 1 việc cần xử lý ngay – 10/10/2023",
      text: "Kính gửi",
      html: "<p>Kính gửi</p>",
      status: "FAILED",
      attempts: 1,
      lastFailure: "550 5.1.1 No such user here",
      nextTryAt: new Date("2023-10-10T01:00:00Z"),
      createdAt: new Date("2023-10-10T00:00:00Z"),
    },
  });
  const page = await as(ADMINISTRATOR.username);
  await page.goto("/admin/jobs");
  const row = page.locator(`[data-mail="${id}"]`);
  await expect(row).toContainText("Không gửi được");
  await expect(row).toContainText("550 5.1.1 No such user here");
  await expect(row).toContainText("sai-dia-chi@demo.invalid");
  await row.getByRole("button", { name: "Gửi lại" }).click();
  await expect(page.getByText("Thư được gửi lại trong vòng một phút.")).toBeVisible();
  await expect(row).toContainText("Chờ gửi");
  // To the address that the account has now.
  await expect(row).toContainText(`${SECRETARY.username}@demo.invalid`);

  await page.getByRole("button", { name: "Gửi thử" }).click();
  await expect(page.getByText(`Chưa gửi được đến ${ADMINISTRATOR.username}@demo.invalid`)).toBeVisible();
  await expect(page.getByText("Không nối được máy chủ thư:")).toBeVisible();
  if (javaScriptEnabled) expect(await seriousFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sidewaysOverflow(page)).toBeNull();
  await page.setViewportSize({ width: 1366, height: 768 });
  expect(await sidewaysOverflow(page)).toBeNull();
});
