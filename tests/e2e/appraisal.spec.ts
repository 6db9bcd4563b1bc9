import { LEADER, SECRETARY } from "../support/cast.ts";
import { expect, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile();

test("the secretariat sets the rule, drafts proposals, takes and dismisses them and issues the submission; others read what is theirs @nojs", async ({
  as,
}) => {
  const secretary = await as(SECRETARY.username);

  // The ranking leads to its working, and takes its figures along with formulas.
  await secretary.goto("/review/appraisal?from=2023-07&to=2023-09");
  const district = secretary.locator("[data-agency='huyen-luc-ngan']");
  await expect(district).toContainText("Kiểm điểm");
  await expect(secretary.locator("[data-unranked='toa-an-tinh']")).toContainText("dưới mức tối thiểu 5");
  const href = await secretary.getByRole("link", { name: "Tải xuống Excel" }).getAttribute("href");
  const file = await secretary.request.get(`${server.url}${href}`);
  expect(file.headers()["content-disposition"]).toContain("xep-hang-2023-07-2023-09.xlsx");
  await district.getByRole("link", { name: "Lục Ngạn" }).click();
  await expect(secretary.getByText("Điểm = (30 × 0 + 15 × 46,7 + 20 × 33,3")).toBeVisible();
  await expect(secretary.getByRole("region", { name: "Điều gì làm đổi điểm" })).toContainText(
    "Nếu thêm một báo cáo đúng hạn",
  );

  // Weights add up to 100; what was typed stays. Praise is made hard to get, so that the story is short.
  await secretary.goto("/review/appraisal/rule");
  await secretary.getByLabel("Hoàn thành đúng hạn").fill("20");
  await secretary.getByLabel("Nội dung đến hạn từ").fill("500");
  await secretary.getByLabel("Lý do sửa").fill("Coi trọng báo cáo tháng.");
  await secretary.getByRole("button", { name: "Lưu cách tính" }).click();
  await expect(secretary.getByLabel("Hoàn thành đúng hạn")).toHaveAccessibleDescription(/bằng 100; đang là 90/);
  await expect(secretary.getByLabel("Lý do sửa")).toHaveValue("Coi trọng báo cáo tháng.");
  await secretary.getByLabel("Báo cáo tháng đúng hạn").fill("30");
  await secretary.getByRole("button", { name: "Lưu cách tính" }).click();
  await expect(secretary).toHaveURL(/rule\?done=saved/);
  await expect(secretary.locator("[data-version='1']")).toContainText("30 → 20 %");

  await secretary.goto("/review/appraisal");
  await secretary.getByLabel("Từ tháng").selectOption("2023-08");
  await secretary.getByLabel("Đến tháng").selectOption("2023-09");
  await secretary.getByRole("button", { name: "Xem kỳ này" }).click();
  await secretary.getByRole("button", { name: "Lập dự thảo đề xuất" }).click();
  await expect(secretary).toHaveURL(/proposals\/\d+\?done=drafted/);
  const address = new URL(secretary.url()).pathname;
  const waiting = secretary.locator("article[data-proposal]").filter({ hasText: "Chờ xử lý" });
  const proposed = await waiting.count();
  expect(proposed).toBeGreaterThan(2);

  // One is dismissed, which needs a reason; one is worded otherwise; the rest are taken as they are.
  const dismissed = secretary.locator("[data-proposal='huyen-son-dong']");
  await dismissed.getByText("Xử lý đề xuất").click();
  await dismissed.getByRole("button", { name: "Bỏ đề xuất" }).click();
  await expect(dismissed.getByLabel("Lý do")).toHaveAccessibleDescription(/Nhập lý do bỏ đề xuất/);
  await dismissed.getByLabel("Lý do").fill("Đã làm việc trực tiếp với đơn vị.");
  await dismissed.getByRole("button", { name: "Bỏ đề xuất" }).click();
  await expect(secretary).toHaveURL(/done=dismissed/);
  await expect(dismissed).toContainText("Lý do: Đã làm việc trực tiếp với đơn vị.");
  const worded = secretary.locator("[data-proposal='huyen-luc-ngan']");
  await worded.getByText("Xử lý đề xuất").click();
  await worded.getByLabel("Nội dung đề xuất").fill("Chậm báo cáo tháng 8, nhiệm vụ 16 quá hạn.");
  await worded.getByRole("button", { name: "Đồng ý đề xuất" }).click();
  await expect(secretary).toHaveURL(/done=accepted/);
  for (let left = proposed - 2; left > 0; left--) {
    await expect(waiting).toHaveCount(left);
    await waiting.first().getByText("Xử lý đề xuất").click();
    await waiting.first().getByRole("button", { name: "Đồng ý đề xuất" }).click();
  }
  await expect(waiting).toHaveCount(0);
  const paper = secretary.getByRole("article", { name: "Nội dung tờ trình" });
  await expect(paper).toContainText("UBND huyện Lục Ngạn: Chậm báo cáo tháng 8, nhiệm vụ 16 quá hạn.");
  await expect(paper).not.toContainText("Sơn Động");

  // Until it is issued a leader reads it and decides nothing, and the district knows nothing of it.
  const leader = await as(LEADER.username);
  await leader.goto(address);
  await expect(leader.getByRole("article", { name: "Nội dung tờ trình" })).toBeVisible();
  await expect(leader.getByRole("button", { name: /Đồng ý|Ban hành/ })).toHaveCount(0);
  const officer = await as("huyen-luc-ngan");
  await officer.goto("/reports");
  await officer.getByRole("link", { name: "Điểm của đơn vị" }).click();
  await expect(officer).toHaveURL(/appraisal\/huyen-luc-ngan/);
  await expect(officer.getByRole("region", { name: "Đã trình" })).not.toContainText("Chậm báo cáo tháng 8");

  await secretary.getByLabel("Số, ký hiệu", { exact: true }).fill("1350/TTr-CAT-PC06");
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("11/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary.getByLabel("Ngày ban hành", { exact: true })).toHaveAccessibleDescription(
    /không thể sau hôm nay/,
  );
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("10/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary).toHaveURL(/done=issued/);
  await expect(secretary.getByText("Xử lý lại")).toHaveCount(0);
  await secretary.goto("/documents/issued");
  await expect(secretary.getByRole("row", { name: /1350\/TTr-CAT-PC06/ })).toContainText("Tổ trưởng Tổ công tác");

  await officer.reload();
  await expect(officer.getByRole("region", { name: "Đã trình" })).toContainText("Chậm báo cáo tháng 8");
  await officer.goto(address);
  await expect(officer).toHaveURL(/no-access/);
  await officer.goto("/documents/issued");
  await expect(officer.getByText("1350/TTr-CAT-PC06")).toHaveCount(0);

  // A mistake in what it says: another submission takes its place, with what was decided, and the district reads of both.
  await secretary.goto(address);
  await secretary.getByRole("link", { name: /thay thế, đính chính/ }).click();
  await secretary.getByRole("button", { name: "Lập tờ trình thay thế" }).click();
  const reason = secretary.getByLabel("Sai sót về nội dung");
  await expect(reason).toHaveAccessibleDescription(/Ghi rõ sai sót/);
  await reason.fill("Ghi nhầm tên đơn vị.");
  await secretary.getByRole("button", { name: "Lập tờ trình thay thế" }).click();
  await expect(secretary).toHaveURL(/proposals\/\d+\?done=replacing/);
  await expect(paper).toContainText("Tờ trình này thay thế Tờ trình số 1350/TTr-CAT-PC06 ngày 10/10/2023.");
  await secretary.getByLabel("Số, ký hiệu", { exact: true }).fill("1351/TTr-CAT-PC06");
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("10/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary).toHaveURL(/done=issued/);
  await secretary.goto(address);
  await expect(secretary.getByRole("main")).toContainText("Tờ trình này đã được thay thế");
  await officer.goto("/review/appraisal/huyen-luc-ngan");
  const submitted = officer.getByRole("region", { name: "Đã trình" });
  await expect(submitted).toContainText("đã được thay thế bằng Tờ trình số 1351/TTr-CAT-PC06");
});
