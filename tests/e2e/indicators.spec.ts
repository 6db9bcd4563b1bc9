import { SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { edited } from "../support/workbooks.ts";

serverForThisFile();

const TITLES = "TT\tThủ tục hành chính\tHồ sơ tiếp nhận\tTrong đó trực tuyến\tKết quả đã trả\tTrong đó có bản điện tử";
const REPORT = "/reports/2023-10/cuc-thue";

const paste = async (page: Page, ...rows: string[]) => {
  await page.getByLabel("Dán bảng từ Excel").fill([TITLES, ...rows].join("\n"));
  await page.getByRole("button", { name: "Xem trước bảng dán" }).click();
};

test("numbers are pasted, looked through, asked about, sent up as a workbook, and seen by the secretariat @nojs", async ({
  as,
}) => {
  const officer = await as("cuc-thue");
  await officer.goto(REPORT);
  await officer.getByRole("link", { name: "Nhập số liệu" }).click();

  await test.step("a table that cannot be read stays where it was pasted", async () => {
    await officer.getByLabel("Dán bảng từ Excel").fill("18\tĐăng ký thuế\t700");
    await officer.getByRole("button", { name: "Xem trước bảng dán" }).click();
    await expect(officer.getByLabel("Dán bảng từ Excel")).toHaveAccessibleDescription(/Không thấy cột “TT”/);
    await expect(officer.getByLabel("Dán bảng từ Excel")).toHaveValue("18\tĐăng ký thuế\t700");
  });

  await test.step("one that can is shown in the form with what is wrong, and nothing is kept yet", async () => {
    await paste(officer, "18\tĐăng ký thuế\t7.000\t7.100\t690\t600", "3\tĐăng ký thường trú\t1\t1\t1\t1");
    await expect(officer.locator("main")).toContainText("Đã đọc 1 thủ tục, chưa ghi gì.");
    await expect(officer.locator("main")).toContainText("Dòng 3: TT “3” không phải thủ tục đơn vị nhập");
    await expect(officer.getByLabel("Trong đó trực tuyến")).toHaveAccessibleDescription(/Không được lớn hơn 7.000/);
  });

  await test.step("a leap is asked about, not refused", async () => {
    await officer.getByLabel("Trong đó trực tuyến").fill("5200");
    await officer.getByRole("button", { name: "Lưu số liệu" }).click();
    const note = officer.getByLabel("Ghi chú, lý do chênh lệch");
    await expect(note).toHaveAccessibleDescription(/Chênh quá 3 lần so với kỳ trước/);
    await note.fill("Thay đổi thông tin đồng loạt.");
    await officer.getByRole("button", { name: "Lưu số liệu" }).click();
    await expect(officer.locator("#figures")).toContainText("7.000 hồ sơ, 5.200 trực tuyến");
  });

  await test.step("the agency's own workbook comes back with other numbers", async () => {
    await officer.getByRole("link", { name: "Nhập, sửa số liệu" }).click();
    const template = await officer.request.get("/api/exports/figures-2023-10.xlsx");
    expect(template.status()).toBe(200);
    const filled = await edited(await template.body(), (sheet) => {
      const titles = sheet.getRow(4).values as unknown[];
      sheet.getCell(5, titles.indexOf("Hồ sơ tiếp nhận")).value = 720;
      sheet.getCell(5, titles.indexOf("Trong đó trực tuyến")).value = 560;
    });
    await officer.getByLabel("Tệp Excel đã điền").setInputFiles({
      name: "thang-10.xlsx",
      mimeType: "application/octet-stream",
      buffer: filled,
    });
    await officer.getByRole("button", { name: "Xem trước tệp Excel" }).click();
    await expect(officer.locator('[data-row="tt18"]')).toContainText("Thay đổi");
    await expect(officer.getByLabel("Hồ sơ tiếp nhận")).toHaveValue("720");
    await officer.getByRole("button", { name: "Lưu số liệu" }).click();
    await expect(officer.locator("#figures")).toContainText("720 hồ sơ, 560 trực tuyến");
  });

  await test.step("the secretariat traces a rate to who holds it down", async () => {
    const secretary = await as(SECRETARY.username);
    await secretary.goto("/charts");
    await secretary.getByRole("navigation", { name: "Số liệu" }).getByRole("link", { name: "Chỉ tiêu" }).click();
    await secretary.getByRole("link", { name: "Hồ sơ thủ tục hành chính giải quyết trực tuyến" }).first().click();
    await expect(secretary.locator("[data-what-if] li").first()).toContainText(
      /^Nếu Sở Tư pháp đạt 60% .* toàn tỉnh đạt /,
    );
    await secretary.goto("/indicators/procedures?month=2023-10&agency=cuc-thue");
    await expect(secretary.locator('[data-procedure="18"]')).toContainText("720");
    const file = await secretary.request.get("/api/exports/procedures.xlsx?month=2023-10&agency=cuc-thue");
    expect(file.headers()["content-disposition"]).toContain("thu-tuc-2023-10.xlsx");
    // What is not one's own is not entered by anybody else.
    await secretary.goto(`${REPORT}/figures`);
    await expect(secretary.getByRole("heading", { name: "Không có quyền nhập số liệu" })).toBeVisible();
  });
});
