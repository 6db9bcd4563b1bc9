import type { PlanSettings } from "../plans/rules.ts";
import type { Actor } from "../platform/actor.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { AppraisalDegree } from "../platform/prisma/enums.ts";
import { readBoard } from "../progress/queries.ts";
import { readReportTable } from "../reports/table-queries.ts";
import { readLetters } from "../urging/letter-queries.ts";
import { type AppraisalContent, appraisalContent, readAppraisal } from "./content.ts";
import { periodFigures } from "./figures.ts";
import type { Period } from "./period.ts";
import type { Decision, Proposal } from "./round.ts";
import { type AppraisalTerms, appraise, type PeriodFigures, STANDARD_TERMS } from "./rules.ts";

/** The figures of a period as known by the end of a day: those of the board, of the report table and of the letters. Four statements. */
async function readPeriodFigures(
  db: Database | Transaction,
  question: {
    plan: PlanSettings;
    asOf: Temporal.PlainDate;
    period: Period;
    actor: Pick<Actor, "role" | "agencyId">;
  },
): Promise<PeriodFigures[]> {
  const { plan, asOf, period, actor } = question;
  const board = await readBoard(db, { plan, asOf });
  const table = await readReportTable(db, { plan, asOf });
  const letters = await readLetters(db, { planId: plan.id, asOf, actor });
  return periodFigures({
    period,
    board,
    table,
    letters: letters.flatMap(({ agencyId, answerBy, state, document }) =>
      document ? [{ agencyId, answerBy, state, number: document.number }] : [],
    ),
  });
}

/** A version of the rule; nobody set version 0, the product comes with it. */
export type RuleVersion = {
  version: number;
  terms: AppraisalTerms;
  reason: string;
  set: { at: Temporal.Instant; by: string } | null;
};

const STANDARD: RuleVersion = { version: 0, terms: STANDARD_TERMS, reason: "Mặc định của phần mềm", set: null };

/** A round of proposals; its content is read by itself (`readRoundContent`). */
export type Round = {
  id: number;
  period: Period;
  createdAt: Temporal.Instant;
  createdBy: string;
  document: SubmissionLink | null;
  /** The round whose issued submission it takes the place of, and why. */
  replaces: { id: number; document: SubmissionLink; reason: string } | null;
  /** The round that takes its place: a draft, or issued. */
  instead: { id: number; document: SubmissionLink | null } | null;
  proposals: Proposal[];
};

/** An issued submission as the register has it. */
export type SubmissionLink = { id: number; number: string; date: Temporal.PlainDate };

/** What was set and proposed by the end of a day: versions of the rule, the one in force last; rounds, newest first. */
export type AppraisalRecord = { rules: [RuleVersion, ...RuleVersion[]]; rounds: Round[] };

type RuleJson = Pick<RuleVersion, "version" | "terms" | "reason"> & { at: string; by: string };
type DecisionJson = Omit<Decision, "at"> & { at: string };
type ProposalJson = Omit<Proposal, "decisions"> & { decisions: DecisionJson[] };
type RoundJson = {
  id: number;
  from: string;
  to: string;
  createdAt: string;
  createdBy: string;
  document: { id: number; number: string; date: string } | null;
  replaced: { id: number; reason: string } | null;
  proposals: ProposalJson[];
};

/** The record of a plan's praise and criticism. One statement. Whom a round may be shown to is the caller's to ask (policy). */
export async function readAppraisalRecord(
  db: Database | Transaction,
  { planId, asOf }: { planId: number; asOf: Temporal.PlainDate },
): Promise<AppraisalRecord> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const [row] = await db.$queryRaw<{ rules: RuleJson[]; rounds: RoundJson[] }[]>`
    SELECT (SELECT coalesce(json_agg(json_build_object('version', r.version, 'terms', r.terms, 'reason', r.reason,
              'at', r.recorded_at, 'by', u.name) ORDER BY r.version), '[]')
            FROM appraisal_rule r JOIN app_user u ON u.id = r.recorded_by_id
            WHERE r.plan_id = ${planId} AND r.recorded_at < ${until}) AS rules,
           (SELECT coalesce(json_agg(json_build_object('id', r.id, 'from', to_char(r.from_month, 'YYYY-MM'),
              'to', to_char(r.to_month, 'YYYY-MM'), 'createdAt', r.created_at, 'createdBy', u.name,
              'document', CASE WHEN d.id IS NOT NULL THEN
                json_build_object('id', d.id, 'number', d.number, 'date', d.document_date) END,
              'replaced', CASE WHEN r.replaces_id IS NOT NULL THEN
                json_build_object('id', r.replaces_id, 'reason', r.replace_reason) END,
              'proposals', (${proposalsOf(until)})) ORDER BY r.id DESC), '[]')
            FROM appraisal_round r JOIN app_user u ON u.id = r.created_by_id
            LEFT JOIN issued_document d ON d.id = r.document_id AND d.issued_at < ${until}
            WHERE r.plan_id = ${planId} AND r.created_at < ${until}
              AND (r.discarded_at IS NULL OR r.discarded_at >= ${until})) AS rounds`;
  return {
    rules: [STANDARD, ...(row?.rules ?? []).map(ruleOf)],
    rounds: linkedRounds(row?.rounds ?? []),
  };
}

