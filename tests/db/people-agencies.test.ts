import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setAgencyReporting } from "../../lib/people/agency-commands.ts";
import { agencyItems, findAgency, listAgencies } from "../../lib/people/agency-queries.ts";
import { AUDIT_PAGE, listAudit, readAuditFilter } from "../../lib/people/audit-queries.ts";
import { listUsers, readUserFilter } from "../../lib/people/queries.ts";
import { yearAtSignIn } from "../../lib/people/sign-in-queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

let test: TestDatabase;
let planId: number;

beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  planId = (await test.db.plan.findFirstOrThrow()).id;
});

afterAll(() => test.drop());

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day("2023-10-10");

describe("bodies of the plan", () => {
  it("are 33 that report, with what Appendix II gives each", async () => {
    const agencies = await listAgencies(test.db, planId, TODAY);
    expect(agencies.filter(({ reportsFrom }) => reportsFrom !== null)).toHaveLength(33);
    const total = await test.db.assignment.count();
    expect(agencies.reduce((sum, { leads, coordinates }) => sum + leads + coordinates, 0)).toBe(total);
  });

  it("show their items of Section III with the tasks they carry out", async () => {
    const agency = await findAgency(test.db, "so-tnmt", TODAY);
    if (!agency) throw new Error("so-tnmt is missing");
    const items = await agencyItems(test.db, planId, agency.id);
    expect(items.map(({ ref }) => ref)).toEqual(["III.7.1", "III.7.2"]);
    expect(items[0]?.tasks.map(({ number }) => number)).toContain(16);
  });

  it("show active people only, and of them name, title, role, work e-mail and telephone", async () => {
    await test.db.user.updateMany({ where: { username: "so-y-te" }, data: { disabledAt: new Date() } });
    expect((await findAgency(test.db, "so-y-te", TODAY))?.people.map(({ name }) => name)).not.toContain(
      (await test.db.user.findFirstOrThrow({ where: { username: "so-y-te" } })).name,
    );
    const [someone] = (await findAgency(test.db, "so-tnmt", TODAY))?.people ?? [];
    expect(Object.keys(someone ?? {}).sort()).toEqual(["email", "name", "phone", "role", "title"]);
  });

  it("are none for a code that nobody has", async () => {
    expect(await findAgency(test.db, "khong-co", TODAY)).toBeNull();
  });
});

