import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";

/** Fills in the sign-in form and sends it, wherever that leads. */
export async function trySignIn(page: Page, username: string, password = DEMO_PASSWORD): Promise<void> {
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
}

/** Signs in through the form, to the page `next`. */
export async function signIn(page: Page, username: string, password = DEMO_PASSWORD, next = "/"): Promise<void> {
  await page.goto(next === "/" ? "/login" : `/login?next=${encodeURIComponent(next)}`);
  await trySignIn(page, username, password);
  await expect(page).not.toHaveURL(/\/login/);
}
