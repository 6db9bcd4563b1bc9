import { member, OFFICE, SECRETARY } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

serverForThisFile();

/** Has handed in no plans of its communes in the demo. */
const DISTRICT = member("huyen-son-dong");
/** Its ministry is one of the two that task 21 waits for. */
const TRANSPORT = member("so-gtvt");
const HEALTH = member("so-y-te");

const DOCUMENT = {
  "Số, ký hiệu": "141/BC-TCT",
  "Ngày văn bản": "09/10/2023",
  "Trích yếu": "Kế hoạch năm 2023 của 15/17 Tổ công tác cấp xã",
};

async function fill(page: Page, form: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(values)) {
    await page.getByRole("form", { name: form }).getByLabel(label).fill(text);
  }
}

test("a district hands its communes' plans in late; sent back, handed in again, accepted @both", async ({ as }) => {
  const officer = await as(DISTRICT.username);
  const secretary = await as(SECRETARY.username);

  const reminder = officer.locator('[data-alert="OBLIGATION_MISSING"]').filter({ hasText: "cấp xã" });

  await test.step("the officer is reminded, and sees at home that it is owed", async () => {
    await officer.goto("/alerts");
    await expect(reminder).toContainText("quá hạn từ ngày 27/01/2023 (nhắc lần 37)");
    await officer.goto("/");
    const owed = officer.locator('[data-owed="OB-02"]');
    await expect(owed).toContainText("Quá hạn chưa nộp");
    await expect(owed).toContainText("chậm 257 ngày");
    await owed.getByRole("link").click();
    await expect(officer).toHaveURL(/\/obligations\/OB-02\/huyen-son-dong$/);
  });

  await test.step("a document of tomorrow is refused beside its field; what was typed stays", async () => {
    await fill(officer, "Nộp văn bản", { ...DOCUMENT, "Ngày văn bản": "11/10/2023" });
    await officer.getByRole("button", { name: "Nộp văn bản" }).click();
    await expect(officer.getByRole("alert").first()).toContainText("Ngày văn bản không thể sau hôm nay (10/10/2023).");
    const form = officer.getByRole("form", { name: "Nộp văn bản" });
    await expect(form.getByLabel("Ngày văn bản")).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByLabel("Số, ký hiệu")).toHaveValue(DOCUMENT["Số, ký hiệu"]);
    await form.getByLabel("Ngày văn bản").fill("31/02/2023");
    await form.getByLabel("Số, ký hiệu").fill("");
    await officer.getByRole("button", { name: "Nộp văn bản" }).click();
    await expect(officer.getByRole("alert").first()).toContainText("còn 2 chỗ cần sửa");
    await expect(form.getByLabel("Trích yếu")).toHaveValue(DOCUMENT["Trích yếu"]);
  });

  await test.step("handed in, it is late and waits", async () => {
    await fill(officer, "Nộp văn bản", DOCUMENT);
    await officer.getByRole("button", { name: "Nộp văn bản" }).click();
    await expect(officer).toHaveURL(/done=handed-in/);
    await expect(officer.getByRole("main")).toContainText("nộp 10/10/2023, muộn 257 ngày");
    await officer.goto("/alerts");
    await expect(reminder).toHaveCount(0);
  });

  await test.step("the secretariat is told, and sends it back with a reason", async () => {
    await secretary.goto("/alerts");
    const alert = secretary.locator('[data-alert="OBLIGATION_HANDED_IN"]').filter({ hasText: DOCUMENT["Số, ký hiệu"] });
    await alert.getByRole("button", { name: /^Mở:/ }).click();
    await expect(secretary).toHaveURL(/\/obligations\/OB-02\/huyen-son-dong$/);
    await secretary.getByRole("button", { name: "Trả lại", exact: true }).click();
    await expect(secretary.getByRole("alert").first()).toContainText("còn 1 chỗ cần sửa");
    await secretary.getByLabel("Ý kiến, lý do").fill("Thiếu kế hoạch của 02 xã.");
    await secretary.getByRole("button", { name: "Trả lại", exact: true }).click();
    await expect(secretary).toHaveURL(/done=returned/);
  });

  await test.step("the officer reads the reason and hands in another", async () => {
    await officer.goto("/");
    await expect(officer.locator('[data-owed="OB-02"]')).toContainText("Trả lại");
    await officer.goto("/obligations/OB-02/huyen-son-dong");
    await expect(officer.getByRole("main")).toContainText("Thiếu kế hoạch của 02 xã.");
    await fill(officer, "Nộp văn bản", { ...DOCUMENT, "Số, ký hiệu": "142/BC-TCT" });
    await officer.getByRole("button", { name: "Nộp văn bản" }).click();
    await expect(officer).toHaveURL(/done=handed-in/);
  });

  await test.step("accepted, it counts on the grid, still as late as the first", async () => {
    await secretary.goto("/obligations?standing=HANDED_IN");
    await secretary.locator('tr[data-agency="huyen-son-dong"] td[data-cell="OB-02"]').getByRole("link").click();
    await secretary.getByRole("button", { name: "Tiếp nhận" }).click();
    await expect(secretary).toHaveURL(/done=accepted/);
    await officer.goto("/obligations");
    const cell = officer.locator('tr[data-agency="huyen-son-dong"] td[data-cell="OB-02"]');
    await expect(cell).toHaveAttribute("data-standing", "ACCEPTED");
    await expect(cell).toContainText("muộn 257 ngày");
    await expect(officer.locator('tr[data-obligation="OB-02"]')).toContainText("9/10");
    await officer.goto("/obligations/OB-02/huyen-son-dong");
    await expect(officer.getByRole("button", { name: /Nộp văn bản/ })).toHaveCount(0);
  });

  await test.step("the day before, it was not there", async () => {
    await officer.goto("/obligations?asOf=2023-10-09");
    await expect(officer.locator('tr[data-agency="huyen-son-dong"] td[data-cell="OB-02"]')).toHaveAttribute(
      "data-standing",
      "MISSING",
    );
  });

  await test.step("another body reads it and hands nothing in; the two dates carry their notes", async () => {
    const other = await as(HEALTH.username);
    await other.goto("/obligations/OB-11/huyen-luc-nam");
    await expect(other.getByRole("heading", { level: 1 })).toContainText("Lục Nam");
    await expect(other.getByRole("button", { name: /Nộp|Tiếp nhận|Trả lại|Ghi/ })).toHaveCount(0);
    await expect(other.getByText("Ghi chú văn bản")).toHaveCount(0);
    await secretary.goto("/obligations");
    const row = secretary.locator('tr[data-obligation="OB-11"]');
    await row.getByText(/Ghi chú văn bản/).click();
    await expect(row).toContainText("Ba chỗ nêu ba hạn");
  });
});

