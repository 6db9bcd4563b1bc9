import { isAfter, plainDate } from "../calendar/days.ts";
import { lastClosedMonth, monthsFromTo, periodOf } from "../calendar/month.ts";
import { reportingPeriods } from "../people/reporting-queries.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { endOfDay, ZONE } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import {
  type AssignmentRecord,
  assembleBoard,
  type Board,
  type Phrase,
  type TaskRecord,
  type TaskStar,
  type Word,
} from "./board.ts";
import type { DeadlineEntry } from "./deadlines.ts";
import type { DeadlineBasis } from "./rules.ts";
import { reportsOn, saidBy } from "./said-sql.ts";

export type BoardQuestion = {
  plan: PlanSettings;
  /** The board is read as it stood at the end of this day. */
  asOf: Temporal.PlainDate;
  basis?: DeadlineBasis;
  /** Words to look for, with or without accents. */
  search?: string;
  /** Only this task (its STT). */
  taskNumber?: number;
};

/**
 * The plan with every assignment's newest word, deadline and decision as of a day: the one query behind the table, the
 * charts, the homes, the overdue desk and the alerts, so that they cannot disagree. Two statements, whatever the size.
 * Everyone signed in may read it (PRODUCT, "People"), hence no scope.
 */
export async function readBoard(db: Database | Transaction, question: BoardQuestion): Promise<Board> {
  const tasks = await readTasks(db, question);
  // One after the other: within a transaction both go over one connection, which takes one statement at a time.
  return boardOf(db, question, tasks);
}

/** The board of a day and that of an earlier one, each as `readBoard` reads it, in three statements instead of four. */
export async function readBoardAndEarlier(
  db: Database | Transaction,
  { earlier, ...question }: Pick<BoardQuestion, "plan" | "asOf" | "basis"> & { earlier: Temporal.PlainDate | null },
): Promise<{ board: Board; earlier: Board | null }> {
  const tasks = await readTasks(db, question);
  const board = await boardOf(db, question, tasks);
  if (earlier === null) return { board, earlier: null };
  // Deadlines are all of a task that has a day of its own, but for stars, of which nothing is compared.
  const then = tasks.map((task) => ({
    ...task,
    stars: [],
    deadlines: task.deadlines.filter(({ recordedOn }) => !isAfter(recordedOn, earlier)),
  }));
  return { board, earlier: await boardOf(db, { ...question, asOf: earlier }, then) };
}

async function boardOf(db: Database | Transaction, question: BoardQuestion, tasks: TaskRecord[]): Promise<Board> {
  const { plan, asOf, basis } = question;
  const closedMonth = lastClosedMonth(asOf, plan.closingDay);
  const assignments = await readAssignments(db, question, closedMonth);
  return assembleBoard(tasks, assignments, { asOf, closedMonth, settings: plan, ...(basis && { basis }) });
}

const numberOf = ({ taskNumber }: BoardQuestion) => taskNumber ?? null;
const searchOf = ({ search }: BoardQuestion) => search?.trim() ?? "";

