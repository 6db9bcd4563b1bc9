import { HEAD, OFFICER, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { saveProgress, typeProgress } from "../support/progress-form.ts";

serverForThisFile();

const FIRST = "Đã đồng bộ 9/10 huyện, thành phố; Lục Ngạn vừa bàn giao.";
const SECOND = "Đã đồng bộ 9/10 huyện, thành phố; Sơn Động hẹn ngày 20/10/2023.";

type As = (username: string) => Promise<Page>;

/** The head opens the form, the officer saves first, the head saves over what they have not seen. */
async function meet(as: As, first: string, second: string): Promise<Page> {
  const [officer, head] = [await as(OFFICER.username), await as(HEAD.username)];
  await head.goto("/tasks/16/update");
  await officer.goto("/tasks/16/update");
  await typeProgress(officer, { result: first });
  await saveProgress(officer);
  await expect(officer).toHaveURL(/done=updated/);
  await typeProgress(head, { result: second });
  await saveProgress(head);
  const conflict = head.locator("[data-conflict]");
  await expect(conflict).toContainText(OFFICER.name);
  await expect(conflict).toContainText(first);
  await expect(conflict).toContainText(second);
  await expect(conflict.locator("ins, del").first()).toBeVisible();
  await expect(head.getByLabel(/^Kết quả thực hiện/)).toHaveValue(second);
  return head;
}

test("the second writer keeps their text, and the history shows both @both", async ({ as }) => {
  const head = await meet(as, FIRST, SECOND);
  await head.getByRole("button", { name: "Giữ bản này và lưu" }).first().click();
  await expect(head).toHaveURL(/done=updated/);
  const history = head.getByRole("region", { name: /^Diễn biến/ });
  await expect(history).toContainText(FIRST);
  await expect(history).toContainText(SECOND);
});

test("the second writer gives way, and the text that was not saved stays on record @both", async ({ as }) => {
  const [first, second] = [`${FIRST} Lần hai.`, `${SECOND} Lần hai.`];
  const head = await meet(as, first, second);
  await head.getByRole("link", { name: "Giữ bản đã lưu" }).first().click();
  await expect(head).toHaveURL(/\/tasks\/16$/);
  const history = head.getByRole("region", { name: /^Diễn biến/ });
  await expect(history).toContainText(first);
  await expect(history).not.toContainText(second);
  await expect(head.getByRole("region", { name: "Nhật ký" })).toContainText(second);
  const secretary = await as(SECRETARY.username);
  await secretary.goto("/tasks/16");
  await expect(secretary.getByRole("region", { name: "Nhật ký" })).toContainText(second);
});
