import { readFile } from "node:fs/promises";
import { seriousFindings, sidewaysOverflow } from "../support/axe.ts";
import { member } from "../support/cast.ts";
import * as make from "../support/files.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { saveProgress, typeProgress } from "../support/progress-form.ts";
import { edited, enter, rowAbout } from "../support/workbooks.ts";

const server = serverForThisFile();

const OFFICER = member("so-tttt");
const HEAD = member("so-tttt.truong");

const words = () => server.database.db.progressUpdate.count();

/** Takes the agency's file away, by the link on the page. */
async function takeAway(page: Page): Promise<Buffer> {
  await page.goto("/tasks/excel");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Tải tệp Excel của đơn vị" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("cap-nhat-so-tttt-2023-10-10.xlsx");
  return readFile(await download.path());
}

async function sendUp(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto("/tasks/excel");
  await page.getByLabel("Tệp Excel đã điền").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "Xem trước thay đổi" }).click();
}

const regionOf = (page: Page, name: RegExp) => page.getByRole("region", { name });

test("an officer takes the file away, fills it in, sees what it would change, and agrees once @both", async ({
  as,
}) => {
  const page = await as(OFFICER.username);
  const file = await takeAway(page);
  const result = `Đã bàn giao 2 máy chủ, lần ${await words()}.`;
  const filled = await edited(file, (sheet) => {
    enter(sheet, rowAbout(sheet, 7), "Kết quả thực hiện", result);
    enter(sheet, rowAbout(sheet, 8), "Ngày văn bản", "31/02/2023");
    enter(sheet, rowAbout(sheet, 10), "Kết quả thực hiện", `${result} Phần hai.`);
  });
  // Meanwhile somebody writes about one of its parts.
  const head = await as(HEAD.username);
  await head.goto("/tasks/10/update");
  await typeProgress(head, { result: `Lời của lãnh đạo, lần ${await words()}.` });
  await saveProgress(head);
  await expect(head).toHaveURL(/done=updated/);
  const before = await words();

  await sendUp(page, "cập nhật tháng 10.xlsx", filled);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Xem trước thay đổi");
  await expect(regionOf(page, /^Sẽ ghi 1 dòng/)).toContainText("2 máy chủ");
  const refused = regionOf(page, /^Không nhận 2 dòng/);
  await expect(refused).toContainText("“31/02/2023”: nhập ngày có thật");
  await expect(refused).toContainText("Đã có cập nhật mới hơn tệp này");
  await expect(refused).toContainText("Lời của lãnh đạo");
  expect(await words()).toBe(before);

  const preview = page.url();
  await page.getByRole("button", { name: "Ghi 1 cập nhật" }).click();
  await expect(page.getByText("Đã ghi 1 cập nhật từ tệp Excel")).toBeVisible();
  await page.goto(preview);
  await expect(page.getByText("Đã ghi 1 cập nhật từ tệp Excel")).toBeVisible();
  expect(await words()).toBe(before + 1);
  await regionOf(page, /^Nhiệm vụ đã cập nhật/)
    .getByRole("link")
    .click();
  await expect(regionOf(page, /^Diễn biến/)).toContainText(result);
});

test("a preview that has become old writes nothing, and is shown anew", async ({ as }) => {
  const page = await as(OFFICER.username);
  const filled = await edited(await takeAway(page), (sheet) => {
    enter(sheet, rowAbout(sheet, 11), "Kết quả thực hiện", "Đã phát 500 tờ rơi.");
    enter(sheet, rowAbout(sheet, 23), "Kết quả thực hiện", "Đã lắp 40 pano.");
  });
  await sendUp(page, "tep.xlsx", filled);
  const head = await as(HEAD.username);
  await head.goto("/tasks/11/update");
  await typeProgress(head, { result: "Đã phát 510 tờ rơi." });
  await saveProgress(head);
  await expect(head).toHaveURL(/done=updated/);
  const before = await words();
  await page.getByRole("button", { name: "Ghi 2 cập nhật" }).click();
  await expect(page.getByText("Chưa ghi gì: số liệu vừa thay đổi")).toBeVisible();
  await expect(regionOf(page, /^Không nhận 1 dòng/)).toContainText("Đã phát 510 tờ rơi.");
  expect(await words()).toBe(before);
  expect(await seriousFindings(page, "main")).toEqual([]);
  expect(await sidewaysOverflow(page)).toBeNull();
  await page.getByRole("button", { name: "Ghi 1 cập nhật" }).click();
  await expect(page.getByText("Đã ghi 1 cập nhật từ tệp Excel")).toBeVisible();
});

test("what is no such file is refused beside the field, and on record @both", async ({ as }) => {
  const page = await as(OFFICER.username);
  const files: [name: string, bytes: Buffer, says: string][] = [
    ["macro.xlsx", make.xlsx([{ name: "xl/vbaProject.bin", content: "not looked into" }]), "Tệp có macro"],
    ["trang.xlsx", Buffer.from("<html><table></table></html>"), "không phải Excel"],
    ["cu.xls", make.xls(), "Excel cũ (.xls)"],
    ["to.xlsx", Buffer.alloc(6 * 1024 * 1024), "lớn hơn 5 MB"],
  ];
  const refusals = () =>
    server.database.db.auditEntry.count({ where: { action: "workbook.read", outcome: "REFUSED" } });
  const before = await refusals();
  for (const [name, bytes, says] of files) {
    await sendUp(page, name, bytes);
    await expect(page.getByRole("alert").filter({ hasText: "Chưa đọc được tệp, chưa ghi gì" })).toContainText(says);
    await expect(page.getByLabel("Tệp Excel đã điền")).toHaveAttribute("aria-invalid", "true");
  }
  expect(await refusals()).toBe(before + files.length);
});

test("nobody but an agency sends one, and nothing is sent into a day that has passed", async ({ as }) => {
  const page = await as("thuong-truc");
  await page.goto("/tasks/excel");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Không có quyền cập nhật bằng Excel");
  expect((await page.request.get("/api/exports/updates.xlsx")).status()).toBe(403);
  const officer = await as(OFFICER.username);
  await officer.goto("/tasks/excel?asOf=2023-06-30");
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Không ghi vào ngày đã qua");
  expect((await officer.request.get("/api/exports/updates.xlsx?asOf=2023-06-30")).status()).toBe(404);
  await officer.goto("/tasks/excel/00000000-0000-4000-8000-000000000000");
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Bản xem trước không còn");
});
