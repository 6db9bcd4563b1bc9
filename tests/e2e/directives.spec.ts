import { LEADER, OFFICE } from "../support/cast.ts";
import { expect, serverForThisFile, test } from "../support/fixtures.ts";

serverForThisFile();

test("a leader asks and watches, the agency acknowledges and answers, the office returns, the leader closes @nojs", async ({
  as,
}) => {
  const leader = await as(LEADER.username);
  await leader.goto("/tasks/16");
  await leader.getByRole("button", { name: "Bỏ theo dõi" }).click();
  await expect(leader).toHaveURL(/done=unstarred/);
  await leader.getByRole("button", { name: "Theo dõi nhiệm vụ" }).click();
  await expect(leader).toHaveURL(/done=starred/);

  // What is wrong is said beside the field; what was typed stays.
  await leader.getByRole("link", { name: "Ghi ý kiến chỉ đạo" }).click();
  await expect(leader.getByText("đơn vị chủ trì của nhiệm vụ: Sở TNMT")).toBeVisible();
  await leader.getByLabel("Trả lời chậm nhất").fill("10/10/2023");
  await leader.getByLabel("Nội dung ý kiến chỉ đạo").fill("Báo cáo rõ thời điểm kết nối.");
  await leader.getByRole("button", { name: "Gửi ý kiến chỉ đạo" }).click();
  await expect(leader.getByLabel("Trả lời chậm nhất")).toHaveAccessibleDescription(/phải sau hôm nay/);
  await expect(leader.getByLabel("Nội dung ý kiến chỉ đạo")).toHaveValue("Báo cáo rõ thời điểm kết nối.");
  await leader.getByLabel("Trả lời chậm nhất").fill("16/10/2023");
  await leader.getByRole("button", { name: "Gửi ý kiến chỉ đạo" }).click();
  await expect(leader).toHaveURL(/\/directives\/\d+\?done=given/);
  const address = new URL(leader.url()).pathname;

  // The agency comes to it by its bell.
  const officer = await as("so-tnmt");
  await officer.goto("/alerts");
  await officer.getByRole("button", { name: /^Mở: Ý kiến chỉ đạo về nhiệm vụ 16/ }).click();
  await expect(officer).toHaveURL(new RegExp(`${address}#so-tnmt`));
  await officer.getByRole("button", { name: "Xác nhận đã nhận" }).click();
  await expect(officer.locator("main")).toContainText("Đã nhận");
  await officer.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(officer.getByLabel("Nội dung trả lời")).toHaveAccessibleDescription(/Nhập nội dung trả lời/);
  await officer.getByLabel("Nội dung trả lời").fill("Kết nối trong tháng 11.");
  await officer.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(officer).toHaveURL(/done=answered/);

  const office = await as(OFFICE.username);
  await office.goto(address);
  await office.getByLabel("Nhận xét, lý do trả lại").fill("Nêu ngày cụ thể.");
  await office.getByRole("button", { name: "Trả lại" }).click();
  await expect(office).toHaveURL(/done=returned/);

  await officer.goto(address);
  await officer.getByLabel("Nội dung trả lời").fill("Ngày 20/11/2023.");
  await officer.getByRole("button", { name: "Gửi trả lời" }).click();
  await expect(officer).toHaveURL(/done=answered/);
  await leader.goto(address);
  await leader.getByRole("button", { name: "Đóng, đã xong" }).click();
  await expect(leader).toHaveURL(/done=closed/);
  await expect(leader.getByRole("button", { name: /Đóng|Trả lại/ })).toHaveCount(0);

  // Said on the task's page; what is watched stands first among what is late, in words.
  await leader.goto("/tasks/16");
  await expect(leader.getByRole("region", { name: "Ý kiến chỉ đạo" })).toContainText("Đã đóng");
  await leader.goto("/review/overdue?group=agency");
  await expect(leader.locator("[data-overdue='16:so-tnmt']")).toContainText("lãnh đạo theo dõi");
  await leader.goto("/tasks");
  await expect(leader.locator("[data-task='17']")).toContainText("lãnh đạo theo dõi");
});
