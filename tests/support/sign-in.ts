import { type BrowserContext, expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../lib/people/demo.ts";
import { formFields, postForm } from "./forms.ts";

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

type Cookies = Parameters<BrowserContext["addCookies"]>[0];

/** Signs in without a browser, as the form does where there is no JavaScript: the cookies of the session. */
export async function signedInCookies(url: string, username: string, password = DEMO_PASSWORD): Promise<Cookies> {
  const page = await fetch(`${url}/login`);
  const fields = formFields(await page.text(), 'name="username"');
  const answer = await postForm(`${url}/login`, { ...fields, username, password });
  const cookies = answer.headers.getSetCookie().map((line): Cookies[number] => {
    const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
    return { name, value, url, httpOnly: true, sameSite: "Lax" };
  });
  if (answer.status !== 303 || cookies.length === 0) throw new Error(`${username} was not signed in: ${answer.status}`);
  return cookies;
}
