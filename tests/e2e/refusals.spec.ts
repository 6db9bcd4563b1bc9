import { ADMINISTRATOR, OFFICER, SECRETARY, STRANGER } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { formFields } from "../support/forms.ts";
import { saveProgress, typeProgress } from "../support/progress-form.ts";

const server = serverForThisFile();

test("an officer of another agency is not offered to update task 16 @both", async ({ as }) => {
  const stranger = await as(STRANGER.username);
  await stranger.goto("/tasks/16");
  await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(stranger.getByRole("link", { name: "Cập nhật tiến độ" })).toHaveCount(0);
  await stranger.goto("/tasks/16/update");
  await expect(stranger.getByText("Không có quyền cập nhật nhiệm vụ này")).toBeVisible();
  await expect(stranger.getByRole("button", { name: "Lưu cập nhật" })).toHaveCount(0);
  await stranger.goto("/tasks/14");
  await expect(stranger.getByRole("link", { name: "Cập nhật tiến độ" })).toBeVisible();
});

test("an officer's own form with a foreign part in it is refused, changes nothing and leaves a line", async ({
  as,
}) => {
  const before = await foreignPart();
  const stranger = await as(STRANGER.username);
  await stranger.goto("/tasks/14/update");
  await stranger.locator('input[name="assignmentId"]').evaluate((input, id) => {
    (input as HTMLInputElement).value = String(id);
  }, before.id);
  await typeProgress(stranger, { result: "Viết vào phần việc của đơn vị khác." });
  await saveProgress(stranger);
  await expect(stranger.getByRole("alert").filter({ hasText: "không có quyền" })).toBeVisible();
  await expectRefused(before, "progress.update");
  await expectLineOnAudit(await as(ADMINISTRATOR.username), STRANGER.name, "Cập nhật tiến độ");
});

test("a plain post of the same form is refused too", async ({ as }) => {
  const before = await foreignPart();
  const stranger = await as(STRANGER.username);
  const html = await (await stranger.request.get("/tasks/14/update")).text();
  const fields = { ...formFields(html, 'name="assignmentId"'), assignmentId: String(before.id), result: "Thử ghi." };
  const answer = await stranger.request.post("/tasks/14/update", {
    multipart: fields,
    headers: { origin: server.url },
  });
  expect(await answer.text()).toContain("không có quyền");
  await expectRefused(before, "progress.update");
});

test("a post with the cookie of somebody who signed out, or with none, changes nothing", async ({ as }) => {
  const before = await foreignPart();
  const officer = await as(OFFICER.username);
  const html = await (await officer.request.get("/tasks/16/update")).text();
  const multipart = { ...formFields(html, 'name="assignmentId"'), result: "Ghi khi chưa đăng nhập." };
  const visitor = await as(null);
  const answer = await visitor.request.post("/tasks/16/update", {
    multipart,
    headers: { origin: server.url },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  expect(answer.headers()["location"]).toContain("/login");
  expect(await foreignPart()).toEqual(before);
});

test("a form sent from another site is not taken", async ({ as, allowFault }) => {
  allowFault(/answer 500/);
  const before = await foreignPart();
  const officer = await as(OFFICER.username);
  const html = await (await officer.request.get("/tasks/16/update")).text();
  const multipart = { ...formFields(html, 'name="assignmentId"'), result: "Gửi từ trang khác." };
  await officer.request.post("/tasks/16/update", { multipart, headers: { origin: "https://elsewhere.invalid" } });
  expect(await foreignPart()).toEqual(before);
});

test("an officer who posts the secretariat's answer decides nothing", async ({ as }) => {
  const secretary = await as(SECRETARY.username);
  const html = await (await secretary.request.get("/review")).text();
  const fields = formFields(html, 'name="updateId"');
  const officer = await as(OFFICER.username);
  await officer.request.post("/review", {
    multipart: { ...fields, verdict: "CONFIRMED" },
    headers: { origin: server.url },
    maxRedirects: 0,
  });
  const { db } = server.database;
  expect(await db.completionDecision.count({ where: { updateId: Number(fields["updateId"]) } })).toBe(0);
  const line = await db.auditEntry.findFirstOrThrow({
    where: { action: "completion.confirm" },
    orderBy: { id: "desc" },
  });
  expect(line).toMatchObject({ actorName: OFFICER.name, outcome: "REFUSED" });
});

const CLOSED_TO_OFFICERS = ["/review", "/review/overdue", "/admin", "/admin/users", "/admin/audit", "/admin/agencies"];

test("an officer is told that pages of others are not theirs @both", async ({ as }) => {
  const officer = await as(OFFICER.username);
  for (const path of CLOSED_TO_OFFICERS) {
    await officer.goto(path);
    await expect(officer, path).toHaveURL(/\/no-access$/);
    await expect(officer.getByText("Không có quyền xem trang này")).toBeVisible();
  }
});

test("a visitor is sent to sign in, and back to the page asked for @both", async ({ as }) => {
  const visitor = await as(null);
  await visitor.goto("/tasks/16?view=words");
  await expect(visitor).toHaveURL(`${server.url}/login?next=${encodeURIComponent("/tasks/16?view=words")}`);
  await visitor.getByLabel("Tên đăng nhập").fill(OFFICER.username);
  await visitor.getByLabel("Mật khẩu", { exact: true }).fill("dean06");
  await visitor.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await expect(visitor).toHaveURL(`${server.url}/tasks/16?view=words`);
});

type Part = { id: number; version: number; updates: number };

/** The part of so-tnmt in task 16 as it stands in the database. */
async function foreignPart(): Promise<Part> {
  const part = await server.database.db.assignment.findFirstOrThrow({
    where: { task: { number: 16 }, agency: { code: OFFICER.agency ?? "" } },
    select: { id: true, version: true, _count: { select: { updates: true } } },
  });
  return { id: part.id, version: part.version, updates: part._count.updates };
}

async function expectRefused(before: Part, action: string): Promise<void> {
  expect(await foreignPart()).toEqual(before);
  const line = await server.database.db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(line).toMatchObject({ action, outcome: "REFUSED", actorName: STRANGER.name, subjectId: before.id });
}

async function expectLineOnAudit(page: Page, who: string, what: string): Promise<void> {
  await page.goto("/admin/audit?outcome=refused");
  const line = page.getByRole("row").filter({ hasText: who }).first();
  await expect(line).toContainText(what);
  await expect(line).toContainText("Bị từ chối");
  await expect(line).toContainText("Nhiệm vụ 16");
}
