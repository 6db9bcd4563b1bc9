import { decideProposal, draftRound, issueRound } from "../../lib/appraisal/commands.ts";
import { readAppraisalRecord } from "../../lib/appraisal/queries.ts";
import { decisionsMade, type Proposal } from "../../lib/appraisal/round.ts";
import type { Database } from "../../lib/platform/database.ts";
import { APPRAISALS, type DemoAppraisal } from "./appraisals.ts";
import { SECRETARY } from "./cast.ts";
import { contextAt, expectDone } from "./seed-sent.ts";

/** Every round of proposals of the demo, each at its time and through the commands themselves; after the seeding's transaction. */
export function appraisalsOfTheYear(db: Database, planId: number): { at: string; send: () => Promise<void> }[] {
  return APPRAISALS.map((appraisal) => ({ at: appraisal.at, send: () => liveThrough(db, planId, appraisal) }));
}

async function liveThrough(db: Database, planId: number, appraisal: DemoAppraisal): Promise<void> {
  const month = (text: string) => Temporal.PlainYearMonth.from(text);
  const context = await contextAt(db, SECRETARY, appraisal.at);
  expectDone(await draftRound(context, { from: month(appraisal.from), to: month(appraisal.to) }));
  const { proposals } = await roundOf(db, planId, appraisal);
  for (const decision of appraisal.decisions) {
    const proposal = proposals.find(({ agencyCode }) => agencyCode === decision.agency);
    if (!proposal) throw new Error(`Cách tính không đề xuất gì cho ${decision.agency} trong số liệu minh họa.`);
    await decide(db, proposal, decision);
  }
  const { restAt, issue, decisions } = appraisal;
  if (restAt === null) return;
  const rest = proposals.filter(({ agencyCode }) => !decisions.some(({ agency }) => agency === agencyCode));
  for (const proposal of rest) await decide(db, proposal, { at: restAt, verdict: "ACCEPTED" });
  if (issue) await send(db, planId, appraisal, issue);
}

async function roundOf(db: Database, planId: number, { from, at }: Pick<DemoAppraisal, "from" | "at">) {
  const asOf = Temporal.PlainDate.from(at.slice(0, 10));
  const { rounds } = await readAppraisalRecord(db, { planId, asOf });
  const round = rounds.find(({ period }) => period.from.toString() === from);
  if (!round) throw new Error(`Chưa lập đề xuất minh họa từ tháng ${from}.`);
  return round;
}

async function decide(
  db: Database,
  proposal: Proposal,
  { at, verdict, degree, text, reason = "" }: Omit<DemoAppraisal["decisions"][number], "agency">,
): Promise<void> {
  const input = { degree: degree ?? proposal.degree, text: text ?? proposal.text, reason };
  const context = await contextAt(db, SECRETARY, at);
  expectDone(await decideProposal(context, { proposalId: proposal.id, seenSeq: 0, verdict, ...input }));
}

async function send(
  db: Database,
  planId: number,
  { from }: DemoAppraisal,
  { at, number }: NonNullable<DemoAppraisal["issue"]>,
): Promise<void> {
  const { id, proposals } = await roundOf(db, planId, { from, at });
  const signed = { documentNumber: number, documentDate: Temporal.PlainDate.from(at.slice(0, 10)) };
  const context = await contextAt(db, SECRETARY, at);
  expectDone(await issueRound(context, { roundId: id, seenDecisions: decisionsMade(proposals), ...signed }));
}