describe("turning reporting on and off", () => {
  const wanted = { reporting: "on" as const, from: day("2023-09-01"), reason: "Công văn 12/CAT" };

  it("is the administrator's, with date and reason on record", async () => {
    const agency = await test.db.agency.findFirstOrThrow({ where: { code: "ubmttq-tinh" } });
    const officer = await contextOf(test.db, "so-tnmt");
    expect(await setAgencyReporting(officer, { ...wanted, ...agency, reporting: "on" })).toMatchObject({
      code: "FORBIDDEN",
    });
    const admin = await contextOf(test.db, "quan-tri");
    const input = { ...wanted, id: agency.id, version: agency.version };
    expect((await setAgencyReporting(admin, input)).ok).toBe(true);
    expect(await setAgencyReporting(admin, { ...input, version: 1 })).toMatchObject({ code: "ALREADY_DECIDED" });
    const act = await test.db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(act).toMatchObject({
      action: "agency.setReporting",
      agencyId: agency.id,
      after: { reportsFrom: "2023-09-01", reason: wanted.reason },
    });
    const early = { ...input, version: 1, reporting: "off" as const, from: day("2023-09-01") };
    expect(await setAgencyReporting(admin, early)).toMatchObject({
      fields: { from: expect.stringContaining("01/09/2023") },
    });
    expect((await setAgencyReporting(admin, { ...early, from: day("2023-10-01") })).ok).toBe(true);
    const off = await test.db.agency.findFirstOrThrow({ where: { code: "ubmttq-tinh" } });
    expect(off.reportsTo).toEqual(new Date("2023-09-30T00:00:00.000Z"));
  });

  it("is not for a phrase that stands for several bodies", async () => {
    const group = await test.db.agency.findFirstOrThrow({ where: { isGroup: true } });
    const admin = await contextOf(test.db, "quan-tri");
    const input = { ...wanted, id: group.id, version: group.version };
    expect(await setAgencyReporting(admin, input)).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("lists of the administrator", () => {
  it("find accounts by words without accents of the agency, and by role; nobody else finds any", async () => {
    const { actor } = await contextOf(test.db, "quan-tri");
    const found = await listUsers(test.db, actor, readUserFilter({ q: "tài nguyên", role: "OFFICER" }));
    expect(found.map(({ username }) => username)).toContain("so-tnmt");
    const folded = await listUsers(test.db, actor, readUserFilter({ q: "tai nguyen", role: "OFFICER" }));
    expect(folded).toEqual(found);
    const officer = await contextOf(test.db, "so-tnmt");
    expect(await listUsers(test.db, officer.actor, readUserFilter({}))).toEqual([]);
  });

  it("leave coming and going out of the trail unless asked, and name the agency of an account", async () => {
    const { actor } = await contextOf(test.db, "quan-tri");
    const office = await test.db.agency.findUniqueOrThrow({ where: { code: "so-tnmt" } });
    const at = new Date("2023-10-11T02:00:00.000Z");
    const entry = { at, actorName: "x", subject: "user" };
    await test.db.auditEntry.createMany({
      data: [
        { ...entry, action: "session.start" },
        { ...entry, action: "session.end" },
        { ...entry, action: "user.update", before: { agencyId: null }, after: { agencyId: office.id } },
      ],
    });
    const on = { from: "11/10/2023", to: "11/10/2023" };
    const list = (query: Record<string, string>) =>
      listAudit(test.db, actor, readAuditFilter({ ...on, ...query }), ZONE);
    const shown = await list({});
    expect(shown.map(({ action }) => action)).toEqual(["user.update"]);
    expect(shown[0]).toMatchObject({ before: { agencyId: null }, after: { agencyId: office.name } });
    expect(await list({ signins: "1" })).toHaveLength(3);
    expect((await list({ action: "session.end" })).map(({ action }) => action)).toEqual(["session.end"]);
    expect(readAuditFilter({ action: "assignment.name-bodies" }).action).toBe("assignment.name-bodies");
  });

  it("turn the pages of the trail without losing or repeating an act", async () => {
    const context = await contextOf(test.db, "quan-tri");
    const at = new Date("2023-10-09T18:00:00.000Z");
    const entries = Array.from({ length: AUDIT_PAGE + 20 }, (_, n) => ({
      at,
      actorName: "x",
      action: "test.page",
      subject: "user",
      subjectId: n,
    }));
    await test.db.auditEntry.createMany({ data: entries });
    const filter = readAuditFilter({ action: "test.page", from: "10/10/2023", to: "10/10/2023" });
    const first = await listAudit(test.db, context.actor, filter, ZONE);
    expect(first).toHaveLength(AUDIT_PAGE + 1);
    const shown = first.slice(0, AUDIT_PAGE);
    const rest = await listAudit(test.db, context.actor, { ...filter, before: shown.at(-1)?.id ?? null }, ZONE);
    const all = [...shown, ...rest].map(({ subjectId }) => subjectId);
    expect(all).toEqual(entries.map(({ subjectId }) => subjectId).reverse());
    expect(await listAudit(test.db, context.actor, { ...filter, from: day("2023-10-11") }, ZONE)).toEqual([]);
    const officer = await contextOf(test.db, "so-tnmt");
    expect(await listAudit(test.db, officer.actor, filter, ZONE)).toEqual([]);
  });
});

describe("the year on the sign-in page", () => {
  it("is that of the plan: eleven dates, thirteen standing duties, two that wait", async () => {
    const year = await yearAtSignIn(test.db);
    expect(year).toMatchObject({ year: 2023, tasks: 26, ongoing: 13, conditional: 2, agencyDueDay: 15 });
    const due = (date: string) =>
      year?.deadlines.filter(({ dueOn }) => dueOn.toString() === date).map(({ number }) => number);
    expect(due("2023-01-31")).toEqual([1]);
    expect(due("2023-03-31")).toEqual([2, 6, 9, 12, 16, 17]);
    expect(due("2023-06-30")).toEqual([26]);
    expect(due("2023-12-31")).toEqual([14, 20, 22]);
  });
});
