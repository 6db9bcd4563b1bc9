import { seriousFindings, sidewaysOverflow } from "../support/axe.ts";
import { type member, ONE_OF_EACH_ROLE } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

// One role a worker: the pages of all roles are many.
test.describe.configure({ mode: "parallel" });
test.setTimeout(180_000);

const server = serverForThisFile();

type Role = ReturnType<typeof member>["role"];

const FOLLOWERS: readonly Role[] = ["SECRETARIAT", "OFFICE", "LEADER"];
const ADMIN: readonly Role[] = ["ADMIN"];

/** Every page, and who may open it (everyone signed in where nothing is said); the others are told that it is not theirs. */
const PAGES: readonly { path: string; may?: readonly Role[]; lost?: boolean }[] = [
  { path: "/" },
  { path: "/?view=closed" },
  { path: "/tasks" },
  { path: "/tasks?q=khong-co" },
  { path: "/tasks/3" },
  { path: "/tasks/10?rows=all" },
  { path: "/tasks/16?history=all" },
  { path: "/tasks/21" },
  { path: "/tasks/16/update" },
  { path: "/tasks/999", lost: true },
  { path: "/tasks?asOf=2023-06-30" },
  { path: "/review", may: ["SECRETARIAT", "OFFICE"] },
  { path: "/review/overdue", may: FOLLOWERS },
  { path: "/review/overdue?group=agency", may: FOLLOWERS },
  { path: "/charts" },
  { path: "/alerts" },
  { path: "/alerts?view=all" },
  { path: "/documents" },
  { path: "/documents?part=II" },
  { path: "/documents?part=III" },
  { path: "/documents?part=IV" },
  { path: "/documents?part=PL1" },
  { path: "/agencies" },
  { path: "/agencies/so-tnmt" },
  { path: "/account" },
  { path: "/no-access" },
  { path: "/admin", may: ADMIN },
  { path: "/admin/users", may: ADMIN },
  { path: "/admin/users/new", may: ADMIN },
  { path: "/admin/users/1", may: ADMIN },
  { path: "/admin/agencies", may: ADMIN },
  { path: "/admin/agencies/so-tnmt", may: ADMIN },
  { path: "/admin/audit", may: ADMIN },
  { path: "/nowhere", lost: true },
];

const WIDE = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

test("sign-in: no fault, nothing serious, nothing sticks out", async ({ as }) => {
  const page = await as(null);
  await page.goto("/login");
  await expectSound(page, "/login");
});

for (const person of ONE_OF_EACH_ROLE) {
  test(`every page as ${person.role}: no fault, nothing serious, nothing sticks out`, async ({ as, allowFault }) => {
    // The browser itself notes the answer 404 of the page that is not there.
    allowFault(/console, .*\/(nowhere|tasks\/999): Failed to load resource: .* 404/);
    const page = await as(person.username);
    for (const { path, may, lost } of PAGES) {
      await page.setViewportSize(WIDE);
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(lost ? 404 : 200);
      if (may && !may.includes(person.role)) {
        await expect(page, path).toHaveURL(`${server.url}/no-access`);
        continue;
      }
      if (path !== "/no-access" && path !== "/") await expect(page, path).not.toHaveURL(/\/(no-access|login)/);
      await expectSound(page, path);
    }
  });
}

async function expectSound(page: Page, path: string): Promise<void> {
  await expect(page.locator("h1"), path).toHaveCount(1);
  expect.soft(await sidewaysOverflow(page), `${path} at 1366`).toBeNull();
  expect.soft(await seriousFindings(page), `${path} at 1366`).toEqual([]);
  await page.setViewportSize(PHONE);
  expect.soft(await sidewaysOverflow(page), `${path} at 390`).toBeNull();
  expect.soft(await seriousFindings(page), `${path} at 390`).toEqual([]);
}