function toDate(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

type TaskRow = {
  id: number;
  number: number;
  title: string;
  short_title: string;
  agencies_text: string;
  deadline_text: string;
  deadline_kind: TaskRecord["deadlineKind"];
  condition: string | null;
  lead_note: string | null;
  matches: boolean;
  deadlines: DeadlineJson[];
  phrases: Phrase[];
  stars: TaskStar[];
};

type DeadlineJson = {
  assignmentId: number | null;
  event: DeadlineEntry["event"];
  ordinal: number;
  startOn: string | null;
  dueOn: string;
  exclusive: boolean;
  documentNumber: string | null;
  documentDate: string | null;
  documentIssuer: string | null;
  documentTitle: string | null;
  reason: string | null;
  recordedOn: string;
};

async function readTasks(db: Database | Transaction, question: BoardQuestion): Promise<TaskRecord[]> {
  const number = numberOf(question);
  const search = searchOf(question);
  const until = toDate(endOfDay(question.asOf));
  const rows = await db.$queryRaw<TaskRow[]>`
    SELECT t.id, t.number, t.title, t.short_title, t.agencies_text, t.deadline_text, t.deadline_kind, t.condition,
      t.lead_note,
      (${search} = '' OR strpos(t.search, fold(${search})) > 0) AS matches,
      coalesce((
        SELECT json_agg(json_build_object(
          'assignmentId', d.assignment_id, 'event', d.event, 'ordinal', d.ordinal, 'startOn', d.start_on,
          'dueOn', d.due_on, 'exclusive', d.exclusive, 'documentNumber', d.document_number,
          'documentDate', d.document_date, 'documentIssuer', d.document_issuer, 'documentTitle', d.document_title,
          'reason', d.reason,
          'recordedOn', (d.recorded_at AT TIME ZONE ${ZONE})::date) ORDER BY d.ordinal, d.id)
        FROM deadline d WHERE d.task_id = t.id AND d.recorded_at < ${until}), '[]') AS deadlines,
      coalesce((
        SELECT json_agg(json_build_object(
          'id', p.id, 'role', p.role, 'name', g.name, 'shortName', g.short_name, 'reading', p.reading, 'note', p.note) ORDER BY p.position)
        FROM assignment_phrase p JOIN agency g ON g.id = p.agency_id WHERE p.task_id = t.id), '[]') AS phrases,
      coalesce((
        SELECT json_agg(json_build_object('userId', u.id, 'by', u.name) ORDER BY s.id)
        FROM star s JOIN app_user u ON u.id = s.user_id
        WHERE s.task_id = t.id AND s.set_at < ${until} AND (s.removed_at IS NULL OR s.removed_at >= ${until})), '[]') AS stars
    FROM task t WHERE t.plan_id = ${question.plan.id} AND (${number}::int IS NULL OR t.number = ${number}) ORDER BY t.number`;
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    shortTitle: row.short_title,
    agenciesText: row.agencies_text,
    deadlineText: row.deadline_text,
    deadlineKind: row.deadline_kind,
    condition: row.condition,
    leadNote: row.lead_note,
    deadlines: row.deadlines.map(deadlineEntry),
    phrases: row.phrases,
    stars: row.stars,
    matchesSearch: row.matches || String(row.number) === search,
  }));
}

function deadlineEntry(json: DeadlineJson): DeadlineEntry {
  return {
    ...json,
    startOn: json.startOn === null ? null : Temporal.PlainDate.from(json.startOn),
    dueOn: Temporal.PlainDate.from(json.dueOn),
    documentDate: json.documentDate === null ? null : Temporal.PlainDate.from(json.documentDate),
    recordedOn: Temporal.PlainDate.from(json.recordedOn),
  };
}

type AssignmentRow = {
  id: number;
  task_id: number;
  agency_id: number;
  agency_code: string;
  agency_name: string;
  agency_full_name: string;
  agency_kind: AssignmentRecord["agencyKind"];
  reports: boolean;
  reports_from: Date | null;
  role: AssignmentRecord["role"];
  is_principal: boolean;
  origin: AssignmentRecord["origin"];
  basis: string | null;
  part: string | null;
  added_on: Date;
  applicable: boolean | null;
  applicability_reason: string | null;
  update_id: number | null;
  seq: number;
  state: Word["state"];
  percent: number | null;
  result: string;
  difficulties: string;
  proposals: string;
  completed_on: Date | null;
  evidence_number: string | null;
  evidence_date: Date | null;
  file_ids: number[] | null;
  recorded_at: Date;
  recorded_by: string;
  verdict: Word["verdict"];
  verdict_reason: string | null;
  /** Places in the months asked about, the first 1; 0 for a word before them. */
  spoken_months: number[] | null;
  matches: boolean;
};

