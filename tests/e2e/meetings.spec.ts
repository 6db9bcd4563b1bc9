import { SLIDES, slideNumber } from "../../lib/meetings/rules.ts";
import { seriousFindings, sidewaysOverflow } from "../support/axe.ts";
import { LEADER, SECRETARY } from "../support/cast.ts";
import { expect, serverForThisFile, test } from "../support/fixtures.ts";

serverForThisFile();

const LAST = slideNumber("CONCLUSION");

test("a leader holds a meeting with two conclusions, which become directives; its notice is issued @nojs", async ({
  as,
}) => {
  const leader = await as(LEADER.username);
  // From the headline to whoever wrote last.
  await leader.goto("/");
  await expect(leader.locator("[data-headline]")).toContainText("2 nhiệm vụ quá hạn cần chỉ đạo");
  await leader
    .getByRole("region", { name: /^Phần việc quá hạn/ })
    .getByRole("link", { name: /^17\./ })
    .click();
  await expect(leader.locator("main")).toContainText("Nguyễn Duy Hải");

  await leader.goto("/charts");
  await leader.getByRole("link", { name: "Chế độ họp" }).click();
  await leader.getByLabel("Tên cuộc họp").fill("");
  await leader.getByRole("button", { name: "Bắt đầu họp" }).click();
  await expect(leader.getByLabel("Tên cuộc họp")).toHaveAccessibleDescription(/Nhập tên cuộc họp/);

  // Begun by mistake, it is as if it had not been held.
  await leader.getByLabel("Tên cuộc họp").fill("Họp nhầm");
  await leader.getByRole("button", { name: "Bắt đầu họp" }).click();
  await leader.goto(`${new URL(leader.url()).pathname}?slide=${LAST}`);
  await leader.getByText("Hủy cuộc họp", { exact: true }).click();
  await leader.getByRole("button", { name: "Hủy cuộc họp này" }).click();
  await expect(leader.locator("main")).toContainText("Đã hủy cuộc họp bắt đầu nhầm.");
  await expect(leader.locator("[data-meeting]")).toHaveCount(1);

  await leader.getByLabel("Tên cuộc họp").fill("Họp tháng 10");
  await expect(leader.getByLabel("Người chủ trì")).toHaveValue(LEADER.name);
  await leader.getByRole("button", { name: "Bắt đầu họp" }).click();
  await expect(leader.getByRole("heading", { level: 1 })).toHaveText("Kế hoạch đang ở đâu?");
  const address = new URL(leader.url()).pathname;
  await leader.getByRole("link", { name: "Sau" }).click();
  await expect(leader.locator("main")).toContainText("Nguyễn Duy Hải");

  await leader.goto(`${address}?slide=${LAST}`);
  await leader.getByLabel("Nội dung kết luận").fill("Tòa án tỉnh báo cáo ngày kết nối.");
  await leader.getByRole("button", { name: "Ghi kết luận" }).click();
  await expect(leader.locator("main")).toContainText("Chọn ít nhất một đơn vị");
  await expect(leader.getByLabel("Nội dung kết luận")).toHaveValue("Tòa án tỉnh báo cáo ngày kết nối.");
  await leader
    .getByLabel("Về nhiệm vụ")
    .selectOption({ label: "17. Kết nối cơ sở dữ liệu bản án, quyết định của Tòa án với dữ liệu dân cư" });
  await leader.getByRole("button", { name: "Ghi kết luận" }).click();
  await expect(leader.locator("[data-directive]")).toHaveCount(1);
  await leader.getByLabel("Nội dung kết luận").fill("Sở Y tế rà soát dữ liệu tiêm chủng.");
  await leader.getByLabel("Sở Y tế", { exact: true }).check();
  await leader.getByRole("button", { name: "Ghi kết luận" }).click();
  await expect(leader.locator("[data-directive]")).toHaveCount(2);
  const draft = await leader.request.get(
    (await leader.getByRole("link", { name: "Dự thảo thông báo kết luận" }).getAttribute("href")) ?? "",
  );
  expect([draft.status(), draft.headers()["content-disposition"]]).toEqual([
    200,
    expect.stringContaining("thong-bao-ket-luan-2023-10-10.docx"),
  ]);
  await expect(leader.getByText("Hủy cuộc họp", { exact: true })).toHaveCount(0);
  await leader.getByLabel("Người chủ trì").fill("");
  await leader.getByRole("button", { name: "Kết thúc họp" }).click();
  await expect(leader.getByLabel("Người chủ trì")).toHaveAccessibleDescription(/Nhập người chủ trì/);
  await leader.getByLabel("Người chủ trì").fill("Nguyễn Văn Minh, Phó Chủ tịch UBND tỉnh");
  await leader.getByRole("button", { name: "Kết thúc họp" }).click();
  await expect(leader.locator("main")).toContainText("Cuộc họp kết thúc lúc");
  await expect(leader.locator("main")).toContainText("Chủ trì: Nguyễn Văn Minh, Phó Chủ tịch UBND tỉnh");
  await expect(leader.getByRole("button", { name: "Ghi kết luận" })).toHaveCount(0);

  // The notice waits for a signature; with a number that is free it is on the register, where others take it from.
  await leader.goto("/");
  await leader.getByRole("link", { name: "Dự thảo thông báo kết luận họp ngày 10/10/2023 chờ ký" }).click();
  await expect(leader.getByRole("button", { name: "Ban hành" })).toHaveCount(0);
  const secretary = await as(SECRETARY.username);
  await secretary.goto(`${address}?slide=${LAST}`);
  await secretary.getByLabel("Số, ký hiệu").fill("2027/TB-CAT-PC06");
  await secretary.getByLabel("Ngày ban hành", { exact: true }).fill("10/10/2023");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary.getByLabel("Số, ký hiệu")).toHaveAccessibleDescription(/Số 2027 năm 2023 đã dùng/);
  await secretary.getByLabel("Số, ký hiệu").fill("2101/TB-CAT-PC06");
  await secretary.getByRole("button", { name: "Ban hành" }).click();
  await expect(secretary.getByRole("region", { name: /^Thông báo kết luận/ })).toContainText("2101/TB-CAT-PC06");

  // The agency finds its conclusion, and reads the meeting and its notice, but begins none.
  const officer = await as("so-tnmt");
  await officer.goto("/meetings");
  await expect(officer.getByRole("button", { name: "Bắt đầu họp" })).toHaveCount(0);
  await officer.getByRole("link", { name: "2101/TB-CAT-PC06" }).click();
  await expect(officer.locator("main")).toContainText("Thông báo kết luận họp tháng 10 ngày 10/10/2023");
  const file = (await officer.getByRole("link", { name: "Tải bản Word" }).getAttribute("href")) ?? "";
  expect((await officer.request.get(file)).status()).toBe(200);
  await officer.getByRole("link", { name: /^Thông báo kết luận họp tháng 10/ }).click();
  await expect(officer.locator("main")).toContainText("SHA-256");
});