test("a proposal is asked, answered, added to, passed on and closed; one of an update is taken up @nojs", async ({
  as,
}) => {
  const officer = await as(HEALTH.username);
  const office = await as(OFFICE.username);
  const secretary = await as(SECRETARY.username);
  const text = "Đề nghị thống nhất mẫu báo cáo khám sức khỏe người lái xe.";

  await test.step("asked from the task's page", async () => {
    await officer.goto("/tasks/21");
    await officer.getByRole("link", { name: "Gửi đề xuất về nhiệm vụ này" }).click();
    await expect(officer).toHaveURL(/\/proposals\/new\?task=21$/);
    await officer.getByRole("button", { name: "Gửi đề xuất" }).click();
    await expect(officer.getByRole("alert").first()).toContainText("Chọn nơi nhận đề xuất.");
    await officer.getByLabel("Gửi đến").selectOption({ label: "UBND tỉnh" });
    await officer.getByLabel(/^Nội dung đề xuất/).fill(text);
    await officer.getByRole("button", { name: "Gửi đề xuất" }).click();
    await expect(officer).toHaveURL(/\/proposals\/\d+\?done=asked$/);
  });
  const path = new URL(officer.url()).pathname;

  await test.step("the office finds it on its home and answers", async () => {
    await office.goto("/");
    await office.getByRole("link", { name: /đề xuất, kiến nghị chờ trả lời/ }).click();
    await office.locator("[data-proposal]").filter({ hasText: text }).getByRole("link").click();
    await expect(office).toHaveURL(new RegExp(`${path}$`));
    await office.getByRole("textbox", { name: "Nội dung" }).fill("Dùng mẫu của Bộ Y tế.");
    await office.getByRole("button", { name: "Trả lời", exact: true }).click();
    await expect(office).toHaveURL(/done=answered/);
  });

  await test.step("the agency is told, and adds a word: it waits again", async () => {
    await officer.goto("/alerts");
    await officer.locator('[data-alert="PROPOSAL_ANSWERED"]').first().getByRole("button", { name: /^Mở:/ }).click();
    await expect(officer).toHaveURL(new RegExp(`${path}$`));
    await expect(officer.getByRole("main")).toContainText("Dùng mẫu của Bộ Y tế.");
    await officer.getByLabel("Ý kiến bổ sung").fill("Mẫu chưa có mục nồng độ cồn.");
    await officer.getByRole("button", { name: "Gửi bổ sung" }).click();
    await expect(officer.getByRole("main")).toContainText("Chờ trả lời");
  });

  await test.step("passed on without a name is refused; with one it says so", async () => {
    await secretary.goto(path);
    await secretary.getByRole("button", { name: "Chuyển cơ quan khác" }).click();
    await expect(secretary.getByRole("alert").first()).toContainText("Nhập tên cơ quan được chuyển đến");
    await secretary.getByLabel("Chuyển đến").fill("Bộ Y tế");
    await secretary.getByRole("button", { name: "Chuyển cơ quan khác" }).click();
    await expect(secretary.getByRole("main")).toContainText("đã chuyển Bộ Y tế");
  });

  await test.step("closed, nothing more is taken", async () => {
    await secretary.getByRole("button", { name: "Đóng đề xuất" }).click();
    await expect(secretary).toHaveURL(/done=closed/);
    await officer.goto(path);
    await expect(officer.getByText("Đã đóng", { exact: true })).toBeVisible();
    await expect(officer.getByRole("button", { name: "Gửi bổ sung" })).toHaveCount(0);
  });

  await test.step("what an officer wrote in an update becomes a proposal that can be answered", async () => {
    await secretary.goto("/proposals");
    const raised = secretary.locator("[data-raised]").first();
    const id = await raised.getAttribute("data-raised");
    await raised.getByRole("button", { name: "Ghi thành đề xuất để trả lời" }).click();
    await expect(secretary).toHaveURL(/done=adopted/);
    await expect(secretary.getByRole("form", { name: "Trả lời đề xuất" })).toBeVisible();
    await expect(secretary.getByRole("link", { name: "cập nhật của đơn vị" })).toBeVisible();
    await secretary.goto("/proposals");
    await expect(secretary.locator(`[data-raised="${id}"]`)).toHaveCount(0);
  });
});

