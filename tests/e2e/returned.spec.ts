import { member, SECRETARY } from "../support/cast.ts";
import { expect, serverForThisFile, test } from "../support/fixtures.ts";

const server = serverForThisFile();

/** Has a claim about task 20 on the secretariat's desk on the demo's day. */
const CLAIMANT = member("so-ldtbxh");
const REASON = "Danh sách còn thiếu 1.200 người ở Lục Ngạn. Đề nghị bổ sung trước ngày 20/10/2023.";

test("a claim sent back is seen with its reason, and said once @both", async ({ as }) => {
  const secretary = await as(SECRETARY.username);
  const officer = await as(CLAIMANT.username);
  await secretary.goto("/review");
  const claim = secretary.getByRole("article").filter({ hasText: CLAIMANT.name });

  await test.step("not without a reason", async () => {
    await claim.getByRole("button", { name: "Trả lại" }).click();
    await expect(claim.getByLabel(/^Lý do/)).toHaveAttribute("aria-invalid", "true");
    await expect(claim.getByRole("alert")).toContainText("Nêu lý do");
  });

  await test.step("with one", async () => {
    await claim.getByLabel(/^Lý do/).fill(REASON);
    await claim.getByRole("button", { name: "Trả lại" }).click();
    await expect(secretary).toHaveURL(/done=returned/);
    await expect(claim).toHaveCount(0);
  });

  await test.step("the officer reads it at home and on the form", async () => {
    for (const path of ["/", "/tasks/20/update"]) {
      await officer.goto(path);
      await expect(officer.getByRole("main")).toContainText(REASON);
    }
  });

  await test.step("two sweeps later it has still been said once", async () => {
    for (let sweep = 0; sweep < 2; sweep++) {
      await secretary.goto("/review");
      await secretary.getByRole("button", { name: "Rà soát ngay" }).click();
      await expect(secretary).toHaveURL(/done=swept/);
    }
    await officer.goto("/alerts");
    await expect(officer.locator('[data-alert="COMPLETION_RETURNED"][data-task="20"]')).toHaveCount(1);
    await expect(officer.locator('[data-alert="COMPLETION_RETURNED"][data-task="20"]')).toContainText(REASON);
    const raised = await server.database.db.alert.groupBy({ by: ["key"], _count: true });
    expect(raised.filter(({ _count }) => _count > 1)).toEqual([]);
  });

  await test.step("opening it marks it as read", async () => {
    const alert = officer.locator('[data-alert="COMPLETION_RETURNED"][data-task="20"]');
    await expect(alert).toContainText("(chưa đọc)");
    await alert.getByRole("button", { name: "Mở" }).click();
    await expect(officer).toHaveURL(/\/tasks\/20$/);
    await officer.goto("/alerts?view=all");
    await expect(alert).not.toContainText("(chưa đọc)");
  });
});