test("slides are turned by keys, sound on a projector and a phone; the sheet is one page of A4 and of A3", async ({
  as,
}) => {
  const leader = await as(LEADER.username);
  await leader.goto("/meetings");
  await leader.getByRole("button", { name: "Bắt đầu họp" }).click();
  await expect(leader).toHaveURL(/\/meetings\/\d+/);
  for (const [key, slide] of [
    ["ArrowRight", 2],
    ["PageDown", 3],
    ["ArrowLeft", 2],
    ["End", SLIDES.length],
    ["Home", 1],
  ] as const) {
    await leader.keyboard.press(key);
    await expect(leader).toHaveURL(new RegExp(`slide=${slide}$`));
  }
  const address = new URL(leader.url()).pathname;
  for (const slide of SLIDES.map(slideNumber)) {
    await leader.setViewportSize({ width: 1920, height: 1080 });
    await leader.goto(`${address}?slide=${slide}`);
    expect.soft(await seriousFindings(leader), `slide ${slide}`).toEqual([]);
    await leader.setViewportSize({ width: 390, height: 844 });
    expect.soft(await sidewaysOverflow(leader), `slide ${slide}`).toBeNull();
  }
  await leader.getByRole("button", { name: "Kết thúc họp" }).click();
  await expect(leader.locator("main")).toContainText("Cuộc họp kết thúc lúc");

  for (const size of ["a4", "a3"]) {
    for (const asOf of ["2023-10-10", "2023-06-30", "2023-02-01"]) {
      await leader.goto(`/charts/sheet?size=${size}&asOf=${asOf}`);
      const pdf = (await leader.pdf({ preferCSSPageSize: true })).toString("latin1");
      expect.soft(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, `${size} as of ${asOf}`).toBe(1);
    }
  }
});
