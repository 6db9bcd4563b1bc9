import { ADMINISTRATOR, member, OFFICER } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { signIn, trySignIn } from "../support/sign-in.ts";

const server = serverForThisFile();

test("a wrong name and a wrong password are told the same @both", async ({ as }) => {
  const visitor = await as(null);
  const said: string[] = [];
  for (const [username, password] of [
    ["khong-co-ai", "dean06"],
    [OFFICER.username, "sai-mat-khau"],
  ] as const) {
    await visitor.goto("/login");
    await trySignIn(visitor, username, password);
    const summary = visitor.getByRole("alert").filter({ hasText: "không đúng" });
    await expect(summary).toBeVisible();
    said.push((await summary.textContent()) ?? "");
    await expect(visitor.getByLabel("Tên đăng nhập")).toHaveValue(username);
    await expect(visitor.getByLabel("Mật khẩu", { exact: true })).toHaveValue("");
  }
  expect(said[0]).toBe(said[1]);
});

test("a demo account is one press away @both", async ({ as }) => {
  const visitor = await as(null);
  await visitor.goto("/login?next=/charts");
  await visitor.getByRole("button", { name: /Lãnh đạo/ }).click();
  await expect(visitor).toHaveURL(`${server.url}/charts`);
});

test("sign-in leads to no other site @both", async ({ as }) => {
  const visitor = await as(null);
  await signIn(visitor, OFFICER.username, undefined, "https://elsewhere.invalid/");
  await expect(visitor).toHaveURL(`${server.url}/`);
});

test("signing out ends it @both", async ({ as }) => {
  const officer = await as(null);
  await signIn(officer, member("so-tu-phap").username);
  await officer.locator("details.account summary").click();
  await officer.getByRole("button", { name: "Đăng xuất" }).click();
  await expect(officer.getByText("Đã đăng xuất.")).toBeVisible();
  await officer.goto("/tasks");
  await expect(officer).toHaveURL(/\/login\?next=/);
});

test("a session ends when the account is disabled", async ({ as }) => {
  const officer = await as("so-tai-chinh");
  const administrator = await as(ADMINISTRATOR.username);
  await officer.goto("/tasks");
  await expect(officer).toHaveURL(/\/tasks$/);
  await openAccount(administrator, "so-tai-chinh");
  await administrator.getByRole("button", { name: "Khóa tài khoản" }).click();
  await expect(administrator.getByText("Đã khóa tài khoản.")).toBeVisible();
  await officer.goto("/tasks");
  await expect(officer).toHaveURL(/\/login\?next=%2Ftasks$/);
  await trySignIn(officer, "so-tai-chinh");
  await expect(officer.getByRole("alert").filter({ hasText: "không đúng" })).toBeVisible();
});

test("a session ends when the role changes, and the new one has the new rights", async ({ as }) => {
  const officer = await as("so-noi-vu");
  const administrator = await as(ADMINISTRATOR.username);
  await openAccount(administrator, "so-noi-vu");
  await administrator.getByLabel("Vai trò").selectOption("OFFICE");
  await administrator.getByRole("button", { name: "Lưu", exact: true }).click();
  await expect(administrator.getByText("Đã lưu thông tin tài khoản.")).toBeVisible();
  await officer.goto("/review");
  await expect(officer).toHaveURL(/\/login\?next=%2Freview$/);
  await trySignIn(officer, "so-noi-vu");
  await expect(officer).toHaveURL(/\/review$/);
});

// The last: it slows down everyone who comes from this machine.
test("five wrong passwords make the next one wait", async ({ as }) => {
  const visitor = await as(null);
  await visitor.goto("/login");
  const summary = visitor.getByRole("alert").filter({ hasText: /không đúng|sai nhiều lần/ });
  for (let failure = 0; failure < 5; failure++) {
    await trySignIn(visitor, "so-y-te", `sai-${failure}`);
    // The answer empties the password: only then is it on the page, and not the one of the attempt before.
    await expect(visitor.getByLabel("Mật khẩu", { exact: true })).toHaveValue("");
    await expect(summary).toBeVisible();
  }
  await expect(summary).toContainText(/Thử lại sau \d+ (giây|phút)/);
  await trySignIn(visitor, "so-y-te");
  await expect(summary).toContainText(/Đăng nhập sai nhiều lần. Thử lại sau \d+ (giây|phút)/);
  await expect(visitor).toHaveURL(/\/login/);
});

async function openAccount(administrator: Page, username: string): Promise<void> {
  const { id } = await server.database.db.user.findUniqueOrThrow({ where: { username }, select: { id: true } });
  await administrator.goto(`/admin/users/${id}`);
}
