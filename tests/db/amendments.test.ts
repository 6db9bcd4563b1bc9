import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideProposal, discardRound, draftRound, issueRound } from "../../lib/appraisal/commands.ts";
import type { SubmissionContent } from "../../lib/appraisal/content.ts";
import { issuedAbout, type Round, readAppraisalRecord } from "../../lib/appraisal/queries.ts";
import { replaceRound } from "../../lib/appraisal/replacement-commands.ts";
import { decisionsMade, proposalState, standing } from "../../lib/appraisal/round.ts";
import {
  discardCorrection,
  draftCorrection,
  issueCorrection,
  saveCorrection,
} from "../../lib/documents/correction-commands.ts";
import { readCorrectionDraft } from "../../lib/documents/correction-queries.ts";
import { readIssued as readRegister } from "../../lib/documents/register-queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import { IssuedKind } from "../../lib/platform/prisma/enums.ts";
import { issueConsolidated, reopenConsolidated, saveSection } from "../../lib/reports/consolidated-commands.ts";
import { readConsolidated } from "../../lib/reports/consolidated-content.ts";
import { readConsolidatedDraft, readConsolidatedRecord, readIssued } from "../../lib/reports/consolidated-queries.ts";
import { readReportTable } from "../../lib/reports/table-queries.ts";
import { answerLetter } from "../../lib/urging/answer-commands.ts";
import { discardLetter, issueLetter } from "../../lib/urging/commands.ts";
import { draftLetters } from "../../lib/urging/drafting-commands.ts";
import { readLetterDuties } from "../../lib/urging/duty-queries.ts";
import { readLetters } from "../../lib/urging/letter-queries.ts";
import { readOwed, readUrged } from "../../lib/urging/queries.ts";
import { replaceLetter } from "../../lib/urging/replacement-commands.ts";
import { urgedOf } from "../../lib/urging/rules.ts";
import { day, month } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { member, membersOf, textOf } from "../support/office.ts";
import { contextOf } from "../support/people.ts";

// What is done about a mistake in a document that went out (Decree 30/2020, art. 18.3).

const TODAY = day("2023-10-10");
const SECRETARY = { role: "SECRETARIAT", agencyId: null } as const;
const ALL_KINDS = Object.values(IssuedKind);
const AGENCY = "so-tnmt";

let test: TestDatabase;
let plan: PlanSettings;
beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const found = await readCurrentPlan(test.db);
  if (!found) throw new Error("no plan");
  plan = found;
});
afterAll(() => test.drop());

const by = async (username: string, at = "2023-10-10") => ({
  ...(await contextOf(test.db, username)),
  clock: fixedClock(at),
});

async function letter(id: number, asOf = TODAY) {
  const [found] = await readLetters(test.db, { planId: plan.id, asOf, actor: SECRETARY, id });
  if (!found) throw new Error(`no letter ${id}`);
  return found;
}

let serial = 7000;
const nextNumber = () => {
  serial += 1;
  return `${serial}/CAT-PC06`;
};

async function issue(id: number, at = "2023-10-10") {
  const { version, before, replaces } = await letter(id);
  const seenOrdinal = replaces?.ordinal ?? (before?.ordinal ?? 0) + 1;
  const signed = { documentNumber: nextNumber(), documentDate: day(at) };
  return issueLetter(await by("thuong-truc", at), { letterId: id, seenVersion: version, seenOrdinal, ...signed });
}

/** A letter to the agency that has gone out, about all that it owes. */
async function issuedLetter() {
  const { items } = await readOwed(test.db, { plan, asOf: TODAY });
  const keys = items.filter((item) => item.agencyCode === AGENCY && !item.awaiting).map(({ key }) => key);
  const drafted = await draftLetters(await by("thuong-truc"), { keys });
  if (!drafted.ok) throw new Error(drafted.code);
  const id = drafted.value.letterIds[0] ?? 0;
  expect(await issue(id)).toMatchObject({ ok: true });
  return { ...(await letter(id)), keys };
}

