import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideProposal, discardRound, draftRound, issueRound } from "../../lib/appraisal/commands.ts";
import type { SubmissionContent } from "../../lib/appraisal/content.ts";
import {
  issuedAbout,
  type Round,
  readAppraisalOf,
  readAppraisalRecord,
  readRoundContent,
  ruleInForce,
} from "../../lib/appraisal/queries.ts";
import { decisionsMade, type Proposal, proposalState } from "../../lib/appraisal/round.ts";
import { changeRule } from "../../lib/appraisal/rule-commands.ts";
import { STANDARD_TERMS } from "../../lib/appraisal/rules.ts";
import { readableKinds } from "../../lib/documents/policy.ts";
import { readIssued, readIssuedFile } from "../../lib/documents/register-queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Result } from "../../lib/platform/result.ts";
import { answerLetter } from "../../lib/urging/answer-commands.ts";
import { day, month } from "../support/builders.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { contextOf } from "../support/people.ts";

const TODAY = day("2023-10-10");
const YEAR = { from: month("2023-01"), to: month("2023-10") };
const THIRD_QUARTER = { from: month("2023-07"), to: month("2023-09") };
const FOLLOWER = { role: "SECRETARIAT", agencyId: null } as const;

let test: TestDatabase;
let plan: PlanSettings;
beforeAll(async () => {
  test = await testDatabase({ template: "demo" });
  const found = await readCurrentPlan(test.db);
  if (!found) throw new Error("no plan");
  plan = found;
});
afterAll(() => test.drop());

