import { plainDate } from "../calendar/days.ts";
import { periodOf } from "../calendar/month.ts";
import { type Letterhead, standardLetterhead } from "../documents/letterhead.ts";
import type { IndicatorFacts } from "../indicators/figures.ts";
import { type IndicatorFactsJson, indicatorFacts, indicatorFactsOf } from "../indicators/queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { ConsolidatedSection } from "../platform/prisma/enums.ts";
import { readBoardAndEarlier } from "../progress/queries.ts";
import { type IssuedLetterJson, issuedLetters, issuedLettersOf } from "../urging/issued-queries.ts";
import type { IssuedLetter } from "../urging/rules.ts";
import type { ConsolidatedDraft, ReportSource, SectionTexts } from "./consolidated-content.ts";
import { type AcceptedReport, consolidatedFacts, figureDays } from "./consolidated-rules.ts";
import { draftTexts } from "./consolidated-words.ts";
import { canonicalText, readContent } from "./content.ts";
import { contentHash } from "./hash.ts";
import type { ReportTable } from "./table.ts";

/** What the secretariat made of the words of one part. */
export type StoredText = {
  section: ConsolidatedSection;
  version: number;
  /** Null: taken back to what the data say. */
  text: string | null;
  /** What the data said then. */
  drafted: string;
  savedAt: Temporal.Instant;
  savedBy: string;
};

export type EarlierText = Omit<StoredText, "version" | "drafted"> & { kept: boolean };

/** A month's report as it was issued. */
export type IssueRecord = {
  documentNumber: string;
  documentDate: Temporal.PlainDate;
  content: string;
  hash: string;
  issuedAt: Temporal.Instant;
  issuedBy: string;
  /** The very file, on the register; null for reports issued before there was one. */
  documentId: number | null;
  /** Id of the issue, and the report whose place it takes. */
  id: number;
  replaces: ReplacedReport | null;
  /** Why its draft is open again, for the report that will take its place; null: it is not. */
  reopened: { reason: string; at: Temporal.Instant; by: string } | null;
};

/** A report that another has taken the place of. */
export type ReplacedReport = { documentId: number | null; number: string; date: Temporal.PlainDate };

/** What is on record of a month's consolidated report, and the accepted reports it is made of. */
export type ConsolidatedRecord = {
  issue: IssueRecord | null;
  /** What the plan's documents go out under today. */
  letterhead: Letterhead;
  texts: StoredText[];
  /** Words that do not stand any more, or never did because somebody else's had been saved meanwhile (`kept` false); newest first. */
  earlier: EarlierText[];
  accepted: AcceptedReport[];
  /** Letters of urging dated within the period. */
  letters: IssuedLetter[];
  /** As they stood on the day the figures are of. */
  indicators: IndicatorFacts;
};

export type ConsolidatedQuestion = {
  plan: PlanSettings;
  month: Temporal.PlainYearMonth;
  /** Everything as it stood at the end of this day. */
  asOf: Temporal.PlainDate;
};

type IssueJson = Omit<IssueRecord, "issuedAt" | "documentDate" | "replaces" | "reopened"> & {
  issuedAt: string;
  documentDate: string;
  replaces: (Omit<ReplacedReport, "date"> & { date: string }) | null;
  reopened: { reason: string; at: string; by: string } | null;
};

type ConsolidatedRow = {
  issue: IssueJson | null;
  letterhead: Letterhead | null;
  texts: (Omit<StoredText, "savedAt"> & { savedAt: string })[];
  earlier: (Omit<EarlierText, "savedAt"> & { savedAt: string })[];
  accepted: (ReportSource & { content: string })[];
  letters: IssuedLetterJson[];
  indicators: IndicatorFactsJson;
};