describe("a letter of urging with a mistake in what it says", () => {
  it("is replaced by another with its lần and its things, and counts as one with it", async () => {
    const first = await issuedLetter();
    const [key = ""] = first.keys;
    const urgedBefore = urgedOf(await readUrged(test.db, plan.id, TODAY), key).letters.length;
    const drafted = await replaceLetter(await by("thuong-truc"), { letterId: first.id, reason: "Sai ngày trả lời." });
    if (!drafted.ok) throw new Error(drafted.code);
    const { letterId } = drafted.value;
    expect(await letter(letterId)).toMatchObject({ keys: first.keys, replaces: { id: first.id } });
    expect(await letter(first.id)).toMatchObject({ state: "WAITING", replacementId: letterId });
    expect(await issue(letterId)).toMatchObject({ ok: true, value: { ordinal: first.ordinal } });

    const [old, instead] = [await letter(first.id), await letter(letterId)];
    expect(old).toMatchObject({ state: "REPLACED", ordinal: first.ordinal, replacedBy: { id: letterId } });
    expect(old.document?.content).toEqual(first.document?.content);
    expect(instead).toMatchObject({ state: "WAITING", ordinal: first.ordinal, replaces: { id: first.id } });
    expect(instead.document?.content.replaces?.number).toBe(first.document?.number);
    expect(urgedOf(await readUrged(test.db, plan.id, TODAY), key).letters).toHaveLength(urgedBefore);
    const asked = (await readLetterDuties(test.db, plan.id)).map((duty) => duty.letterId);
    expect(asked).toContain(letterId);
    expect(asked).not.toContain(first.id);
    const register = await readRegister(test.db, { planId: plan.id, asOf: TODAY, kinds: ALL_KINDS, downloads: false });
    const rows = [old, instead].map(({ document }) => register.find(({ id }) => id === document?.id));
    expect(rows[0]?.later).toMatchObject([{ id: instead.document?.id, relation: "REPLACES" }]);
    expect(rows[1]?.earlier).toMatchObject({ id: old.document?.id, relation: "REPLACES" });

    const answer = { seenSeq: 0, text: "Đã rõ.", documentNumber: "", documentDate: null, files: [], until: {} };
    expect(await answerLetter(await by(AGENCY), { letterId: first.id, ...answer })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    expect(await answerLetter(await by(AGENCY), { letterId, ...answer })).toMatchObject({ ok: true });
  });

  it("leaves no gap: the next letter has the next lần", async () => {
    const letters = await readLetters(test.db, { planId: plan.id, asOf: TODAY, actor: SECRETARY });
    const last = Math.max(...letters.filter(({ agencyCode }) => agencyCode === AGENCY).map((row) => row.ordinal ?? 0));
    expect((await issuedLetter()).ordinal).toBe(last + 1);
  });

  it("is replaced once, by who issued it, whoever tries", async () => {
    const { id } = await issuedLetter();
    for (const username of ["lanh-dao", AGENCY, "van-phong"]) {
      const outcome = await replaceLetter(await by(username), { letterId: id, reason: "x" });
      expect(outcome, username).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    const context = await by("thuong-truc");
    const both = await Promise.all([1, 2, 3].map(() => replaceLetter(context, { letterId: id, reason: "Sai tên." })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [draftId = 0] = both.flatMap((one) => (one.ok ? [one.value.letterId] : []));
    const { version } = await letter(draftId);
    expect(await discardLetter(context, { letterId: draftId, seenVersion: version })).toMatchObject({ ok: true });
    expect(await letter(id)).toMatchObject({ state: "WAITING", replacementId: null });
    expect(await replaceLetter(context, { letterId: id, reason: "Sai tên." })).toMatchObject({ ok: true });
  });

  it("keeps its lần in the database, too", async () => {
    const { id } = await issuedLetter();
    const drafted = await replaceLetter(await by("thuong-truc"), { letterId: id, reason: "Sai." });
    const draftId = drafted.ok ? drafted.value.letterId : 0;
    const other = test.db.$executeRaw`
      UPDATE urging_letter SET ordinal = ordinal_of.n, document_id = ordinal_of.document_id
      FROM (SELECT ordinal + 1 AS n, document_id FROM urging_letter WHERE id = ${id}) ordinal_of
      WHERE urging_letter.id = ${draftId}`;
    await expect(other).rejects.toThrow(/takes the place|letter_ordinal/);
  });
});

describe("a letter of correction", () => {
  it("is drafted, changed, issued under its own number, and linked both ways; what it corrects stays", async () => {
    const first = await issuedLetter();
    const documentId = first.document?.id ?? 0;
    const secretary = await by("thuong-truc");
    expect(await draftCorrection(secretary, { documentId, text: "Ký hiệu sai." })).toMatchObject({ ok: true });
    expect(await draftCorrection(secretary, { documentId, text: "Lần nữa." })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    const draft = await readCorrectionDraft(test.db, { documentId });
    const correctionId = draft?.id ?? 0;
    const text = "Tại ký hiệu, “CAT-PC6” sửa lại là “CAT-PC06”.";
    expect(await saveCorrection(secretary, { correctionId, seenVersion: 1, text })).toMatchObject({ ok: true });
    expect(await saveCorrection(secretary, { correctionId, seenVersion: 1, text })).toMatchObject({ code: "CONFLICT" });
    const signed = { correctionId, seenVersion: 2, documentDate: TODAY };
    const taken = first.document?.number ?? "";
    expect(await issueCorrection(secretary, { ...signed, documentNumber: taken })).toMatchObject({
      fields: { documentNumber: expect.stringContaining("đã dùng") },
    });
    const outcome = await issueCorrection(secretary, { ...signed, documentNumber: nextNumber() });
    if (!outcome.ok) throw new Error(outcome.code);

    const [issued] = await readRegister(test.db, {
      planId: plan.id,
      asOf: TODAY,
      kinds: ALL_KINDS,
      downloads: false,
      id: outcome.value.documentId,
    });
    expect(issued).toMatchObject({ kind: "CORRECTION", earlier: { id: documentId, relation: "CORRECTS" } });
    expect(issued?.recipients).toBe(first.agencyFullName);
    const corrected = await letter(first.id);
    expect(corrected).toMatchObject({ state: "WAITING", document: { corrections: [{ documentId: issued?.id }] } });
    expect(corrected.document?.fileSha256).toBe(first.document?.fileSha256);
    const told = await test.db.alert.findMany({ where: { key: `correction:${correctionId}` } });
    expect(told).toMatchObject([{ agencyId: first.agencyId, body: text }]);
    expect(await discardCorrection(secretary, { correctionId, seenVersion: 2 })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    await expect(
      test.db.$executeRaw`UPDATE document_correction SET text = 'x' WHERE id = ${correctionId}`,
    ).rejects.toThrow(/final/);
  });

  it("is for the issuing body alone, and not for what was replaced", async () => {
    const first = await issuedLetter();
    const documentId = first.document?.id ?? 0;
    for (const username of ["van-phong", "lanh-dao", "quan-tri", AGENCY]) {
      const outcome = await draftCorrection(await by(username), { documentId, text: "x" });
      expect(outcome, username).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    const drafted = await replaceLetter(await by("thuong-truc"), { letterId: first.id, reason: "Sai." });
    expect(await issue(drafted.ok ? drafted.value.letterId : 0)).toMatchObject({ ok: true });
    expect(await draftCorrection(await by("thuong-truc"), { documentId, text: "x" })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
  });
});

describe("a consolidated report with a mistake in what it says", () => {
  const SEPTEMBER = month("2023-09");
  const question = () => ({ plan, month: SEPTEMBER, asOf: TODAY });
  const record = () => readConsolidatedRecord(test.db, question());

  async function draftOf() {
    return readConsolidatedDraft(test.db, question(), await record(), await readReportTable(test.db, question()));
  }

  it("takes words again once it is reopened, and stays in force until the one in its place is issued", async () => {
    const secretary = await by("thuong-truc");
    const words = { month: SEPTEMBER, section: "PROPOSALS" as const, seenVersion: 1, text: "Kiến nghị viết lại." };
    expect(await saveSection(secretary, words)).toMatchObject({ code: "ALREADY_DECIDED" });
    for (const username of ["van-phong", "lanh-dao", AGENCY]) {
      const outcome = await reopenConsolidated(await by(username), { month: SEPTEMBER, reason: "x" });
      expect(outcome, username).toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await reopenConsolidated(secretary, { month: SEPTEMBER, reason: "Sai số liệu mục I." })).toMatchObject({
      ok: true,
    });
    expect(await reopenConsolidated(secretary, { month: SEPTEMBER, reason: "x" })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
    const { issue: old, texts } = await record();
    expect(old?.reopened?.reason).toBe("Sai số liệu mục I.");
    const version = texts.find(({ section }) => section === "PROPOSALS")?.version ?? 0;
    expect(await saveSection(secretary, { ...words, seenVersion: version })).toMatchObject({ ok: true });
    const { mark } = await draftOf();
    const signed = { documentNumber: "7990/BC-CAT", documentDate: TODAY };
    expect(await issueConsolidated(secretary, { month: SEPTEMBER, seen: mark, ...signed })).toMatchObject({ ok: true });

    const { issue: instead } = await record();
    expect(instead).toMatchObject({ documentNumber: "7990/BC-CAT", reopened: null });
    expect(instead?.replaces).toMatchObject({ number: old?.documentNumber, documentId: old?.documentId });
    const content = readConsolidated(instead?.content ?? "{}");
    expect(content.texts.PROPOSALS).toBe("Kiến nghị viết lại.");
    expect(content.replaces?.number).toBe(old?.documentNumber);
    const earlier = await readConsolidatedRecord(test.db, { ...question(), asOf: TODAY.subtract({ days: 1 }) });
    expect(earlier.issue).toMatchObject({ documentNumber: old?.documentNumber, content: old?.content, reopened: null });
    const months = (await readIssued(test.db, question())).filter(({ month: one }) => one.equals(SEPTEMBER));
    expect(months.map(({ documentNumber }) => documentNumber)).toEqual(["7990/BC-CAT"]);
    expect(await saveSection(secretary, { ...words, seenVersion: version + 1 })).toMatchObject({
      code: "ALREADY_DECIDED",
    });
  });

  it("is one a month in the database, but for the one in the place of one that was reopened", async () => {
    const second = test.db.$executeRaw`
      INSERT INTO consolidated_issue (plan_id, month, document_number, document_date, content, content_hash, issued_at, issued_by_id)
      SELECT plan_id, month, '1', document_date, content, content_hash, issued_at, issued_by_id FROM consolidated_issue LIMIT 1`;
    await expect(second).rejects.toThrow(/report_of_month/);
    const unopened = test.db.$executeRaw`
      INSERT INTO consolidated_issue (plan_id, month, document_number, document_date, content, content_hash, issued_at, issued_by_id, replaces_id)
      SELECT plan_id, month, '1', document_date, content, content_hash, issued_at, issued_by_id, id FROM consolidated_issue
      WHERE month = '2023-08-01'`;
    await expect(unopened).rejects.toThrow(/replaces_id_fkey/);
    await expect(test.db.$executeRaw`UPDATE consolidated_reopening SET reason = 'x'`).rejects.toThrow(/append-only/);
  });
});

describe("a submission with a mistake in what it says", () => {
  const SECOND_QUARTER = { from: month("2023-04"), to: month("2023-06") };
  const rounds = async (asOf = TODAY) => (await readAppraisalRecord(test.db, { planId: plan.id, asOf })).rounds;
  const inForce = async () => {
    const found = (await rounds()).find(
      ({ document, instead, period }) => document && !instead?.document && period.from.equals(SECOND_QUARTER.from),
    );
    if (!found?.document) throw new Error("the demo has issued nothing about the second quarter");
    return { ...found, document: found.document };
  };
  const roundOf = async (id: number): Promise<Round> => {
    const found = (await rounds()).find((round) => round.id === id);
    if (!found) throw new Error(`no round ${id}`);
    return found;
  };
  const replace = async (roundId: number, username = "thuong-truc") =>
    replaceRound(await by(username), { roundId, reason: "Sai tên đơn vị." });

  it("is replaced once, by the body that issued it, whoever tries", async () => {
    const { id } = await inForce();
    for (const username of ["van-phong", "lanh-dao", "quan-tri", AGENCY]) {
      expect(await replace(id, username), username).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    const secretary = await by("thuong-truc");
    const elsewhere = await test.db.agency.findUniqueOrThrow({ where: { code: AGENCY }, select: { id: true } });
    const foreign = { ...secretary, actor: { ...secretary.actor, agencyId: elsewhere.id } };
    expect(await replaceRound(foreign, { roundId: id, reason: "x" })).toMatchObject({ code: "FORBIDDEN" });
    const refused = { action: "appraisal.replace", subjectId: id, outcome: "REFUSED" } as const;
    expect(await test.db.auditEntry.count({ where: refused })).toBe(5);
    const all = await Promise.all([1, 2, 3].map(() => replace(id)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const { instead } = await roundOf(id);
    expect(instead).toMatchObject({ document: null });
    // A draft has issued nothing that could be replaced.
    expect(await replace(instead?.id ?? 0)).toMatchObject({ code: "NOT_FOUND" });
  });

  it("stays in force when the draft in its place is discarded, and can then be replaced", async () => {
    const { id, document, instead } = await inForce();
    expect(await discardRound(await by("thuong-truc"), { roundId: instead?.id ?? 0 })).toMatchObject({ ok: true });
    expect(await inForce()).toMatchObject({ id, document, instead: null });
    expect(await draftRound(await by("thuong-truc"), SECOND_QUARTER)).toMatchObject({
      code: "DUPLICATE",
      message: expect.stringContaining(document.number),
    });
    expect(await replace(id)).toMatchObject({ ok: true });
  });

  it("is replaced with its figures, and with what was decided, to be decided anew; nothing is counted twice", async () => {
    const old = await inForce();
    const draft = await roundOf(old.instead?.id ?? 0);
    const decided = ({ proposals }: Round) =>
      proposals.map((one) => [one.agencyCode, one.degree, one.decisions.at(-1)?.by, proposalState(one), standing(one)]);
    expect(decided(draft)).toEqual(decided(old));
    expect(draft.replaces).toMatchObject({ id: old.id, document: old.document, reason: "Sai tên đơn vị." });

    const [kept, dropped] = draft.proposals.filter((one) => proposalState(one) === "ACCEPTED");
    if (!kept || !dropped) throw new Error("the demo accepts two proposals");
    const about = async (agencyId: number) =>
      issuedAbout({ rounds: await rounds() }, agencyId).map(({ round }) => [round.id, round.instead?.document?.number]);
    expect(await about(kept.agencyId)).toEqual([[old.id, undefined]]);
    const secretary = await by("thuong-truc");
    const anew = { ...standing(dropped), proposalId: dropped.id, reason: "Nhầm đơn vị." };
    expect(await decideProposal(secretary, { ...anew, seenSeq: 1, verdict: "DISMISSED" })).toMatchObject({ ok: true });

    const seen = decisionsMade((await roundOf(draft.id)).proposals);
    const signed = { roundId: draft.id, seenDecisions: seen, documentNumber: nextNumber(), documentDate: TODAY };
    expect(await issueRound(secretary, signed)).toMatchObject({ ok: true });
    const instead = await inForce();
    expect(instead.id).toBe(draft.id);
    const number = instead.document.number;
    expect(await about(kept.agencyId)).toEqual([
      [draft.id, undefined],
      [old.id, number],
    ]);
    expect(await about(dropped.agencyId)).toEqual([[old.id, number]]);
    // The day before, the old one was in force, and nobody knew of another.
    expect((await rounds(TODAY.subtract({ days: 1 }))).find(({ id }) => id === old.id)).toMatchObject({
      instead: null,
    });

    const register = await readRegister(test.db, { planId: plan.id, asOf: TODAY, kinds: ALL_KINDS, downloads: false });
    const entry = (id: number) => register.find((row) => row.id === id);
    expect(entry(old.document.id)?.later).toMatchObject([{ id: instead.document.id, relation: "REPLACES" }]);
    expect(entry(instead.document.id)?.earlier).toMatchObject({ id: old.document.id, relation: "REPLACES" });
    const { content, file } = await test.db.issuedDocument.findUniqueOrThrow({ where: { id: instead.document.id } });
    expect((JSON.parse(content) as SubmissionContent).replaces).toEqual({
      number: old.document.number,
      date: old.document.date.toString(),
    });
    const paper = textOf(member(await membersOf(file), "word/document.xml"));
    expect(paper).toContain(`Tờ trình này thay thế Tờ trình số ${old.document.number} ngày 07/07/2023.`);
    expect(await replace(old.id)).toMatchObject({ code: "ALREADY_DECIDED" });
  });

  it("is replaced once, by a round of its own period and figures, in the database too", async () => {
    const { id, replaces } = await inForce();
    const insert = (replacesId: number, from: string, reason: string | null) => test.db.$executeRaw`
      INSERT INTO appraisal_round (plan_id, from_month, to_month, content, content_hash, created_at, created_by_id, replaces_id, replace_reason)
      SELECT plan_id, ${from}::date, to_month, content, content_hash, created_at, created_by_id, id, ${reason}
      FROM appraisal_round WHERE id = ${replacesId}`;
    await expect(insert(replaces?.id ?? 0, "2023-04-01", "x")).rejects.toThrow(/one_round_instead/);
    await expect(insert(id, "2023-05-01", "x")).rejects.toThrow(/takes the place/);
    await expect(insert(id, "2023-04-01", null)).rejects.toThrow(/round_replace_reason/);
    await insert(id, "2023-04-01", "x");
    const reworded = test.db.$executeRaw`UPDATE appraisal_round SET replace_reason = 'y' WHERE replaces_id = ${id}`;
    await expect(reworded).rejects.toThrow(/only ever ends/);
  });
});
