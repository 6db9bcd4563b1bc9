import { endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { DirectiveEntryKind, Role } from "../platform/prisma/enums.ts";
import { applicabilityBy, reportsOn } from "../progress/said-sql.ts";
import { type DirectiveState, directiveState, owedBy } from "./rules.ts";

/** What was said about a directive at one agency after it was given. */
export type DirectiveEntryRow = {
  id: number;
  seq: number;
  kind: DirectiveEntryKind;
  text: string;
  documentNumber: string | null;
  documentDate: Temporal.PlainDate | null;
  /** Of a return: the day by which it is to be answered again. */
  answerBy: Temporal.PlainDate | null;
  at: Temporal.Instant;
  by: string;
};

/** A directive at one agency, with all that was said there by the day asked for, oldest first. */
export type DirectivePart = {
  id: number;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  entries: DirectiveEntryRow[];
  state: DirectiveState;
  /** The day by which this agency owes its answer. */
  owedBy: Temporal.PlainDate;
};

/** A directive and how it stands at each agency on the day asked for. */
export type DirectiveRow = {
  id: number;
  taskNumber: number | null;
  taskTitle: string | null;
  text: string;
  answerBy: Temporal.PlainDate;
  at: Temporal.Instant;
  by: string;
  authorId: number;
  authorRole: Role;
  /** The meeting that decided it, if any. */
  meeting: { id: number; heldOn: Temporal.PlainDate } | null;
  parts: DirectivePart[];
};

type EntryJson = Omit<DirectiveEntryRow, "documentDate" | "answerBy" | "at"> & {
  documentDate: string | null;
  answerBy: string | null;
  at: string;
};

/** A directive as the database has it: days and instants as text. */
export type DirectiveJson = Omit<DirectiveRow, "answerBy" | "at" | "meeting" | "parts"> & {
  answerBy: string;
  at: string;
  meeting: { id: number; heldOn: string } | null;
  parts: (Omit<DirectivePart, "entries" | "state" | "owedBy"> & { entries: EntryJson[] })[];
};

export type DirectiveQuestion = {
  asOf: Temporal.PlainDate;
  planId?: number;
  id?: number;
  taskId?: number;
  /** Only those that ask something of this agency; they come with all they ask. */
  agencyId?: number;
  /** Only those that this meeting decided. */
  meetingId?: number;
};

/** Directives given by the end of a day, newest first, in one statement. Open to everyone signed in. */
export async function readDirectives(db: Database, question: DirectiveQuestion): Promise<DirectiveRow[]> {
  const [row] = await db.$queryRaw<{ directives: DirectiveJson[] }[]>(directivesOf(question));
  return directivesRead(row?.directives ?? [], question.asOf);
}

/** The same as a statement of one column, `directives`, on its own or within a larger one; `directivesRead` reads it. */
export function directivesOf({ asOf, ...only }: DirectiveQuestion): Prisma.Sql {
  const { planId = null, id = null, taskId = null, agencyId = null, meetingId = null } = only;
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  return Prisma.sql`
    SELECT coalesce(json_agg(json_build_object('id', d.id, 'taskNumber', t.number, 'taskTitle', t.short_title, 'text', d.text,
        'answerBy', d.answer_by, 'at', d.recorded_at, 'by', u.name, 'authorId', u.id, 'authorRole', u.role,
        'meeting', (SELECT json_build_object('id', m.id, 'heldOn', m.held_on)
                      FROM meeting_decision c JOIN meeting m ON m.id = c.meeting_id WHERE c.directive_id = d.id),
        'parts', (
          SELECT json_agg(json_build_object('id', p.id, 'agencyId', g.id, 'agencyCode', g.code, 'agencyName', g.short_name,
            'entries', coalesce((
              SELECT json_agg(json_build_object('id', e.id, 'seq', e.seq, 'kind', e.kind, 'text', e.text,
                'documentNumber', e.document_number, 'documentDate', e.document_date, 'answerBy', e.answer_by,
                'at', e.recorded_at, 'by', w.name) ORDER BY e.seq)
              FROM directive_entry e JOIN app_user w ON w.id = e.recorded_by_id
              WHERE e.part_id = p.id AND e.recorded_at < ${until}), '[]')) ORDER BY p.position, p.id)
          FROM directive_agency p JOIN agency g ON g.id = p.agency_id
          WHERE p.directive_id = d.id))
      ORDER BY d.id DESC), '[]') AS directives
    FROM directive d
    LEFT JOIN task t ON t.id = d.task_id
    JOIN app_user u ON u.id = d.recorded_by_id
    WHERE d.recorded_at < ${until} AND (${planId}::int IS NULL OR d.plan_id = ${planId})
      AND (${id}::int IS NULL OR d.id = ${id}) AND (${taskId}::int IS NULL OR d.task_id = ${taskId})
      AND (${meetingId}::int IS NULL OR EXISTS (
        SELECT FROM meeting_decision o WHERE o.directive_id = d.id AND o.meeting_id = ${meetingId}))
      AND (${agencyId}::int IS NULL OR EXISTS (
        SELECT FROM directive_agency o WHERE o.directive_id = d.id AND o.agency_id = ${agencyId}))`;
}

/** @param asOf the day on which it is read: it decides what is late. */
export function directivesRead(directives: readonly DirectiveJson[], asOf: Temporal.PlainDate): DirectiveRow[] {
  return directives.map((directive) => {
    const answerBy = Temporal.PlainDate.from(directive.answerBy);
    return {
      ...directive,
      answerBy,
      at: Temporal.Instant.from(directive.at),
      meeting: directive.meeting && {
        id: directive.meeting.id,
        heldOn: Temporal.PlainDate.from(directive.meeting.heldOn),
      },
      parts: directive.parts.map((part) => partOf(part, { answerBy, asOf })),
    };
  });
}

function partOf(
  part: DirectiveJson["parts"][number],
  { answerBy, asOf }: { answerBy: Temporal.PlainDate; asOf: Temporal.PlainDate },
): DirectivePart {
  const day = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text));
  const entries = part.entries.map((entry) => ({
    ...entry,
    documentDate: day(entry.documentDate),
    answerBy: day(entry.answerBy),
    at: Temporal.Instant.from(entry.at),
  }));
  const facts = { answerBy, entries };
  return { ...part, entries, state: directiveState(facts, asOf), owedBy: owedBy(facts) };
}

