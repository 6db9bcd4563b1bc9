import { expect, type Locator, type Page } from "@playwright/test";

/** One word of an agency as an officer types it. */
export type TypedProgress = {
  state?: "Chưa triển khai" | "Đang thực hiện" | "Đã hoàn thành";
  percent?: string;
  result?: string;
  evidenceNumber?: string;
  evidenceDate?: string;
  completedOn?: string;
};

/** Puts a text in a field, again where the page's scripts took the field over between the choosing of the old text and the typing. */
async function typeInto(field: Locator, text: string): Promise<void> {
  await expect(async () => {
    await field.fill(text);
    await expect(field).toHaveValue(text, { timeout: 1000 });
  }).toPass();
}

/** Fills in the update form; what is not named stays as the form has it. */
export async function typeProgress(page: Page, typed: TypedProgress): Promise<void> {
  if (typed.state) await page.getByText(typed.state, { exact: true }).click();
  const fields: [RegExp, string | undefined][] = [
    [/^Tiến độ/, typed.percent],
    [/^Kết quả thực hiện/, typed.result],
    [/^Số, ký hiệu văn bản/, typed.evidenceNumber],
    [/^Ngày văn bản/, typed.evidenceDate],
    [/^Ngày hoàn thành/, typed.completedOn],
  ];
  const form = page.getByRole("form", { name: "Cập nhật tiến độ" });
  for (const [label, text] of fields) if (text !== undefined) await typeInto(form.getByLabel(label), text);
}

export async function saveProgress(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lưu cập nhật" }).click();
}
