import { OFFICER } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { saveProgress, type TypedProgress, typeProgress } from "../support/progress-form.ts";

const server = serverForThisFile();

const TYPED = "Đã đồng bộ 9/10 huyện; còn Sơn Động “chờ” bản đồ <số>.";

test.describe("the update form keeps what was typed and says what is missing", () => {
  const refusals: { name: string; typed: TypedProgress; says: { field: RegExp; words: string }[] }[] = [
    {
      name: "completion without evidence",
      typed: { state: "Đã hoàn thành", completedOn: "05/10/2023" },
      says: [
        { field: /^Số, ký hiệu văn bản/, words: "còn thiếu số, ký hiệu văn bản" },
        { field: /^Ngày văn bản/, words: "còn thiếu ngày văn bản" },
      ],
    },
    {
      name: "a day that does not exist",
      typed: {
        state: "Đã hoàn thành",
        evidenceNumber: "245/BC-STNMT",
        evidenceDate: "31/02/2023",
        completedOn: "05/10/2023",
      },
      says: [{ field: /^Ngày văn bản/, words: "Nhập ngày có thật" }],
    },
    {
      name: "days that have not come",
      typed: {
        state: "Đã hoàn thành",
        evidenceNumber: "245/BC-STNMT",
        evidenceDate: "12/10/2023",
        completedOn: "11/10/2023",
      },
      says: [
        { field: /^Ngày văn bản/, words: "không thể sau hôm nay (10/10/2023)" },
        { field: /^Ngày hoàn thành/, words: "không thể sau hôm nay (10/10/2023)" },
      ],
    },
    {
      name: "a percentage beyond a hundred",
      typed: { state: "Đang thực hiện", percent: "120" },
      says: [{ field: /^Tiến độ/, words: "Nhập số nguyên từ 0 đến 100" }],
    },
  ];
  for (const { name, typed, says } of refusals) {
    test(`refuses ${name} @both`, async ({ as }) => {
      const page = await as(OFFICER.username);
      const before = await updates();
      await page.goto("/tasks/16/update");
      await typeProgress(page, { ...typed, result: TYPED });
      await saveProgress(page);
      const summary = page.getByRole("alert").filter({ hasText: "Chưa lưu được" });
      await expect(summary).toBeVisible();
      for (const { field, words } of says) {
        await expect(summary.getByRole("link").filter({ hasText: words }).first()).toBeVisible();
        await expectErrorAt(page, field, words);
      }
      await expectStillTyped(page, { ...typed, result: TYPED });
      expect(await updates()).toBe(before);
    });
  }
});

test("an update without a result is refused at the field @both", async ({ as }) => {
  const page = await as(OFFICER.username);
  await page.goto("/tasks/16/update");
  await typeProgress(page, { result: "   " });
  await saveProgress(page);
  await expectErrorAt(page, /^Kết quả thực hiện/, "Nhập kết quả thực hiện");
});

test("what was typed before the scripts arrived stays, and is what is saved", async ({ as }) => {
  const page = await as(OFFICER.username);
  const { promise: arrived, resolve: letArrive } = Promise.withResolvers<void>();
  await page.route(/\.js(\?|$)/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto("/tasks/16/update", { waitUntil: "commit" });
  await typeProgress(page, { percent: "120", result: TYPED });
  letArrive();
  // Only the scripts count what is left: from here on the page is theirs.
  await expect(page.getByText(/^Còn \d\.\d{3} ký tự$/).first()).toBeVisible();
  await expectStillTyped(page, { percent: "120", result: TYPED });
  await saveProgress(page);
  await expectErrorAt(page, /^Tiến độ/, "Nhập số nguyên từ 0 đến 100");
  await expectStillTyped(page, { percent: "120", result: TYPED });
});

async function updates(): Promise<number> {
  return server.database.db.progressUpdate.count();
}

/** The message is tied to its field for those who hear the page, not only shown near it. */
async function expectErrorAt(page: Page, label: RegExp, words: string): Promise<void> {
  const field = page.getByRole("form", { name: "Cập nhật tiến độ" }).getByLabel(label);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(new RegExp(words.replace(/[()/]/g, "\\$&")));
}

async function expectStillTyped(page: Page, typed: TypedProgress): Promise<void> {
  const form = page.getByRole("form", { name: "Cập nhật tiến độ" });
  const fields: [RegExp, string | undefined][] = [
    [/^Kết quả thực hiện/, typed.result],
    [/^Tiến độ/, typed.percent],
    [/^Số, ký hiệu văn bản/, typed.evidenceNumber],
    [/^Ngày văn bản/, typed.evidenceDate],
    [/^Ngày hoàn thành/, typed.completedOn],
  ];
  for (const [label, text] of fields) if (text) await expect(form.getByLabel(label)).toHaveValue(text);
  if (typed.state) await expect(form.getByRole("radio", { name: typed.state })).toBeChecked();
}
