import { LEADER, SECRETARY } from "../support/cast.ts";
import { enterAllFigures } from "../support/figures.ts";
import * as make from "../support/files.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { contextAt, OCTOBER } from "../support/reports.ts";

const server = serverForThisFile();

const REPORT = "/reports/2023-10/so-tttt";

/** The line of task 8, with its fields open. */
async function openLine(page: Page) {
  await page.goto(REPORT);
  const line = page.locator('[data-line="8"]');
  const fold = line.locator("details.item-more");
  await expect(async () => {
    if ((await fold.getAttribute("open")) === null) await fold.locator("> summary").click();
    await expect(line.getByLabel(/^Kết quả thực hiện/)).toBeVisible({ timeout: 500 });
  }).toPass();
  return line;
}

type Given = { name: string; bytes: Buffer };

const choose = (line: ReturnType<Page["locator"]>, ...given: Given[]) =>
  line
    .getByLabel(/^Chọn tệp minh chứng/)
    .setInputFiles(given.map(({ name, bytes }) => ({ name, mimeType: "", buffer: bytes })));

const files = () =>
  server.database.db.evidenceFile.findMany({ orderBy: { id: "asc" }, select: { id: true, name: true } });

test("what a line does not take says why at the line, keeps what was typed, and leaves nothing behind @both", async ({
  as,
  allowFault,
}, info) => {
  // What the browser itself notes of an answer that is a refusal.
  allowFault(/status of 422/);
  const before = await files();
  const officer = await as("so-tttt");
  const refused: [given: Given, words: RegExp][] = [
    [{ name: "lớn.pdf", bytes: Buffer.concat([make.pdf(), Buffer.alloc(21 * 1024 * 1024)]) }, /lớn hơn 20 MB/],
    [{ name: "báo cáo.pdf", bytes: make.exe() }, /không phải PDF, Word, Excel/],
    [{ name: "có mã.pdf", bytes: make.pdf({ catalogue: "/OpenAction << /S /JavaScript /JS (1) >>" }) }, /mã lệnh/],
  ];
  for (const [given, words] of refused) {
    const line = await openLine(officer);
    const result = line.getByLabel(/^Kết quả thực hiện/);
    // The fold opens before the page's scripts have taken over; what is typed at that very moment would stand beside what was there.
    await expect(async () => {
      await result.fill("Nội dung đã gõ phải còn.");
      await expect(result).toHaveValue("Nội dung đã gõ phải còn.", { timeout: 500 });
    }).toPass();
    await choose(line, given);
    if (info.project.name !== "js") await officer.getByRole("button", { name: "Lưu, để sau" }).click();
    await expect(line.locator(".err").filter({ hasText: words })).toBeVisible();
    await expect(line.getByLabel(/^Kết quả thực hiện/)).toHaveValue("Nội dung đã gõ phải còn.");
  }
  expect(await files()).toEqual(before);
});

test("a file goes with its line from the draft to the secretariat, and stays as it was sent @both", async ({
  as,
}, info) => {
  const scripts = info.project.name === "js";
  const bytes = make.pdf({ trailer: "/Info 8810 0 R" });
  const officer = await as("so-tttt");
  let line = await openLine(officer);
  await line.getByLabel(/^Kết quả thực hiện/).fill("Kho dữ liệu dùng chung có 10 bộ dữ liệu.");
  await choose(line, { name: "../../Biên bản 😀 0510.pdf", bytes });
  if (!scripts) {
    await officer.getByRole("button", { name: "Lưu, để sau" }).click();
    await expect(officer).toHaveURL(/done=saved/);
    line = await openLine(officer);
  }
  await expect(line.getByRole("listitem").filter({ hasText: "Biên bản 😀 0510.pdf" })).toContainText("Đã tải lên");
  if (scripts) await expect(officer.locator('[data-save="saved"]')).toBeVisible();
  // The draft has it on another device as well.
  line = await openLine(officer);
  await expect(line.getByRole("link", { name: /Biên bản 😀 0510\.pdf/ })).toBeVisible();

  await officer.locator("details.rest > summary").click();
  await officer.getByRole("button", { name: "Ghi và gửi báo cáo" }).click();
  await expect(officer).toHaveURL(/done=sent/);

  const leader = await as(LEADER.username);
  await leader.goto(REPORT);
  const downloading = leader.waitForEvent("download");
  await leader
    .locator('[data-line="8"]')
    .getByRole("link", { name: /Biên bản 😀 0510\.pdf/ })
    .click();
  expect((await downloading).suggestedFilename()).toBe("Biên bản 😀 0510.pdf");

  const secretary = await as(SECRETARY.username);
  await secretary.goto("/review/reports?month=2023-10&agency=so-tttt");
  await expect(secretary.getByRole("link", { name: /Biên bản 😀 0510\.pdf/ })).toBeVisible();
  await expect(secretary.getByText("Minh chứng: 1 tệp")).toBeVisible();
  await secretary.goto("/tasks/8");
  await expect(
    secretary
      .getByRole("region", { name: /^Diễn biến/ })
      .getByRole("link", { name: /Biên bản 😀 0510\.pdf/ })
      .first(),
  ).toBeVisible();
});

test("sending waits for what is on its way, and a file that was taken off the line does not go with it", async ({
  as,
  allowFault,
}) => {
  allowFault(/ERR_FAILED|net::ERR_/);
  await enterAllFigures(await contextAt(server.database.db, "so-gtvt", "2023-10-10"), OCTOBER);
  const officer = await as("so-gtvt");
  await officer.goto("/reports/2023-10/so-gtvt");
  const line = officer
    .locator("[data-line]")
    .filter({ has: officer.getByLabel(/^Chọn tệp minh chứng/) })
    .first();
  const fold = line.locator("details.item-more");
  await expect(async () => {
    if ((await fold.getAttribute("open")) === null) await fold.locator("> summary").click();
    await expect(line.getByLabel(/^Kết quả thực hiện/)).toBeVisible({ timeout: 500 });
  }).toPass();
  await line.getByLabel(/^Kết quả thực hiện/).fill("Có kết quả mới.");
  let holds = true;
  await officer.route("**/api/files?*", (route) => (holds ? route.abort("failed") : route.continue()));
  await choose(line, { name: "chậm.pdf", bytes: make.pdf({ trailer: "/Info 8811 0 R" }) });
  await expect(line.getByText(/đang tải lên, /)).toBeVisible();
  await officer.getByRole("button", { name: "Gửi báo cáo" }).click();
  await expect(officer.getByText("Tệp đang được tải lên")).toBeVisible();
  expect(await server.database.db.reportSubmission.count({ where: { report: { agency: { code: "so-gtvt" } } } })).toBe(
    await server.database.db.reportSubmission.count({
      where: { report: { agency: { code: "so-gtvt" }, month: { lt: new Date("2023-10-01") } } },
    }),
  );
  holds = false;
  await expect(line.getByText("Đã tải lên", { exact: true })).toBeVisible({ timeout: 30_000 });
  await line.getByRole("button", { name: "Gỡ tệp chậm.pdf" }).click();
  await expect(line.getByText("chậm.pdf")).toHaveCount(0);
  await expect
    .poll(() => server.database.db.evidenceFile.count({ where: { name: "chậm.pdf", withdrawnAt: { not: null } } }))
    .toBe(1);
  await expect
    .poll(() => server.database.db.reportLine.count({ where: { result: "Có kết quả mới.", files: "" } }))
    .toBe(1);
});
