import { afterAll, describe, expect, it } from "vitest";
import { decideDelivery, handIn, setObligationApplicability } from "../../lib/obligations/commands.ts";
import { type ObligationPartRow, readObligationNotes, readObligationParts } from "../../lib/obligations/queries.ts";
import { obligationFigures } from "../../lib/obligations/rules.ts";
import { deliveryDecisionInput, deliveryInput, exemptionInput } from "../../lib/obligations/schema.ts";
import { sweep } from "../../lib/oversight/commands.ts";
import { readInbox } from "../../lib/oversight/inbox-queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { day } from "../support/builders.ts";
import { testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const test = await testDatabase({ template: "demo" });
afterAll(test.drop);

const { db } = test;

async function parts(asOf = "2023-10-10", exclusiveReading?: "STRICT" | "LENIENT"): Promise<ObligationPartRow[]> {
  const plan = await readCurrentPlan(db);
  if (!plan) throw new Error("no plan");
  return readObligationParts(db, { plan: { ...plan, ...(exclusiveReading && { exclusiveReading }) }, asOf: day(asOf) });
}

async function partOf(ref: string, agencyCode: string, asOf?: string): Promise<ObligationPartRow> {
  const found = (await parts(asOf)).find((part) => part.ref === ref && part.agencyCode === agencyCode);
  if (!found) throw new Error(`no ${ref} of ${agencyCode}`);
  return found;
}

const document = (part: ObligationPartRow, about: Partial<Record<string, string>> = {}) =>
  deliveryInput.parse({
    partId: String(part.partId),
    seenSeq: String(part.deliveries.at(-1)?.seq ?? 0),
    documentNumber: "140/BC-TCT",
    documentDate: "09/10/2023",
    documentIssuer: "Tổ công tác Đề án 06 huyện Sơn Động",
    documentTitle: "Kế hoạch năm 2023 của 17/17 xã, thị trấn",
    note: "",
    ...about,
  });

const decision = (part: ObligationPartRow, verdict: "ACCEPTED" | "RETURNED", reason = "Thiếu kế hoạch của 2 xã.") =>
  deliveryDecisionInput.parse({
    deliveryId: String(part.deliveries.at(-1)?.id),
    seenDecisionId: String(part.deliveries.at(-1)?.decisions.at(-1)?.id ?? 0),
    verdict,
    reason: verdict === "RETURNED" ? reason : "",
  });

const refused = () => db.auditEntry.count({ where: { outcome: "REFUSED" } });

describe("the demo's obligations", () => {
  it("are three dated ones of ten districts each, communes through their district", async () => {
    const all = await parts();
    const byRef = Map.groupBy(all, ({ ref }) => ref);
    expect([...byRef].map(([ref, held]) => [ref, held.length, held[0]?.phrase, held[0]?.dueOn.toString()])).toEqual([
      ["OB-02", 10, "Tổ công tác Đề án 06 cấp xã", "2023-01-26"],
      ["OB-03", 10, "Tổ công tác Đề án 06 cấp huyện", "2023-01-26"],
      ["OB-11", 10, "UBND huyện, thành phố", "2023-02-09"],
    ]);
    const figures = [...byRef.values()].map((held) => {
      const { handedIn, owed, onTime, late, returned, waiting, missing } = obligationFigures(held);
      return [`${handedIn}/${owed}`, onTime, late, returned, waiting, missing];
    });
    expect(figures).toEqual([
      ["8/10", 3, 5, 1, 0, 2],
      ["10/10", 5, 5, 0, 0, 0],
      ["10/10", 8, 2, 0, 1, 0],
    ]);
  });

  it("keep both dates of the document, with what the secretariat should know about them", async () => {
    const plan = await readCurrentPlan(db);
    const notes = await readObligationNotes(db, plan?.id ?? 0, ["OB-03", "OB-11"]);
    expect(notes.some(({ ref, text }) => ref === "OB-11" && text.includes("27/01/2023"))).toBe(true);
    expect((await partOf("OB-11", "huyen-son-dong")).dueText).toBe("trước ngày 10/02/2022");
    expect((await partOf("OB-11", "huyen-son-dong")).printedDueOn.toString()).toBe("2023-02-10");
  });

  it("follow the plan's reading of “trước ngày”, and an earlier day", async () => {
    const strict = (await parts("2023-01-27")).filter(({ ref, standing }) => ref === "OB-02" && standing === "MISSING");
    expect(strict).toHaveLength(7);
    const lenient = (await parts("2023-01-27", "LENIENT")).filter(({ ref }) => ref === "OB-02");
    expect(lenient.filter(({ standing }) => standing === "MISSING")).toHaveLength(0);
    expect((await partOf("OB-11", "huyen-yen-the", "2023-02-13")).standing).toBe("HANDED_IN");
    expect((await partOf("OB-11", "huyen-yen-the", "2023-02-14")).standing).toBe("RETURNED");
    expect((await partOf("OB-11", "huyen-yen-the")).standing).toBe("HANDED_IN");
  });
});

describe("handing in", () => {
  it("is the body's own officer's or head's, and a refusal is on record", async () => {
    const part = await partOf("OB-02", "huyen-son-dong");
    const before = await refused();
    for (const username of ["huyen-yen-the", "so-tttt.truong", "thuong-truc", "van-phong", "lanh-dao", "quan-tri"]) {
      const outcome = await handIn(await contextOf(db, username), document(part));
      expect(outcome, username).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    expect(await refused()).toBe(before + 6);
    expect((await partOf("OB-02", "huyen-son-dong")).deliveries).toHaveLength(0);
    expect(await handIn(await contextOf(db, "huyen-son-dong"), { ...document(part), partId: 999_999 })).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("takes no document of tomorrow or of the year before, nor a form without its words", async () => {
    const officer = await contextOf(db, "huyen-son-dong");
    const part = await partOf("OB-02", "huyen-son-dong");
    for (const documentDate of ["11/10/2023", "31/12/2022"]) {
      const outcome = await handIn(officer, document(part, { documentDate }));
      expect(outcome).toMatchObject({ ok: false, code: "INVALID_INPUT" });
      expect(!outcome.ok && Object.keys(outcome.fields ?? {})).toEqual(["documentDate"]);
    }
    const empty = deliveryInput.safeParse({ partId: "1", seenSeq: "0", documentDate: "31/02/2023" });
    expect(new Set(empty.error?.issues.map(({ path }) => path[0]))).toEqual(
      new Set(["documentNumber", "documentDate", "documentIssuer", "documentTitle"]),
    );
    expect((await partOf("OB-02", "huyen-son-dong")).standing).toBe("MISSING");
  });

  it("late, sent back with a reason, handed in again, accepted: each told to the other side", async () => {
    const officer = await contextOf(db, "huyen-son-dong");
    const secretary = await contextOf(db, "thuong-truc");
    expect(await handIn(officer, document(await partOf("OB-02", "huyen-son-dong")))).toMatchObject({ ok: true });
    const path = "/obligations/OB-02/huyen-son-dong";
    const open = () => db.alert.findMany({ where: { path, closedAt: null }, select: { kind: true } });
    expect(await open()).toEqual([{ kind: "OBLIGATION_HANDED_IN" }]);
    const handed = await partOf("OB-02", "huyen-son-dong");
    expect(handed).toMatchObject({ standing: "HANDED_IN", daysLate: 257 });

    expect(await decideDelivery(officer, decision(handed, "ACCEPTED"))).toMatchObject({ code: "FORBIDDEN" });
    expect(await decideDelivery(await contextOf(db, "van-phong"), decision(handed, "ACCEPTED"))).toMatchObject({
      code: "FORBIDDEN",
    });
    const silent = deliveryDecisionInput.safeParse({ ...decision(handed, "RETURNED"), reason: "" });
    expect(silent.error?.issues[0]?.path).toEqual(["reason"]);
    const both = await Promise.all([
      decideDelivery(secretary, decision(handed, "RETURNED")),
      decideDelivery(secretary, decision(handed, "ACCEPTED")),
    ]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(both.filter((outcome) => !outcome.ok && outcome.code === "ALREADY_DECIDED")).toHaveLength(1);
    const now = await partOf("OB-02", "huyen-son-dong");
    if (now.standing === "ACCEPTED") await decideDelivery(secretary, decision(now, "RETURNED"));
    expect((await partOf("OB-02", "huyen-son-dong")).standing).toBe("RETURNED");
    expect((await open()).map(({ kind }) => kind)).toContain("OBLIGATION_RETURNED");

    const returned = await partOf("OB-02", "huyen-son-dong");
    expect(await decideDelivery(secretary, decision(returned, "ACCEPTED"))).toMatchObject({ code: "ALREADY_DECIDED" });
    const twice = await Promise.all([
      handIn(officer, document(returned)),
      handIn(await contextOf(db, "huyen-son-dong.truong"), document(returned)),
    ]);
    expect(twice.map((outcome) => (outcome.ok ? "OK" : outcome.code)).sort()).toEqual(["CONFLICT", "OK"]);
    expect((await open()).map(({ kind }) => kind)).not.toContain("OBLIGATION_RETURNED");
    const again = await partOf("OB-02", "huyen-son-dong");
    expect(await decideDelivery(secretary, decision(again, "ACCEPTED"))).toMatchObject({ ok: true });
    const done = await partOf("OB-02", "huyen-son-dong");
    expect(done).toMatchObject({ standing: "ACCEPTED", daysLate: 257, returns: 1 });
    expect(done.deliveries).toHaveLength(2);
    expect(await handIn(officer, document(done))).toMatchObject({ ok: false, code: "NOT_OPEN" });
  });

  it("a document that waits may be replaced; the decision on the one before is refused", async () => {
    const officer = await contextOf(db, "huyen-yen-the");
    const waiting = await partOf("OB-11", "huyen-yen-the");
    expect(await handIn(officer, document(waiting))).toMatchObject({ ok: true });
    const late = await decideDelivery(await contextOf(db, "thuong-truc"), decision(waiting, "ACCEPTED"));
    expect(late).toMatchObject({ ok: false, code: "CONFLICT" });
    const waits = await db.alert.count({
      where: { path: "/obligations/OB-11/huyen-yen-the", closedAt: null, kind: "OBLIGATION_HANDED_IN" },
    });
    expect(waits).toBe(1);
  });
});

/** Whom an open reminder of a document not handed in goes to. */
async function reminders(ref: string, agencyCode: string): Promise<string[]> {
  const open = await db.alert.findMany({
    where: { kind: "OBLIGATION_MISSING", path: `/obligations/${ref}/${agencyCode}`, closedAt: null },
  });
  return open.flatMap(({ roles }) => roles).sort();
}

describe("a body that does not owe it", () => {
  const exempt = (part: ObligationPartRow, applicable: boolean, exemptionReason = "Xã đã sáp nhập.") =>
    exemptionInput.parse({ partId: String(part.partId), applicable: String(applicable), exemptionReason });

  it("leaves every denominator, by the secretariat alone and with a reason, and comes back", async () => {
    const secretary = await contextOf(db, "thuong-truc");
    const part = await partOf("OB-02", "huyen-yen-the");
    for (const username of ["huyen-yen-the", "van-phong", "lanh-dao", "quan-tri"]) {
      const outcome = await setObligationApplicability(await contextOf(db, username), exempt(part, false));
      expect(outcome, username).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    expect(exemptionInput.safeParse({ partId: "1", applicable: "false", exemptionReason: " " }).success).toBe(false);
    expect(await reminders("OB-02", "huyen-yen-the")).toEqual(["AGENCY_HEAD", "OFFICER"]);
    expect(await setObligationApplicability(secretary, exempt(part, false))).toMatchObject({ ok: true });
    expect(await reminders("OB-02", "huyen-yen-the")).toEqual([]);
    expect(await setObligationApplicability(secretary, exempt(part, false))).toMatchObject({ code: "ALREADY_DECIDED" });
    const held = (await parts()).filter(({ ref }) => ref === "OB-02");
    expect(obligationFigures(held)).toMatchObject({ owed: 9, missing: 0, exempt: 1 });
    expect(await handIn(await contextOf(db, "huyen-yen-the"), document(part))).toMatchObject({ code: "NOT_OPEN" });
    expect(await setObligationApplicability(secretary, exempt(part, true))).toMatchObject({ ok: true });
    expect((await partOf("OB-02", "huyen-yen-the")).standing).toBe("MISSING");
    await sweep(db, fixedClock("2023-10-13", "07:00"), "schedule");
    expect(await reminders("OB-02", "huyen-yen-the")).toContain("OFFICER");
    expect(await reminders("OB-02", "huyen-tan-yen")).toEqual([]);
  });
});

it("what waits for the secretariat is counted as the pages count it", async () => {
  const plan = await readCurrentPlan(db);
  const inbox = await readInbox(db, plan?.id ?? 0, day("2023-10-10"));
  const waiting = (await parts()).filter(({ standing }) => standing === "HANDED_IN").length;
  expect(inbox.deliveries).toBe(waiting);
  expect(inbox).toMatchObject({ proposals: 2, notices: [{ taskNumber: 21, agencyName: "Sở GTVT" }] });
  const then = await readInbox(db, plan?.id ?? 0, day("2023-09-12"));
  expect(then).toMatchObject({ deliveries: 0, proposals: 1, notices: [] });
});