/** To whom a directive may go, and which tasks it may be about. */
export type DirectiveChoices = {
  agencies: { id: number; code: string; name: string }[];
  tasks: { id: number; number: number; shortTitle: string }[];
  /** The leads of the task asked about that report: whom a directive goes to that names nobody. */
  leads: string[];
};

/**
 * Bodies that report on a day, in the order of the plan, and its tasks. One statement.
 * @param taskNumber the task whose leads are named, if any.
 */
export async function readDirectiveChoices(
  db: Database,
  { planId, today, taskNumber }: { planId: number; today: Temporal.PlainDate; taskNumber: number | null },
): Promise<DirectiveChoices> {
  const [row] = await db.$queryRaw<DirectiveChoices[]>`
    WITH reporting AS (
      SELECT g.id, g.code, g.name, g.short_name, g.position FROM agency g
      WHERE NOT g.is_group AND ${reportsOn(today, "now")})
    SELECT
      coalesce((SELECT json_agg(json_build_object('id', g.id, 'code', g.code, 'name', g.name) ORDER BY g.position, g.id)
        FROM reporting g), '[]') AS agencies,
      coalesce((SELECT json_agg(json_build_object('id', t.id, 'number', t.number, 'shortTitle', t.short_title) ORDER BY t.number)
        FROM task t WHERE t.plan_id = ${planId}), '[]') AS tasks,
      coalesce((SELECT json_agg(g.short_name ORDER BY a.position, a.id)
        FROM task t JOIN assignment a ON a.task_id = t.id AND a.role = 'LEAD' JOIN reporting g ON g.id = a.agency_id
        WHERE t.plan_id = ${planId} AND t.number = ${taskNumber}::int AND ${applies(today)}), '[]') AS leads`;
  return row ?? { agencies: [], tasks: [], leads: [] };
}

/** Whether a part `a` has not been taken out as "không áp dụng". */
function applies(today: Temporal.PlainDate): Prisma.Sql {
  const until = new Date(endOfDay(today).epochMilliseconds);
  return Prisma.sql`coalesce((${applicabilityBy(until, Prisma.sql`x.applicable`)}), true)`;
}

/**
 * The bodies that a directive goes to, in the order of the plan: the leads of its task that report and to whom it applies, or those that
 * were chosen, as far as they report.
 */
export async function readAddressees(
  tx: Transaction,
  { taskId, agencyIds, today }: { taskId: number | null; agencyIds: readonly number[]; today: Temporal.PlainDate },
): Promise<{ id: number; name: string }[]> {
  const chosen = [...agencyIds];
  return tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT g.id, g.name FROM agency g
    LEFT JOIN assignment a ON a.agency_id = g.id AND a.task_id = ${taskId}::int AND a.role = 'LEAD' AND ${chosen.length} = 0
    WHERE NOT g.is_group AND ${reportsOn(today, "now")}
      AND (g.id = ANY(${chosen}::int[]) OR a.id IS NOT NULL AND ${applies(today)})
    ORDER BY a.position NULLS LAST, g.position, g.id`;
}
