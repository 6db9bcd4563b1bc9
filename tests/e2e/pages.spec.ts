import { seriousFindings, sidewaysOverflow } from "../support/axe.ts";
import { type member, ONE_OF_EACH_ROLE } from "../support/cast.ts";
import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";
import { signedInCookies } from "../support/sign-in.ts";

// The pages are many: both workers share them.
test.describe.configure({ mode: "parallel", timeout: 120_000 });

const server = serverForThisFile();

type Role = ReturnType<typeof member>["role"];

const SECRETARIAT: readonly Role[] = ["SECRETARIAT"];
const FOLLOWERS: readonly Role[] = ["SECRETARIAT", "OFFICE", "LEADER"];
const SETTERS: readonly Role[] = ["SECRETARIAT", "ADMIN"];
const ADMIN: readonly Role[] = ["ADMIN"];
/** Whose home is at /; administrators are led on to theirs. */
const ALL_BUT_ADMIN = ONE_OF_EACH_ROLE.map(({ role }) => role).filter((role) => role !== "ADMIN");
const AGENCIES: readonly Role[] = ["OFFICER", "AGENCY_HEAD"];

const OWN_SCORE = { OFFICER: "/review/appraisal/so-tnmt", AGENCY_HEAD: "/review/appraisal/so-tnmt" };

/** Every page, and who may open it (everyone signed in where nothing is said); the others are led to their own, or told that it is not theirs. */
const PAGES: readonly { path: string; may?: readonly Role[]; led?: Partial<Record<Role, string>>; lost?: boolean }[] = [
  { path: "/", may: ALL_BUT_ADMIN },
  { path: "/?view=closed", may: ALL_BUT_ADMIN },
  { path: "/tasks" },
  { path: "/tasks?q=khong-co" },
  { path: "/tasks/3" },
  { path: "/tasks/10?rows=all" },
  { path: "/tasks/16?history=all" },
  { path: "/tasks/21" },
  { path: "/tasks/16/update" },
  { path: "/tasks/excel" },
  { path: "/tasks/999", lost: true },
  { path: "/tasks?asOf=2023-06-30" },
  { path: "/?asOf=2023-06-30&basis=original", may: ALL_BUT_ADMIN },
  { path: "/tasks/10?rows=matrix" },
  { path: "/tasks/10?rows=missing" },
  { path: "/tasks/16/update?asOf=2023-06-30" },
  { path: "/past-day" },
  { path: "/review", may: ["SECRETARIAT", "OFFICE"] },
  { path: "/review/extensions", may: ["SECRETARIAT", "OFFICE"] },
  { path: "/tasks/26/extension", may: SECRETARIAT },
  { path: "/tasks/3/guidance", may: SECRETARIAT },
  { path: "/review/overdue", may: FOLLOWERS },
  { path: "/review/overdue?group=agency", may: FOLLOWERS },
  { path: "/review/appraisal", may: FOLLOWERS, led: OWN_SCORE },
  { path: "/review/appraisal/so-tnmt?from=2023-09&to=2023-07", may: [...FOLLOWERS, ...AGENCIES] },
  { path: "/review/appraisal/rule", may: [...FOLLOWERS, ...AGENCIES] },
  { path: "/review/appraisal/proposals/2", may: FOLLOWERS },
  { path: "/reports" },
  { path: "/reports?asOf=2023-06-30" },
  { path: "/reports/2023-10" },
  { path: "/reports/2023-10?view=units" },
  { path: "/reports/2023-09" },
  { path: "/reports/2023-09/so-tttt" },
  { path: "/reports/2023-10/so-tu-phap" },
  { path: "/reports/2023-11", lost: true },
  { path: "/review/reports", may: ["SECRETARIAT", "OFFICE"] },
  { path: "/review/reports?month=2023-09&agency=so-tttt&full=1", may: ["SECRETARIAT", "OFFICE"] },
  { path: "/charts" },
  { path: "/indicators" },
  { path: "/indicators/ho-so-giai-quyet-truc-tuyen" },
  { path: "/indicators/procedures?agency=so-tu-phap&asOf=2023-06-30" },
  { path: "/charts/sheet?size=a3" },
  { path: "/meetings" },
  { path: "/alerts" },
  { path: "/alerts?view=all" },
  { path: "/alerts?view=muted" },
  { path: "/alerts?kind=GUIDANCE_RECORDED&sort=due" },
  { path: "/alerts/mute" },
  { path: "/alerts/mute?alert=2147483647", lost: true },
  { path: "/documents" },
  { path: "/documents?part=III" },
  { path: "/documents?part=IV" },
  { path: "/obligations" },
  { path: "/obligations?standing=MISSING&asOf=2023-02-01" },
  { path: "/obligations/OB-11/huyen-yen-the" },
  { path: "/obligations/OB-02/huyen-luc-ngan" },
  { path: "/obligations/OB-99/huyen-yen-the", lost: true },
  { path: "/documents/issued" },
  { path: "/letters" },
  { path: "/letters/1" },
  { path: "/letters/999", lost: true },
  { path: "/directives" },
  { path: "/directives/1" },
  { path: "/directives/new?task=17", may: ["OFFICE", "LEADER"] },
  { path: "/tasks/16/commitment", may: AGENCIES },
  { path: "/tasks/17/escalation?agency=toa-an-tinh", may: SECRETARIAT },
  { path: "/proposals" },
  { path: "/proposals?view=all&state=CLOSED" },
  { path: "/proposals/1" },
  { path: "/proposals/999", lost: true },
  { path: "/proposals/new?task=21", may: AGENCIES },
  { path: "/tasks/21/notice", may: AGENCIES, led: { SECRETARIAT: "/tasks/21/guidance" } },
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
  { path: "/admin/jobs", may: ADMIN },
  { path: "/admin/calendar?year=2024", may: SETTERS },
  { path: "/admin/calendar?year=2028", may: SETTERS },
  { path: "/admin/calendar/1", may: ADMIN },
  { path: "/admin/settings", may: SETTERS },
  { path: "/admin/letterhead", may: SETTERS },
  { path: "/nowhere", lost: true },
];