/** The proposals of round `r` with what was decided before an instant. */
function proposalsOf(until: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('id', p.id, 'agencyId', g.id, 'agencyCode', g.code,
        'agencyName', g.short_name, 'agencyFullName', g.name, 'degree', p.degree, 'text', p.text,
        'decisions', coalesce((
          SELECT json_agg(json_build_object('seq', c.seq, 'verdict', c.verdict, 'degree', c.degree, 'text', c.text,
            'reason', c.reason, 'at', c.recorded_at, 'by', w.name) ORDER BY c.seq)
          FROM appraisal_decision c JOIN app_user w ON w.id = c.recorded_by_id
          WHERE c.proposal_id = p.id AND c.recorded_at < ${until}), '[]')) ORDER BY p.position), '[]')
    FROM appraisal_proposal p JOIN agency g ON g.id = p.agency_id WHERE p.round_id = r.id`;
}

function ruleOf({ at, by, ...rule }: RuleJson): RuleVersion {
  return { ...rule, set: { at: Temporal.Instant.from(at), by } };
}

/** Links each round to the one it takes the place of and to the one in its own place, as of the day that they were read for. */
function linkedRounds(read: readonly RoundJson[]): Round[] {
  const rounds = read.map(roundOf);
  const issued = (id: number) => rounds.find((round) => round.id === id)?.document ?? null;
  return rounds.map(({ replaced, ...round }) => {
    const document = replaced && issued(replaced.id);
    const instead = rounds.find((other) => other.replaced?.id === round.id);
    return {
      ...round,
      replaces: replaced && document && { ...replaced, document },
      instead: instead ? { id: instead.id, document: instead.document } : null,
    };
  });
}

function roundOf({ from, to, createdAt, document, proposals, ...round }: RoundJson) {
  return {
    ...round,
    period: { from: Temporal.PlainYearMonth.from(from), to: Temporal.PlainYearMonth.from(to) },
    createdAt: Temporal.Instant.from(createdAt),
    document: document && { ...document, date: Temporal.PlainDate.from(document.date) },
    proposals: proposals.map((proposal) => ({
      ...proposal,
      decisions: proposal.decisions.map((decision) => ({ ...decision, at: Temporal.Instant.from(decision.at) })),
    })),
  };
}

/** The rule in force at the end of the day a record was read for. */
export function ruleInForce({ rules }: Pick<AppraisalRecord, "rules">): RuleVersion {
  return rules.at(-1) ?? rules[0];
}

/**
 * A period scored by the rule in force, as known by the end of a day, with the record it was read beside. Five statements: the whole
 * of what the pages of this room read.
 */
export async function readAppraisalOf(
  db: Database | Transaction,
  question: Parameters<typeof readPeriodFigures>[1],
): Promise<{ content: AppraisalContent; record: AppraisalRecord }> {
  const record = await readAppraisalRecord(db, { planId: question.plan.id, asOf: question.asOf });
  const { version, terms } = ruleInForce(record);
  const rows = appraise(await readPeriodFigures(db, question), terms);
  return { content: appraisalContent(question, { version, terms }, rows), record };
}

/** What a round rests on, as it was frozen; null where there is no such round. One statement. */
export async function readRoundContent(
  db: Database | Transaction,
  { planId, id }: { planId: number; id: number },
): Promise<AppraisalContent | null> {
  const round = await db.appraisalRound.findFirst({ where: { id, planId }, select: { content: true } });
  return round && readAppraisal(round.content);
}

/** What was issued about one agency, what has been replaced among it: never a draft, and never what was dismissed. */
export function issuedAbout(
  { rounds }: Pick<AppraisalRecord, "rounds">,
  agencyId: number,
): { round: Round; degree: AppraisalDegree; text: string }[] {
  return rounds
    .filter(({ document }) => document !== null)
    .flatMap((round) => {
      const own = round.proposals.find((proposal) => proposal.agencyId === agencyId);
      const last = own?.decisions.at(-1);
      return last?.verdict === "ACCEPTED" ? [{ round, degree: last.degree, text: last.text }] : [];
    });
}
