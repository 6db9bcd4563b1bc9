import { HEAD, OFFICER, SECRETARY, STRANGER } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile();

/** The officer's reminder that task 16 is late. */
const reminder = (page: Page) => page.locator('[data-alert="DEADLINE_PASSED"][data-task="16"]').first();

const UNREAD = /: (\d+) chưa đọc/;

/** The number on the bell of the top bar; 0 without one. */
async function unread(page: Page): Promise<number> {
  const name = await page.locator(".top-bell").textContent();
  return Number(UNREAD.exec(name ?? "")?.[1] ?? 0);
}

test("an officer mutes a task until a day, lifts it, acknowledges the reminder, and the secretariat sees that @both", async ({
  as,
}) => {
  const officer = await as(OFFICER.username);
  const secretary = await as(SECRETARY.username);
  await officer.goto("/alerts");
  await expect(reminder(officer)).toBeVisible();
  const rings = await unread(officer);
  expect(rings).toBeGreaterThan(0);

  await test.step("bad days are refused beside the field, and nothing is muted", async () => {
    await reminder(officer).getByRole("link", { name: "Tắt nhắc" }).click();
    await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Tắt nhắc");
    const until = officer.getByLabel("Tắt đến hết ngày");
    for (const [typed, message] of [
      ["31/02/2024", "Nhập ngày có thật"],
      ["", "Nhập ngày cuối cùng"],
      ["09/10/2023", "từ hôm nay (10/10/2023)"],
      ["09/01/2024", "không sau 08/01/2024"],
    ] as const) {
      await until.fill(typed);
      await officer.getByRole("button", { name: "Tắt nhắc" }).click();
      await expect(officer.locator("#untilOn-error"), typed).toContainText(message);
      await expect(officer.getByRole("form", { name: "Tắt nhắc" }).getByRole("alert")).toContainText(
        "Tắt đến hết ngày",
      );
      await expect(until).toHaveAttribute("aria-invalid", "true");
      await expect(until).toHaveValue(typed);
      await expect(officer.getByLabel("Loại thông báo", { exact: true })).toHaveValue("DEADLINE_PASSED");
    }
    expect(
      await server.database.db.alertMute.count({ where: { user: { username: OFFICER.username }, liftedAt: null } }),
    ).toBe(0);
  });

  await test.step("neither task nor kind is refused too", async () => {
    await officer.getByLabel("Nhiệm vụ", { exact: true }).selectOption("");
    await officer.getByLabel("Loại thông báo", { exact: true }).selectOption("");
    await officer.getByLabel("Tắt đến hết ngày").fill("20/10/2023");
    await officer.getByRole("button", { name: "Tắt nhắc" }).click();
    await expect(officer.locator("#taskId-error")).toContainText("Chọn nhiệm vụ");
    await expect(officer.getByLabel("Tắt đến hết ngày")).toHaveValue("20/10/2023");
  });

  await test.step("task 16 until 20/10: it leaves the list, the number and the home page", async () => {
    const task16 = await officer.locator("#taskId option", { hasText: "Nhiệm vụ 16 –" }).getAttribute("value");
    await officer.getByLabel("Nhiệm vụ", { exact: true }).selectOption(task16);
    await officer.getByRole("button", { name: "Tắt nhắc" }).click();
    await expect(officer).toHaveURL(/view=muted&done=muted/);
    await expect(officer.getByRole("status")).toContainText("Đã tắt nhắc");
    const muted = officer.getByRole("region", { name: /Đang tắt nhắc/ });
    await expect(muted).toContainText("Đến hết ngày 20/10/2023");
    await expect(reminder(officer)).toBeVisible();
    expect(await unread(officer)).toBeLessThan(rings);
    await officer.goto("/alerts");
    await expect(reminder(officer)).toHaveCount(0);
    await officer.goto("/");
    await expect(officer.getByRole("region", { name: /Thông báo/ })).not.toContainText("Nhiệm vụ 16");
  });

  await test.step("it is theirs alone: the head is still told", async () => {
    const head = await as(HEAD.username);
    await head.goto("/alerts");
    await expect(reminder(head)).toBeVisible();
  });

  await test.step("lifted on the account's page, it comes back unread", async () => {
    await officer.goto("/account");
    await officer.getByRole("button", { name: /^Bật lại nhắc: Nhiệm vụ 16/ }).click();
    await expect(officer).toHaveURL(/saved=unmuted/);
    await officer.goto("/alerts");
    await expect(reminder(officer)).toContainText("(chưa đọc)");
    expect(await unread(officer)).toBe(rings);
  });

  await test.step("acknowledged, it stays and says when", async () => {
    await reminder(officer).getByRole("button", { name: "Xác nhận đã nhận" }).click();
    await expect(officer).toHaveURL(/done=acknowledged/);
    await expect(reminder(officer)).toContainText(/Đã xác nhận lúc \d\d:\d\d 10\/10\/2023/);
    await expect(reminder(officer)).not.toContainText("(chưa đọc)");
    expect(await unread(officer)).toBe(rings - 1);
  });

  await test.step("the secretariat sees who acknowledged, on its reminder and on the task", async () => {
    await secretary.goto("/alerts?kind=DEADLINE_PASSED&task=16");
    const row = secretary.locator('[data-alert="DEADLINE_PASSED"][data-task="16"]');
    await row.getByText(/1\/\d đơn vị đã xác nhận/).click();
    await expect(row).toContainText(`Sở TNMT: ${OFFICER.name}`);
    await secretary.goto("/tasks/16");
    await expect(secretary.getByRole("region", { name: "Nhật ký" })).toContainText(
      `${OFFICER.name} xác nhận đã nhận thông báo`,
    );
  });

  await test.step("nobody gets at it by its number", async () => {
    const { id } = await server.database.db.alert.findFirstOrThrow({
      where: { kind: "DEADLINE_PASSED", agency: { code: "so-tnmt" }, closedAt: null },
    });
    const stranger = await as(STRANGER.username);
    const answer = await stranger.request.get(`/alerts/mute?alert=${id}`);
    expect(answer.status()).toBe(404);
  });
});