const WIDE = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

test("/login: no fault, nothing serious, nothing sticks out", async ({ as }) => {
  const page = await as(null);
  await page.goto("/login");
  await expectSound(page, "a visitor");
});

/** For how many roles a page is drawn, beside those whose frame has not been: what several see is made of the same pieces. Each page begins with another role. */
const DRAWN = 1;

for (const [place, { path, may, led, lost }] of PAGES.entries()) {
  test(`${path} in every role: no fault, nothing serious, nothing sticks out`, async ({ as, allowFault }) => {
    // The browser itself notes the answer 404 of the page that is not there.
    if (lost) allowFault(/console, .*: Failed to load resource: .* 404/);
    const page = await as(null);
    let sizes = [WIDE, PHONE];
    let drawn = 0;
    const first = place % ONE_OF_EACH_ROLE.length;
    for (const { username, role } of [...ONE_OF_EACH_ROLE.slice(first), ...ONE_OF_EACH_ROLE.slice(0, first)]) {
      const answer = await answerTo(username, path);
      if (may && !may.includes(role)) {
        expect([answer.status, answer.location], role).toEqual([
          307,
          led?.[role] ?? (may === ALL_BUT_ADMIN ? "/admin" : "/no-access"),
        ]);
        continue;
      }
      expect(answer.status, role).toBe(lost ? 404 : 200);
      if ((!isNew(answer.main) || drawn >= DRAWN) && framed.has(role)) continue;
      drawn += 1;
      framed.add(role);
      await become(page, username);
      await page.goto(path);
      if (path !== "/no-access") await expect(page, role).not.toHaveURL(/\/(no-access|login)/);
      await expectSound(page, role, sizes);
      // On a phone the rules are asked of the first role that a page is drawn for; the others' pages are made of the same pieces.
      sizes = [WIDE];
    }
  });
}

const cookies = new Map<string, Awaited<ReturnType<typeof signedInCookies>>>();

async function cookiesOf(username: string): Promise<Awaited<ReturnType<typeof signedInCookies>>> {
  const known = cookies.get(username) ?? (await signedInCookies(server.url, username));
  cookies.set(username, known);
  return known;
}

/** The next person at the same browser: what the pages share has been fetched by then. */
async function become(page: Page, username: string): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  await page.setViewportSize(WIDE);
  await context.addCookies(await cookiesOf(username));
}

/** What the server says before any browser draws it: a refusal needs none, nor does what it has already said to another role. */
async function answerTo(
  username: string,
  path: string,
): Promise<{ status: number; location: string | null; main: string }> {
  const cookie = (await cookiesOf(username)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const answer = await fetch(server.url + path, { headers: { cookie }, redirect: "manual" });
  const html = await answer.text();
  const main = html.slice(html.indexOf("<main"), html.lastIndexOf("</main>"));
  return { status: answer.status, location: answer.headers.get("location"), main: main.replace(MADE_UP, "") };
}

/** The roles whose frame this worker's browser has drawn. */
const framed = new Set<Role>();

/** What axe has looked at in this worker: many roles see the very same content, or the same frame around another. */
const looked = new Set<string>();

/** What differs from one rendering to the next, or from page to page in the same frame: made-up ids, counts, where one is. */
const MADE_UP = /recharts[\w-]*\d[\w-]*|_[rR]_\w*_|clip-path-[\w-]+|name="\$ACTION[^>]*>/g;
const PLACE = / aria-current="\w+"|\d+/g;

/** @param sizes at which axe looks; nothing may stick out at either. */
async function expectSound(page: Page, role: string, sizes = [WIDE, PHONE]): Promise<void> {
  await expect(page.locator("h1"), role).toHaveCount(1);
  const main = await page.locator("main").evaluateAll((found) => found.map((part) => part.outerHTML).join());
  const frame = await page.locator("header").evaluateAll((found) => found.map((part) => part.outerHTML).join());
  // What a script could not make of what the server gave it.
  expect
    .soft((await page.locator("main").allTextContents()).join(), role)
    .not.toMatch(/\b(undefined|NaN|Invalid Date)\b|\[object /);
  const isNewMain = isNew(main.replace(MADE_UP, ""));
  const isNewFrame = isNew(frame.replace(MADE_UP, "").replace(PLACE, ""));
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    expect.soft(await sidewaysOverflow(page), `${role} at ${size.width}`).toBeNull();
    const part = isNewFrame ? "html" : isNewMain ? "main" : null;
    if (part && sizes.includes(size))
      expect.soft(await seriousFindings(page, part), `${role} at ${size.width}`).toEqual([]);
  }
}

function isNew(content: string): boolean {
  const found = !looked.has(content);
  looked.add(content);
  return found;
}