async function readAssignments(
  db: Database | Transaction,
  question: BoardQuestion,
  closedMonth: Temporal.PlainYearMonth,
): Promise<AssignmentRecord[]> {
  const { plan, asOf } = question;
  const number = numberOf(question);
  const search = searchOf(question);
  const until = toDate(endOfDay(asOf));
  const closedUntil = toDate(endOfDay(periodOf(closedMonth, plan.closingDay).to));
  const months = monthsUpTo(closedMonth, plan);
  const rows = await db.$queryRaw<AssignmentRow[]>`
    SELECT a.id, a.task_id, a.agency_id, g.code AS agency_code, g.short_name AS agency_name, g.name AS agency_full_name,
      g.kind AS agency_kind,
      ${reportsOn(asOf, "on")} AS reports, r.reports_from,
      a.role, a.is_principal, a.origin, a.basis, a.part, (a.added_at AT TIME ZONE ${ZONE})::date AS added_on,
      n.applicable, n.reason AS applicability_reason,
      u.id AS update_id, u.seq, u.state, u.percent, u.result, u.difficulties, u.proposals, u.completed_on,
      u.evidence_number, u.evidence_date, u.recorded_at, w.name AS recorded_by,
      (SELECT array_agg(f.id ORDER BY f.id) FROM evidence_use e
         JOIN evidence_file f ON f.id = e.file_id AND f.withdrawn_at IS NULL WHERE e.update_id = u.id) AS file_ids,
      c.verdict, c.reason AS verdict_reason, s.spoken_months,
      (${search} <> '' AND strpos(u.search, fold(${search})) > 0) IS TRUE AS matches
    FROM assignment a
    JOIN task t ON t.id = a.task_id
    JOIN agency g ON g.id = a.agency_id
    JOIN ${reportingPeriods(until)} r ON r.agency_id = a.agency_id
    ${saidBy(until)}
    LEFT JOIN app_user w ON w.id = u.recorded_by_id
    LEFT JOIN LATERAL (
      SELECT array_agg(width_bucket(x.recorded_at, ${months.map(({ from }) => from)}::timestamptz[])) AS spoken_months
      FROM progress_update x WHERE x.assignment_id = a.id AND x.recorded_at < ${closedUntil}) s ON true
    WHERE t.plan_id = ${plan.id} AND (${number}::int IS NULL OR t.number = ${number}) AND a.added_at < ${until}
    ORDER BY t.number, a.role, a.position, a.id`;
  const dateOf = sameForSame(plainDate, (column: Date) => column.getTime());
  return rows.map((row) => ({
    id: row.id,
    taskId: row.task_id,
    agencyId: row.agency_id,
    agencyCode: row.agency_code,
    agencyName: row.agency_name,
    agencyFullName: row.agency_full_name,
    agencyKind: row.agency_kind,
    reports: row.reports,
    reportsFrom: row.reports_from && dateOf(row.reports_from),
    role: row.role,
    isPrincipal: row.is_principal,
    origin: row.origin,
    basis: row.basis,
    part: row.part,
    addedOn: dateOf(row.added_on),
    // Words are numbered without a gap: the newest one's number is what the next writer must have seen.
    version: row.update_id === null ? 0 : row.seq,
    applicable: row.applicable ?? true,
    applicabilityReason: row.applicability_reason,
    word: row.update_id === null ? null : wordOf(row, row.update_id),
    spokenMonths: [...new Set(row.spoken_months)]
      .sort((a, b) => a - b)
      .flatMap((place) => months[place - 1]?.month ?? []),
    matchesSearch: row.matches,
  }));
}

/** A function that gives the same object again for what has the same key: thousands of parts share a few days. */
function sameForSame<From, To>(make: (from: From) => To, keyOf: (from: From) => number): (from: From) => To {
  const made = new Map<number, To>();
  return (from) => {
    const key = keyOf(from);
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make(from);
    made.set(key, one);
    return one;
  };
}

/**
 * The report months in which words can have been given, the first one first, each with the instant from which a word is one of it:
 * from a year before the plan's own on, up to the newest closed one.
 */
function monthsUpTo(
  closed: Temporal.PlainYearMonth,
  plan: Pick<PlanSettings, "year" | "closingDay">,
): { month: Temporal.PlainYearMonth; from: Date }[] {
  const first = new Temporal.PlainYearMonth(plan.year - 1, 1);
  return Array.from({ length: monthsFromTo(first, closed) }, (_, index) => {
    const month = first.add({ months: index });
    return { month, from: toDate(endOfDay(periodOf(month, plan.closingDay).from.subtract({ days: 1 }))) };
  });
}

function wordOf(row: AssignmentRow, updateId: number): Word {
  return {
    updateId,
    seq: row.seq,
    state: row.state,
    percent: row.percent,
    result: row.result,
    difficulties: row.difficulties,
    proposals: row.proposals,
    completedOn: row.completed_on && plainDate(row.completed_on),
    evidenceNumber: row.evidence_number,
    evidenceDate: row.evidence_date && plainDate(row.evidence_date),
    fileIds: row.file_ids ?? [],
    recordedAt: Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime()),
    recordedBy: row.recorded_by,
    verdict: row.verdict,
    verdictReason: row.verdict_reason,
  };
}