/** One statement. Whether a draft may be seen is the caller's to ask (`consolidated.draft`). */
export async function readConsolidatedRecord(
  db: Database | Transaction,
  { plan, month, asOf }: ConsolidatedQuestion,
): Promise<ConsolidatedRecord> {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  const first = `${month}-01`;
  const figuresOn = figureDays(month, asOf, plan).asOf;
  const [row] = await db.$queryRaw<ConsolidatedRow[]>`
    SELECT
      (SELECT json_build_object('documentNumber', i.document_number, 'documentDate', i.document_date,
          'content', i.content, 'hash', i.content_hash, 'issuedAt', i.issued_at, 'issuedBy', u.name,
          'documentId', i.document_id, 'id', i.id,
          'replaces', (SELECT json_build_object('documentId', e.document_id, 'number', e.document_number, 'date', e.document_date)
            FROM consolidated_issue e WHERE e.id = i.replaces_id),
          'reopened', (SELECT json_build_object('reason', o.reason, 'at', o.reopened_at, 'by', w.name)
            FROM consolidated_reopening o JOIN app_user w ON w.id = o.reopened_by_id
            WHERE o.issue_id = i.id AND o.reopened_at < ${until}))
         FROM consolidated_issue i JOIN app_user u ON u.id = i.issued_by_id
        WHERE i.plan_id = ${plan.id} AND i.month = ${first}::date AND i.issued_at < ${until}
        ORDER BY i.id DESC LIMIT 1) AS issue,
      (SELECT json_build_object('superior', h.superior, 'body', h.body, 'symbol', h.symbol, 'place', h.place,
          'authority', h.authority, 'signerTitle', h.signer_title, 'signerName', h.signer_name, 'copies', h.copies,
          'archive', h.archive)
         FROM letterhead h WHERE h.plan_id = ${plan.id}) AS letterhead,
      coalesce((
        SELECT json_agg(json_build_object('section', x.section, 'version', x.version, 'text', x.text,
          'drafted', x.drafted, 'savedAt', x.saved_at, 'savedBy', u.name))
        FROM (SELECT DISTINCT ON (section) * FROM consolidated_text
               WHERE plan_id = ${plan.id} AND month = ${first}::date AND kept AND saved_at < ${until}
               ORDER BY section, version DESC) x
        JOIN app_user u ON u.id = x.saved_by_id), '[]') AS texts,
      coalesce((
        SELECT json_agg(json_build_object('section', x.section, 'text', x.text, 'savedAt', x.saved_at, 'savedBy', u.name,
          'kept', x.kept) ORDER BY x.id DESC)
        FROM consolidated_text x JOIN app_user u ON u.id = x.saved_by_id
        WHERE x.plan_id = ${plan.id} AND x.month = ${first}::date AND x.saved_at < ${until}
          AND (NOT x.kept OR EXISTS (
            SELECT FROM consolidated_text y WHERE y.plan_id = x.plan_id AND y.month = x.month AND y.section = x.section
              AND y.kept AND y.version > x.version AND y.saved_at < ${until}))), '[]') AS earlier,
      coalesce((
        SELECT json_agg(json_build_object('receipt', s.receipt_number, 'agencyCode', g.code, 'agencyName', g.short_name,
          'number', s.number, 'hash', s.content_hash, 'sentAt', s.sent_at, 'acceptedAt', d.recorded_at,
          'content', s.content) ORDER BY g.position, g.id)
        FROM monthly_report r
        JOIN agency g ON g.id = r.agency_id
        JOIN report_submission s ON s.report_id = r.id
        JOIN report_decision d ON d.submission_id = s.id AND d.verdict = 'ACCEPTED' AND d.recorded_at < ${until}
        WHERE r.plan_id = ${plan.id} AND r.month = ${first}::date), '[]') AS accepted,
      ${issuedLettersOf({ planId: plan.id, ...periodOf(month, plan.closingDay), until })} AS letters,
      ${indicatorFactsOf({ planId: plan.id, asOf: figuresOn })} AS indicators`;
  return {
    issue: row?.issue ? issueOf(row.issue) : null,
    letterhead: row?.letterhead ?? standardLetterhead(plan.province),
    texts: (row?.texts ?? []).map((text) => ({ ...text, savedAt: Temporal.Instant.from(text.savedAt) })),
    earlier: (row?.earlier ?? []).map((text) => ({ ...text, savedAt: Temporal.Instant.from(text.savedAt) })),
    accepted: (row?.accepted ?? []).map((report) => ({ ...report, content: readContent(report.content) })),
    letters: issuedLetters(row?.letters ?? [], asOf),
    indicators: indicatorFacts(row?.indicators ?? { indicators: [], procedures: [] }, { plan, asOf: figuresOn }),
  };
}

function issueOf({ replaces, reopened, ...issue }: IssueJson): IssueRecord {
  return {
    ...issue,
    documentDate: Temporal.PlainDate.from(issue.documentDate),
    issuedAt: Temporal.Instant.from(issue.issuedAt),
    replaces: replaces && { ...replaces, date: Temporal.PlainDate.from(replaces.date) },
    reopened: reopened && { ...reopened, at: Temporal.Instant.from(reopened.at) },
  };
}

/** The draft of a month with what it says by itself, and the mark of all it says. */
export type DraftReading = {
  draft: ConsolidatedDraft;
  /** What the data say, whatever the secretariat made of it. */
  drafted: SectionTexts;
  /** Hash of the draft: what is issued is what was on the screen. */
  mark: string;
};

/**
 * The report of a month as it stands on a day: its figures are those of /charts on both days (`readBoard`), the rest is from
 * the record and the table of who has reported, which the caller has already read. At most three statements.
 */
export async function readConsolidatedDraft(
  db: Database | Transaction,
  { plan, month, asOf }: ConsolidatedQuestion,
  { texts, accepted, letters, indicators }: Pick<ConsolidatedRecord, "texts" | "accepted" | "letters" | "indicators">,
  table: ReportTable,
): Promise<DraftReading> {
  const days = figureDays(month, asOf, plan);
  const { board, earlier } = await readBoardAndEarlier(db, { plan, asOf: days.asOf, earlier: days.previous });
  const facts = consolidatedFacts({ plan, month, board, previous: earlier, indicators, table, accepted, letters });
  const drafted = draftTexts(facts);
  const own = texts.flatMap(({ section, text }) => (text === null ? [] : [[section, text] as const]));
  const draft = { ...facts, texts: { ...drafted, ...Object.fromEntries(own) } };
  return { draft, drafted, mark: contentHash(canonicalText(draft)) };
}

/** A month whose report has been issued, with the document it went out as. */
export type IssuedMonth = {
  month: Temporal.PlainYearMonth;
  documentNumber: string;
  documentDate: Temporal.PlainDate;
};

/** The months of a plan whose report has been issued by the end of a day, newest first: one statement. */
export async function readIssued(
  db: Database,
  { plan, asOf }: Pick<ConsolidatedQuestion, "plan" | "asOf">,
): Promise<IssuedMonth[]> {
  const issued = await db.consolidatedIssue.findMany({
    where: { planId: plan.id, issuedAt: { lt: new Date(endOfDay(asOf).epochMilliseconds) } },
    distinct: ["month"],
    orderBy: [{ month: "desc" }, { id: "desc" }],
    select: { month: true, documentNumber: true, documentDate: true },
  });
  return issued.map(({ month, documentNumber, documentDate }) => ({
    month: plainDate(month).toPlainYearMonth(),
    documentNumber,
    documentDate: plainDate(documentDate),
  }));
}
