import { SECRETARY } from "../support/cast.ts";
import { pdf } from "../support/files.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile();

const tick = (page: Page, name: RegExp) => page.getByRole("checkbox", { name }).check();

/** Enters number and date of the draft of one agency, from the list of letters. */
async function issue(secretary: Page, agency: string, number: string): Promise<void> {
  await secretary.goto("/letters?state=DRAFT");
  await secretary
    .getByRole("row", { name: new RegExp(agency) })
    .getByRole("link", { name: /Dự thảo/ })
    .click();
  await expect(secretary.getByRole("article", { name: "Nội dung công văn" })).toContainText("(lần 2)");
  await secretary.getByLabel("Số, ký hiệu", { exact: true }).fill(number);
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("10/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary).toHaveURL(/done=issued/);
}

test("what three agencies owe goes out as three letters; one answers, one asks for a later day, one stays silent @nojs", async ({
  as,
}) => {
  const secretary = await as(SECRETARY.username);
  await secretary.goto("/review/overdue?group=agency");
  for (const name of [
    /Sở TNMT: Nhiệm vụ 16/,
    /Lục Ngạn: Nhiệm vụ 16/,
    /Lục Ngạn: Báo cáo tháng 8/,
    /Yên Thế: Báo cáo tháng 8/,
    /Yên Thế: Báo cáo tháng 9/,
  ]) {
    await tick(secretary, name);
  }
  await secretary.getByRole("button", { name: "Lập công văn đôn đốc" }).click();
  await expect(secretary).toHaveURL(/\/letters\?done=drafted/);
  await expect(secretary.locator("[data-state=DRAFT]")).toHaveCount(3);

  // What is wrong is said beside the field; the same number twice is refused.
  await secretary
    .getByRole("row", { name: /Sở TNMT/ })
    .getByRole("link", { name: /Dự thảo/ })
    .click();
  await secretary.getByLabel("Số, ký hiệu", { exact: true }).fill("1302/CAT-PC06");
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("11/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary.getByLabel("Ngày ban hành", { exact: true })).toHaveAccessibleDescription(
    /không thể sau hôm nay/,
  );
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("10/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary.getByLabel("Số, ký hiệu", { exact: true })).toHaveAccessibleDescription(
    /Số 1302 năm 2023 đã dùng/,
  );

  await issue(secretary, "Sở TNMT", "1401/CAT-PC06");
  await issue(secretary, "Lục Ngạn", "1402/CAT-PC06");
  await issue(secretary, "Yên Thế", "1403/CAT-PC06");
  const word = await secretary.request.get(
    `${server.url}${await secretary.getByRole("link", { name: "Tải bản Word" }).getAttribute("href")}`,
  );
  expect(word.headers()["content-disposition"]).toContain("cong-van-don-doc-lan-2-huyen-yen-the.docx");
  expect((await word.body()).subarray(0, 2).toString()).toBe("PK");

  // The district answers with its document.
  const district = await as("huyen-luc-ngan");
  await openLetter(district, "1402/CAT-PC06");
  await district.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(district.getByLabel("Nội dung trả lời")).toHaveAccessibleDescription(/Nhập nội dung trả lời/);
  await district.getByLabel("Nội dung trả lời").fill("Đã bàn giao 12/30 xã; báo cáo tháng 8 gửi trong tuần.");
  await district.getByLabel("Số, ký hiệu văn bản trả lời").fill("215/UBND-VP");
  await district.getByLabel("Ngày văn bản").fill("10/10/2023");
  const scan = { name: "Báo cáo 215.pdf", mimeType: "", buffer: pdf() };
  await district.getByLabel(/^Tệp kèm theo/).setInputFiles(scan);
  await district.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(district).toHaveURL(/done=answered/);
  await expect(district.locator("[data-answer]").getByRole("link", { name: /^Báo cáo 215\.pdf/ })).toBeVisible();

  // The department asks for a later day, which waits in the secretariat's queue.
  const department = await as("so-tnmt");
  await openLetter(department, "1401/CAT-PC06");
  await department.getByLabel("Nội dung trả lời").fill("Chờ nghiệm thu phần mềm.");
  await department.getByLabel(/Đề nghị hạn mới: nhiệm vụ 16/).fill("30/11/2023");
  await department.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(department).toHaveURL(/done=answered/);
  await expect(department.locator("[data-answer]")).toContainText("chờ cơ quan thường trực quyết định");

  await secretary.goto("/letters");
  const state = (number: string) => secretary.getByRole("row", { name: new RegExp(number) });
  await expect(state("1401/CAT-PC06")).toContainText("Đã trả lời");
  await expect(state("1402/CAT-PC06")).toContainText("Đã trả lời");
  await expect(state("1403/CAT-PC06")).toContainText("Chờ trả lời");
  await secretary.goto("/review/extensions");
  await expect(secretary.locator("article").filter({ hasText: "Chờ nghiệm thu phần mềm." })).toContainText(
    "30/11/2023",
  );

  // The desk and the agency's page show exactly that.
  await secretary.goto("/review/overdue?group=agency");
  await expect(secretary.locator("[data-overdue='16:so-tnmt']")).toContainText("2 lần, 10/10/2023");
  await secretary.goto("/agencies/huyen-yen-the");
  await expect(secretary.getByRole("region", { name: "Công văn đôn đốc" })).toContainText("1403/CAT-PC06");
  // So does the consolidated report of the month: these three, and the one of 05/10.
  await secretary.goto("/reports/2023-10");
  await expect(secretary.locator("#REPORTING")).toContainText(
    "Trong kỳ đã ban hành 4 công văn đôn đốc gửi 3 đơn vị: 2 chờ trả lời, 2 đã trả lời.",
  );
  // And the score: who answered has answered all, who is silent is asked by a letter that is not due yet and owes the one before.
  for (const [agency, answered] of [
    ["huyen-luc-ngan", "2/2"],
    ["so-tnmt", "1/1"],
    ["huyen-yen-the", "0/1"],
  ] as const) {
    await secretary.goto(`/review/appraisal/${agency}`);
    await expect(secretary.getByRole("row", { name: /^Trả lời công văn đôn đốc/ }), agency).toContainText(answered);
  }
});

test("a letter with a mistake is replaced by another with its lần, and its form is corrected by a third", async ({
  as,
}) => {
  const secretary = await as(SECRETARY.username);
  await secretary.goto("/letters");
  await secretary.getByRole("link", { name: "Số 1302/CAT-PC06" }).click();
  await secretary.getByRole("link", { name: /thay thế, đính chính/ }).click();
  await expect(secretary.getByRole("heading", { level: 1 })).toHaveText("Công văn số 1302/CAT-PC06");
  await secretary.getByRole("button", { name: "Lập công văn thay thế" }).click();
  await expect(secretary.getByLabel("Sai sót về nội dung")).toHaveAccessibleDescription(/Ghi rõ sai sót/);
  await secretary.getByLabel("Sai sót về nội dung").fill("Sai ngày trả lời.");
  await secretary.getByRole("button", { name: "Lập công văn thay thế" }).click();
  await expect(secretary.getByText("Thay thế Công văn số 1302/CAT-PC06, vẫn là lần 1")).toBeVisible();
  const paper = secretary.getByRole("article", { name: "Nội dung công văn" });
  await expect(paper).toContainText(
    /Công văn này thay thế Công văn số 1302\/CAT-PC06 ngày 05\/10\/2023 của Công an tỉnh\.\/\./,
  );
  await secretary.getByLabel("Số, ký hiệu", { exact: true }).fill("1410/CAT-PC06");
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("10/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary.getByRole("heading", { level: 1 })).toContainText("lần 1");

  // Its form is corrected, from the register.
  await secretary.getByRole("link", { name: /thay thế, đính chính/ }).click();
  await secretary.getByLabel("Nội dung đính chính").fill("Ký hiệu “CAT-PC6” sửa lại là “CAT-PC06”.");
  await secretary.getByRole("button", { name: "Lập công văn đính chính" }).click();
  await secretary.getByLabel("Số, ký hiệu", { exact: true }).fill("1411/CAT-PC06");
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("10/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary.getByRole("heading", { level: 1 })).toHaveText("Công văn số 1411/CAT-PC06");
  await expect(secretary.locator("[data-related=CORRECTS]")).toContainText("Đính chính Công văn số 1410/CAT-PC06");
  await secretary.locator("[data-related=CORRECTS]").getByRole("link").click();
  await expect(secretary.locator("[data-related=REPLACES]")).toContainText("Thay thế Công văn số 1302/CAT-PC06");

  // The agency answers the one in force.
  const department = await as("so-tnmt");
  await department.goto("/letters");
  await expect(department.getByRole("row", { name: /1302\/CAT-PC06/ })).toContainText("Đã thay thế");
  await department.getByRole("link", { name: "Số 1302/CAT-PC06" }).click();
  await expect(department.getByRole("form", { name: "Trả lời công văn" })).toHaveCount(0);
  await department.getByRole("link", { name: "Công văn số 1410/CAT-PC06" }).click();
  await expect(department.getByText("Công văn này đã được đính chính")).toBeVisible();
  await expect(department.getByRole("form", { name: "Trả lời công văn" })).toBeVisible();
});

/** The bell tells of it; the list of letters leads to it. */
async function openLetter(page: Page, number: string): Promise<void> {
  await page.goto("/alerts");
  await expect(page.getByText(`Công văn ${number} đôn đốc lần 2`).first()).toBeVisible();
  await page.goto("/letters");
  await page.getByRole("link", { name: `Số ${number}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Công văn gửi");
}