test("a notice of guidance becomes the start of task 21's clock; another is dismissed", async ({ as }) => {
  const transport = await as(TRANSPORT.username);
  const secretary = await as(SECRETARY.username);

  await test.step("a second agency tells of another document", async () => {
    const health = await as(HEALTH.username);
    await health.goto("/tasks/21");
    await expect(health.locator('[data-notice][data-verdict="WAITING"]')).toHaveCount(1);
    await health.getByRole("link", { name: "Báo đã có văn bản hướng dẫn" }).click();
    await fill(health, "Báo đã có văn bản hướng dẫn", {
      "Số, ký hiệu": "6100/BYT-KCB",
      "Ngày văn bản": "11/10/2023",
      "Cơ quan ban hành": "Bộ Y tế",
      "Trích yếu": "Về khám sức khỏe",
    });
    await health.getByRole("button", { name: "Báo cơ quan thường trực" }).click();
    await expect(health.getByRole("alert").first()).toContainText("Ngày văn bản không thể sau hôm nay");
    await health.getByRole("form").getByLabel("Ngày văn bản").fill("03/10/2023");
    await health.getByRole("button", { name: "Báo cơ quan thường trực" }).click();
    await expect(health).toHaveURL(/\/tasks\/21\?done=noticed/);
  });

  await test.step("the secretariat dismisses it with a reason; the task goes on waiting", async () => {
    await secretary.goto("/");
    const inbox = secretary.getByRole("region", { name: "Đơn vị gửi, chờ trả lời" });
    await inbox.getByRole("link", { name: /Sở Y tế báo đã có hướng dẫn cho nhiệm vụ 21/ }).click();
    await expect(secretary.getByLabel("Số, ký hiệu")).toHaveValue("6100/BYT-KCB");
    await secretary.getByText("Không ghi nhận văn bản này").click();
    await secretary.getByRole("button", { name: "Không ghi nhận", exact: true }).click();
    await expect(secretary.getByRole("alert").first()).toContainText("Nêu lý do để đơn vị biết.");
    await secretary.getByLabel("Lý do không ghi nhận").fill("Văn bản không về kết nối dữ liệu.");
    await secretary.getByRole("button", { name: "Không ghi nhận", exact: true }).click();
    await expect(secretary).toHaveURL(/done=dismissed/);
    await expect(secretary.getByRole("main")).toContainText("Chờ hướng dẫn");
  });

  await test.step("the demo's notice is taken up: the form is filled in, the clock starts", async () => {
    await secretary.getByRole("link", { name: "Xem để ghi nhận" }).click();
    await expect(secretary.getByLabel("Thời hạn theo văn bản")).toHaveValue("15/12/2023");
    await secretary.getByRole("button", { name: "Ghi nhận và bắt đầu tính hạn" }).click();
    await expect(secretary).toHaveURL(/\/tasks\/21\?done=guidance/);
    await expect(secretary.getByRole("main")).toContainText("15/12/2023");
    await expect(secretary.locator('[data-verdict="RECORDED"]')).toHaveCount(1);
  });

  await test.step("whoever told is told", async () => {
    await transport.goto("/alerts");
    await expect(transport.locator('[data-alert="GUIDANCE_RECORDED"][data-task="21"]')).toContainText(
      "Văn bản đơn vị báo đã được ghi nhận",
    );
    await transport.goto("/tasks/21");
    await expect(transport.getByRole("link", { name: "Báo đã có văn bản hướng dẫn" })).toHaveCount(0);
  });
});