test.describe("many of one kind", () => {
  test.beforeAll(async () => {
    const { db } = server.database;
    await db.$executeRaw`
      INSERT INTO alert (key, kind, urgency, roles, task_id, assignment_id, title, body, raised_for, raised_at)
      SELECT 'many:' || a.id, 'COMPLETION_CLAIMED', 'SOON', '{SECRETARIAT}', t.id, a.id,
             g.short_name || ' báo hoàn thành nhiệm vụ 10', '', '2023-10-10', '2023-10-10T00:30:00Z'
        FROM assignment a JOIN task t ON t.id = a.task_id JOIN agency g ON g.id = a.agency_id
       WHERE t.number = 10 AND g.kind = 'DISTRICT'`;
    await db.$executeRaw`
      INSERT INTO alert_delivery (alert_id, user_id)
      SELECT n.id, u.id FROM alert n, app_user u WHERE n.key LIKE 'many:%' AND u.username = ${SECRETARY.username}`;
  });

  test("take one row that opens on each, and are acknowledged at once @both", async ({ as }) => {
    const secretary = await as(SECRETARY.username);
    await secretary.goto("/alerts");
    const folded = secretary.locator('[data-alert-fold="COMPLETION_CLAIMED"]');
    await expect(folded).toContainText("nhiệm vụ 10, 10 huyện, thành phố");
    const districts = folded.locator("[data-alert]");
    await expect(districts).toHaveCount(10);
    await expect(districts.first()).toBeHidden();
    await folded.locator("summary").first().click();
    await expect(districts.first()).toBeVisible();
    const once = folded.getByRole("button", { name: /^Xác nhận đã nhận cả \d+/ });
    if ((await once.count()) > 0) await once.click();
    await expect(folded.getByText(/Đã xác nhận lúc/)).toHaveCount(10);
  });

  test("are filtered by agency, kind and state without a script @nojs", async ({ as }) => {
    const secretary = await as(SECRETARY.username);
    await secretary.goto("/alerts");
    await secretary.getByLabel("Đơn vị", { exact: true }).selectOption("huyen-son-dong");
    await secretary.getByLabel("Loại thông báo", { exact: true }).selectOption("COMPLETION_CLAIMED");
    await secretary.getByRole("button", { name: "Lọc" }).click();
    await expect(secretary).toHaveURL(/kind=COMPLETION_CLAIMED.*agency=huyen-son-dong/);
    await expect(secretary.locator("[data-alert]")).toHaveCount(1);
    await secretary.getByLabel("Loại thông báo", { exact: true }).selectOption("");
    await secretary.goto("/alerts?agency=huyen-son-dong&kind=NO_RECIPIENT");
    await expect(secretary.getByText("Không có thông báo phù hợp")).toBeVisible();
    await secretary.getByRole("main").getByRole("link", { name: "Xóa bộ lọc" }).last().click();
    await expect(secretary).toHaveURL(/\/alerts$/);
  });

  test("J and K walk the rows, past what is folded away, and Enter opens", async ({ as }) => {
    const secretary = await as(SECRETARY.username);
    await secretary.goto("/alerts?kind=COMPLETION_CLAIMED&sort=newest");
    const folded = secretary.locator('[data-alert-fold="COMPLETION_CLAIMED"]');
    const rows = secretary.locator(".inbox > [data-row]");
    // Keys pressed before the page's scripts have come do nothing.
    await expect(async () => {
      await secretary.keyboard.press("j");
      await expect(folded.locator("summary").first()).toBeFocused({ timeout: 1000 });
    }).toPass();
    await secretary.keyboard.press("j");
    await expect(rows.locator("visible=true").nth(1).getByRole("button", { name: /^Mở/ })).toBeFocused();
    await secretary.keyboard.press("k");
    await secretary.keyboard.press("Enter");
    await expect(folded.locator("[data-alert]").first()).toBeVisible();
    await secretary.keyboard.press("j");
    await expect(folded.locator("[data-alert]").first().getByRole("button", { name: /^Mở/ })).toBeFocused();
    await secretary.keyboard.press("Enter");
    await expect(secretary).toHaveURL(/\/review\?task=10/);
  });
});