function done<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.message ?? JSON.stringify(outcome.fields)}`);
  return outcome.value;
}

const by = async (username: string, at = "2023-10-10", time = "09:00") => ({
  ...(await contextOf(test.db, username)),
  clock: fixedClock(at, time),
});

const recordOn = (asOf = TODAY) => readAppraisalRecord(test.db, { planId: plan.id, asOf });

async function appraised(code: string, period = YEAR, asOf = TODAY) {
  const { content } = await readAppraisalOf(test.db, { plan, asOf, period, actor: FOLLOWER });
  const row = content.rows.find(({ figures }) => figures.code === code);
  if (!row) throw new Error(`${code} was not appraised`);
  return row;
}

async function roundOf(id: number): Promise<Round> {
  const found = (await recordOn()).rounds.find((round) => round.id === id);
  if (!found) throw new Error(`no round ${id}`);
  return found;
}

const decision = (proposal: Proposal, about: Partial<Parameters<typeof decideProposal>[1]> = {}) => ({
  proposalId: proposal.id,
  seenSeq: proposal.decisions.at(-1)?.seq ?? 0,
  verdict: "ACCEPTED" as const,
  degree: proposal.degree,
  text: proposal.text,
  reason: "",
  ...about,
});

describe("the figures of the demo", () => {
  it("are those of the board, the reports and the letters", async () => {
    const { figures, score, degree } = await appraised("huyen-yen-the");
    expect(figures).toMatchObject({ reportsDue: 8, reportsOnTime: 3, missing: ["2023-08", "2023-09"] });
    expect(figures).toMatchObject({ lettersDue: 1, lettersAnswered: 0, unanswered: ["1127/CAT-PC06"] });
    expect([score, degree]).toEqual([60.9, "CRITICISE"]);
    expect((await appraised("toa-an-tinh", THIRD_QUARTER)).score).toBeNull();
  });

  it("change by the points of the letter once it is answered, and read as before for the day before", async () => {
    const before = await appraised("huyen-yen-the");
    const letter = await test.db.issuedDocument.findFirstOrThrow({
      where: { number: "1127/CAT-PC06" },
      include: { letter: true },
    });
    const answer = {
      letterId: letter.letter?.id ?? 0,
      seenSeq: 0,
      documentNumber: "",
      documentDate: null,
      files: [],
      until: {},
    };
    done(await answerLetter(await by("huyen-yen-the"), { ...answer, text: "Huyện gửi báo cáo trong tuần." }));
    const after = await appraised("huyen-yen-the");
    expect(after.figures).toMatchObject({ lettersDue: 1, lettersAnswered: 1, unanswered: [] });
    // 10 of 100 points hang on it, and every criterion applies here.
    expect(after.score).toBe(Math.round(((before.score ?? 0) + 10) * 10) / 10);
    expect(await appraised("huyen-yen-the", YEAR, day("2023-10-09"))).toMatchObject({ score: before.score });
  });
});

describe("the rule", () => {
  const terms = { ...STANDARD_TERMS, weights: { ...STANDARD_TERMS.weights, REPORTED: 25, UPDATED: 10 } };

  it("is set by the secretariat alone", async () => {
    for (const username of ["van-phong", "lanh-dao", "so-tnmt", "quan-tri"]) {
      const outcome = await changeRule(await by(username), { seenVersion: 0, reason: "Thử.", terms });
      expect(outcome).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    expect(ruleInForce(await recordOn())).toMatchObject({ version: 0, set: null });
  });

  it("is appended version by version, and an earlier day is scored by the one in force then", async () => {
    const secretary = await by("thuong-truc");
    const before = (await appraised("huyen-son-dong", YEAR, day("2023-10-09"))).score;
    expect(done(await changeRule(secretary, { seenVersion: 0, reason: "Coi trọng báo cáo.", terms })).version).toBe(1);
    const [standard, first] = (await recordOn()).rules;
    expect(standard).toMatchObject({ version: 0, terms: STANDARD_TERMS });
    expect(first).toMatchObject({ version: 1, reason: "Coi trọng báo cáo.", terms });
    expect((await appraised("huyen-son-dong")).lines.map(({ weight }) => weight)).toEqual([30, 10, 25, 10, 15, 10]);
    expect((await appraised("huyen-son-dong", YEAR, day("2023-10-09"))).score).toBe(before);
  });

  it("meets the second of two who set it, and is no version without a change", async () => {
    const secretary = await by("thuong-truc");
    const late = await changeRule(secretary, { seenVersion: 0, reason: "Sửa.", terms: STANDARD_TERMS });
    expect(late).toMatchObject({ ok: false, code: "CONFLICT" });
    const same = await changeRule(secretary, { seenVersion: 1, reason: "Sửa.", terms });
    expect(same).toMatchObject({ ok: false, code: "DUPLICATE" });
    const race = await Promise.all(
      ["Một.", "Hai."].map((reason) => changeRule(secretary, { seenVersion: 1, reason, terms: STANDARD_TERMS })),
    );
    expect(race.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("never changes in the database", async () => {
    await expect(test.db.$executeRaw`UPDATE appraisal_rule SET reason = 'Khác.'`).rejects.toThrow(/append-only/);
    await expect(test.db.$executeRaw`DELETE FROM appraisal_rule`).rejects.toThrow(/append-only/);
  });
});

describe("a round of proposals", () => {
  let id: number;

  it("is drafted by the secretariat alone, once for a period, and holds its figures from then on", async () => {
    for (const username of ["van-phong", "lanh-dao", "so-tnmt"]) {
      expect(await draftRound(await by(username), YEAR)).toMatchObject({ ok: false, code: "FORBIDDEN" });
    }
    id = done(await draftRound(await by("thuong-truc"), YEAR)).roundId;
    expect(await draftRound(await by("thuong-truc"), YEAR)).toMatchObject({ ok: false, code: "DUPLICATE" });
    const outside = { from: month("2023-11"), to: month("2023-12") };
    expect(await draftRound(await by("thuong-truc"), outside)).toMatchObject({ ok: false, code: "INVALID_INPUT" });
    const frozen = await readRoundContent(test.db, { planId: plan.id, id });
    const { content } = await readAppraisalOf(test.db, { plan, asOf: TODAY, period: YEAR, actor: FOLLOWER });
    expect(frozen).toEqual(content);
    const proposed = (await roundOf(id)).proposals.map(({ agencyId, degree }) => [agencyId, degree]);
    const named = content.rows.flatMap(({ figures, degree }) => (degree ? [[figures.agencyId, degree]] : []));
    expect(proposed).toHaveLength(named.length);
    expect(proposed).toEqual(expect.arrayContaining(named));
  });

  it("is dismissed or given another degree only with a reason, and remembers every decision", async () => {
    const [first] = (await roundOf(id)).proposals;
    if (!first) throw new Error("nothing was proposed");
    const secretary = await by("thuong-truc");
    const dismissed = decision(first, { verdict: "DISMISSED" });
    expect(await decideProposal(secretary, dismissed)).toMatchObject({ fields: { reason: "Nhập lý do bỏ đề xuất." } });
    const milder = decision(first, { degree: "REMIND" });
    expect(await decideProposal(secretary, milder)).toMatchObject({ code: "INVALID_INPUT" });
    done(await decideProposal(secretary, { ...dismissed, reason: "Đơn vị không thuộc đối tượng." }));
    // The form of somebody who had not seen that.
    expect(await decideProposal(await by("thuong-truc"), decision(first))).toMatchObject({ code: "CONFLICT" });
    expect(await decideProposal(await by("lanh-dao"), decision(first))).toMatchObject({ code: "FORBIDDEN" });
    const [again] = (await roundOf(id)).proposals;
    if (!again) throw new Error("it is gone");
    done(await decideProposal(secretary, decision(again, { text: "Lời của cơ quan thường trực." })));
    const [now] = (await roundOf(id)).proposals;
    expect(now?.decisions.map(({ verdict }) => verdict)).toEqual(["DISMISSED", "ACCEPTED"]);
    expect(now && proposalState(now)).toBe("ACCEPTED");
  });

  it("is decided once by two who decide at the same time", async () => {
    const [, second] = (await roundOf(id)).proposals;
    if (!second) throw new Error("nothing was proposed");
    const secretary = await by("thuong-truc");
    const race = await Promise.all([1, 2].map(() => decideProposal(secretary, decision(second))));
    expect(race.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("is issued once every proposal was decided, as seen, with a number that is free; then it is final", async () => {
    const secretary = await by("thuong-truc");
    const signed = { roundId: id, documentNumber: "1340/TTr-CAT-PC06", documentDate: TODAY };
    const early = { ...signed, seenDecisions: decisionsMade((await roundOf(id)).proposals) };
    expect(await issueRound(secretary, early)).toMatchObject({ ok: false, code: "NOT_OPEN" });
    for (const proposal of (await roundOf(id)).proposals) {
      if (proposalState(proposal) === "WAITING") done(await decideProposal(secretary, decision(proposal)));
    }
    const { proposals } = await roundOf(id);
    const seen = { ...signed, seenDecisions: decisionsMade(proposals) };
    expect(await issueRound(secretary, early)).toMatchObject({ ok: false, code: "CONFLICT" });
    const taken = { ...seen, documentNumber: "1302/TTr-CAT-PC06" };
    expect(await issueRound(secretary, taken)).toMatchObject({
      fields: { documentNumber: expect.stringContaining("đã dùng") },
    });
    const before = { ...seen, documentDate: TODAY.subtract({ days: 1 }) };
    expect(await issueRound(secretary, before)).toMatchObject({
      fields: { documentDate: expect.stringContaining("trước ngày lập dự thảo") },
    });
    done(await issueRound(secretary, seen));
    expect((await roundOf(id)).document?.number).toBe("1340/TTr-CAT-PC06");

    const [first] = proposals;
    if (!first) throw new Error("nothing was proposed");
    expect(await decideProposal(secretary, decision(first))).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
    expect(await discardRound(secretary, { roundId: id })).toMatchObject({ ok: false, code: "ALREADY_DECIDED" });
    expect(await draftRound(secretary, YEAR)).toMatchObject({ ok: false, code: "DUPLICATE" });
    await expect(test.db.appraisalRound.update({ where: { id }, data: { discardedAt: new Date() } })).rejects.toThrow(
      /round_kept/,
    );
    await expect(
      test.db.appraisalDecision.create({
        data: {
          proposalId: first.id,
          seq: 99,
          verdict: "ACCEPTED",
          degree: "PRAISE",
          text: "Thử.",
          recordedAt: new Date(),
          recordedById: secretary.actor.id,
        },
      }),
    ).rejects.toThrow(/round_kept/);
  });

  it("submits what was accepted in its last words, and nothing that was dismissed", async () => {
    const { proposals, document } = await roundOf(id);
    const issued = await test.db.issuedDocument.findUniqueOrThrow({ where: { id: document?.id ?? 0 } });
    const content = JSON.parse(issued.content) as SubmissionContent;
    const items = content.groups.flatMap((group) => group.items.map(({ text }) => text));
    expect(items).toHaveLength(proposals.filter((one) => proposalState(one) === "ACCEPTED").length);
    expect(items).toContain("Lời của cơ quan thường trực.");
    expect(issued.kind).toBe("APPRAISAL");
  });

  it("is on the register of those who follow, and read by an agency only about itself", async () => {
    const { document, proposals } = await roundOf(id);
    const readBy = async (username: string) => {
      const kinds = readableKinds((await by(username)).actor);
      const rows = await readIssued(test.db, { planId: plan.id, asOf: TODAY, kinds, downloads: false });
      const file = await readIssuedFile(test.db, { id: document?.id ?? 0, kinds });
      return [rows.some((row) => row.id === document?.id), file !== null];
    };
    expect(await readBy("lanh-dao")).toEqual([true, true]);
    expect(await readBy("van-phong")).toEqual([true, true]);
    expect(await readBy("huyen-luc-ngan")).toEqual([false, false]);
    expect(await readBy("quan-tri")).toEqual([false, false]);
    const record = await recordOn();
    const named = proposals.find(({ agencyCode }) => agencyCode === "huyen-luc-ngan");
    const about = issuedAbout(record, named?.agencyId ?? 0).map(({ round }) => round.id);
    expect(about).toContain(id);
    // The third quarter's draft, though it names the district, is nobody's yet.
    expect(about).toHaveLength(1);
  });

  it("can be discarded and drafted anew", async () => {
    const draft = (await recordOn()).rounds.find(({ document }) => document === null);
    if (!draft) throw new Error("the demo has no draft");
    done(await discardRound(await by("thuong-truc"), { roundId: draft.id }));
    const [proposal] = draft.proposals;
    if (!proposal) throw new Error("nothing was proposed");
    expect(await decideProposal(await by("thuong-truc"), decision(proposal))).toMatchObject({ code: "NOT_FOUND" });
    done(await draftRound(await by("thuong-truc"), THIRD_QUARTER));
    // The day before, the old draft still stood.
    expect((await recordOn(day("2023-10-09"))).rounds.map(({ id: known }) => known)).toContain(draft.id);
  });

  it("is on record act by act", async () => {
    const acts = await test.db.auditEntry.findMany({
      where: { action: { startsWith: "appraisal." }, at: { gte: new Date("2023-10-10T00:00:00Z") } },
    });
    const kinds = new Set(acts.map(({ action, outcome }) => `${action} ${outcome}`));
    for (const kind of ["rule", "draft", "accept", "dismiss", "issue", "discard"])
      expect(kinds).toContain(`appraisal.${kind} DONE`);
    for (const kind of ["rule", "draft", "accept"]) expect(kinds).toContain(`appraisal.${kind} REFUSED`);
  });
});
