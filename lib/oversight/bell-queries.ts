import type { Actor } from "../platform/actor.ts";
import { dateOf, endOfDay } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { AlertKind, AlertUrgency } from "../platform/prisma/enums.ts";
import { type BellCount, type BellFilter, type BellPlace, WHOLE_BELL } from "./bell-filter.ts";
import { FOLD_FROM, foldingOf, RECEIPT_KINDS } from "./bell-rules.ts";
import { isMuted } from "./mute-queries.ts";
import { may } from "./policy.ts";

/** One alert on somebody's bell. */
export type BellEntry = {
  alertId: number;
  kind: AlertKind;
  title: string;
  body: string;
  /** Told to an agency's people, rather than to those who follow the agencies. */
  toAgency: boolean;
  /** Whom it goes to, where it goes to an agency. */
  agencyCode: string | null;
  agencyName: string | null;
  taskNumber: number | null;
  /** The report month it is about. */
  month: Temporal.PlainYearMonth | null;
  /** The place it is about, where that is neither a task nor a report. */
  path: string | null;
  dueOn: Temporal.PlainDate | null;
  repetition: number;
  raisedAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
  read: boolean;
  acknowledgedAt: Temporal.Instant | null;
  muted: boolean;
};

/** One row of a bell: an alert, or several of one kind folded together. */
export type BellRow = {
  urgency: AlertUrgency;
  kind: AlertKind;
  /** All that the row stands for, newest first. */
  alertIds: number[];
  /** The newest of them, at most ENTRIES_SHOWN. */
  entries: BellEntry[];
  unread: number;
  /** Those of `alertIds` that still hold and are not acknowledged. */
  unacknowledgedIds: number[];
  taskNumbers: number[];
  agencies: number;
  /** All of them are about districts. */
  districts: boolean;
};

export type BellPage = {
  rows: BellRow[];
  /** Where the next page begins; null on the last. */
  next: BellPlace | null;
};

export type BellQuestion = {
  /** The day the bell is read as of: what hung on it at its end, read, acknowledged and muted as it was then. */
  today: Temporal.PlainDate;
  filter?: BellFilter;
  /** Rows a page. */
  limit?: number;
};

export const BELL_PAGE = 25;

/** A folded row opens on so many; the rest is a filter away. */
const ENTRIES_SHOWN = 20;

type Row = Omit<BellRow, "entries"> & BellPlace & { entries: EntryRow[] };

type EntryRow = Omit<BellEntry, "month" | "dueOn" | "raisedAt" | "closedAt" | "acknowledgedAt"> & {
  month: string | null;
  dueOn: string | null;
  raisedAt: string;
  closedAt: string | null;
  acknowledgedAt: string | null;
};

/**
 * The actor's own bell, folded where many are alike, in the order of the filter: by urgency, what asks for a receipt first and
 * then the newest. Pages go by the place of the last row seen, so that what comes in between neither repeats nor hides a row.
 * One statement.
 */
export async function readBell(db: Database, actor: Actor, question: BellQuestion): Promise<BellPage> {
  const { today, filter = WHOLE_BELL, limit = BELL_PAGE } = question;
  const { after } = filter;
  const order = orderOf(filter.sort);
  const rows = await db.$queryRaw<Row[]>`
    WITH bell AS (
      SELECT n.id, n.kind, n.urgency, n.task_id, n.due_on, t.number AS task_number, g.id AS agency_id, g.kind AS agency_kind,
             d.read_at IS NULL AS unread, d.acknowledged_at IS NULL AND n.closed_at IS NULL AS unacknowledged,
             n.kind::text IN (${Prisma.join([...RECEIPT_KINDS])}) AS asks,
             count(*) OVER (PARTITION BY ${alike(foldingOf(actor.role, filter))}) AS alike
        ${bellOf(today)} WHERE d.user_id = ${actor.id} AND ${condition(filter, today)}),
    placed AS (
      SELECT *, CASE WHEN alike >= ${FOLD_FROM} AND NOT asks THEN ${foldKey(foldingOf(actor.role, filter))} ELSE id::text END AS fold
        FROM bell),
    page AS (
      SELECT fold, urgency, kind, ${order.first} AS first, ${order.second} AS second, max(id) AS newest,
             array_agg(id ORDER BY id DESC) AS ids, count(*) FILTER (WHERE unread)::int AS unread,
             array_agg(id ORDER BY id DESC) FILTER (WHERE unacknowledged) AS unacknowledged_ids,
             array_agg(DISTINCT task_number) FILTER (WHERE task_number IS NOT NULL) AS task_numbers,
             count(DISTINCT agency_id)::int AS agencies, coalesce(bool_and(agency_kind = 'DISTRICT'), false) AS districts
        FROM placed GROUP BY fold, urgency, kind
      HAVING ${after === null} OR (${order.first}, ${order.second}, -max(id))
             > (${after?.first ?? 0}::int, ${after?.second ?? 0}::int, ${-(after?.newest ?? 0)}::int)
       ORDER BY first, second, newest DESC LIMIT ${limit + 1})
    SELECT p.urgency::text AS urgency, p.kind::text AS kind, p.first, p.second, p.newest, p.ids AS "alertIds", p.unread,
           coalesce(p.unacknowledged_ids, '{}') AS "unacknowledgedIds", coalesce(p.task_numbers, '{}') AS "taskNumbers",
           p.agencies, p.districts, e.entries
      FROM page p CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('alertId', n.id, 'kind', n.kind, 'title', n.title, 'body', n.body,
                 'toAgency', n.agency_id IS NOT NULL,
                 'agencyCode', CASE WHEN n.agency_id IS NOT NULL THEN g.code END, 'agencyName', g.short_name, 'taskNumber', t.number, 'month', n.month, 'path', n.path,
                 'dueOn', n.due_on, 'repetition', n.repetition, 'raisedAt', n.raised_at, 'closedAt', n.closed_at,
                 'read', d.read_at IS NOT NULL, 'acknowledgedAt', d.acknowledged_at, 'muted', ${isMuted(today)})
               ORDER BY n.id DESC) AS entries
          ${bellOf(today)} WHERE d.user_id = ${actor.id} AND n.id = ANY(p.ids[1:${ENTRIES_SHOWN}::int])) e
     ORDER BY p.first, p.second, p.newest DESC`;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(({ first: _first, second: _second, newest: _newest, entries, ...row }) => ({
      ...row,
      entries: entries.map(entryOf),
    })),
    next: last ? { first: last.first, second: last.second, newest: last.newest } : null,
  };
}

/** Deliveries with their alerts as they stood at the end of a day, and what those are about. */
function bellOf(asOf: Temporal.PlainDate): Prisma.Sql {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  return Prisma.sql`
    FROM (SELECT x.alert_id, x.user_id, CASE WHEN x.read_at < ${until} THEN x.read_at END AS read_at,
            CASE WHEN x.acknowledged_at < ${until} THEN x.acknowledged_at END AS acknowledged_at FROM alert_delivery x) d
    JOIN (SELECT x.id, x.kind, x.urgency, x.agency_id, x.from_agency_id, x.task_id, x.assignment_id, x.title, x.body, x.due_on, x.month, x.path,
            x.repetition, x.raised_at, CASE WHEN x.closed_at < ${until} THEN x.closed_at END AS closed_at
            FROM alert x WHERE x.raised_at < ${until}) n ON n.id = d.alert_id
    LEFT JOIN task t ON t.id = n.task_id
    LEFT JOIN assignment s ON s.id = n.assignment_id
    LEFT JOIN agency g ON g.id = COALESCE(n.agency_id, n.from_agency_id, s.agency_id)`;
}

type Folding = ReturnType<typeof foldingOf>;

function alike(folding: Folding): Prisma.Sql {
  if (folding === "none") return Prisma.sql`n.id`;
  return folding === "kind" ? Prisma.sql`n.urgency, n.kind` : Prisma.sql`n.urgency, n.kind, COALESCE(n.task_id, -n.id)`;
}

function foldKey(folding: Folding): Prisma.Sql {
  return folding === "kind"
    ? Prisma.sql`urgency || ':' || kind`
    : Prisma.sql`urgency || ':' || kind || ':' || COALESCE(task_id, -id)`;
}

const NO_DATE = 2_147_483_647;

/** What an order looks at before the newest: two whole numbers, the smaller first. */
function orderOf(sort: BellFilter["sort"]): { first: Prisma.Sql; second: Prisma.Sql } {
  const nothing = Prisma.sql`0`;
  switch (sort) {
    case "urgency":
      return {
        first: Prisma.sql`min(CASE urgency WHEN 'NOW' THEN 0 WHEN 'SOON' THEN 1 WHEN 'LATER' THEN 2 ELSE 3 END)`,
        second: Prisma.sql`min(CASE WHEN asks AND unacknowledged THEN 0 ELSE 1 END)`,
      };
    case "newest":
      return { first: nothing, second: nothing };
    case "due":
      return { first: Prisma.sql`COALESCE(min(due_on - '2000-01-01'::date), ${NO_DATE}::int)`, second: nothing };
  }
}

function condition(filter: BellFilter, today: Temporal.PlainDate): Prisma.Sql {
  const { view, kind, urgency, agency, task, mark } = filter;
  const conditions = [
    view === "open" && Prisma.sql`n.closed_at IS NULL AND NOT ${isMuted(today)}`,
    view === "muted" && Prisma.sql`n.closed_at IS NULL AND ${isMuted(today)}`,
    kind && Prisma.sql`n.kind = ${kind}::"AlertKind"`,
    urgency && Prisma.sql`n.urgency = ${urgency}::"AlertUrgency"`,
    agency && Prisma.sql`g.code = ${agency}`,
    task && Prisma.sql`t.number = ${task}`,
    mark === "unread" && Prisma.sql`d.read_at IS NULL`,
    mark === "unacknowledged" && Prisma.sql`d.acknowledged_at IS NULL AND n.closed_at IS NULL`,
  ].filter((one) => typeof one === "object" && one !== null);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}

function entryOf(row: EntryRow): BellEntry {
  return {
    ...row,
    month: row.month === null ? null : Temporal.PlainDate.from(row.month).toPlainYearMonth(),
    dueOn: row.dueOn === null ? null : Temporal.PlainDate.from(row.dueOn),
    raisedAt: Temporal.Instant.from(row.raisedAt),
    closedAt: row.closedAt === null ? null : Temporal.Instant.from(row.closedAt),
    acknowledgedAt: row.acknowledgedAt === null ? null : Temporal.Instant.from(row.acknowledgedAt),
  };
}

/** How the actor's own bell falls apart by all that can be asked for; the numbers beside the filters. One statement. */
export async function readBellCounts(db: Database, actor: Actor, today: Temporal.PlainDate): Promise<BellCount[]> {
  return db.$queryRaw<BellCount[]>`
    SELECT n.kind::text AS kind, n.urgency::text AS urgency, g.code AS "agencyCode", g.short_name AS "agencyName",
           t.number AS "taskNumber", t.short_title AS "taskTitle", d.read_at IS NULL AS unread,
           d.acknowledged_at IS NULL AND n.closed_at IS NULL AS unacknowledged, n.closed_at IS NULL AS open,
           n.closed_at IS NULL AND ${isMuted(today)} AS muted, count(*)::int AS count
      ${bellOf(today)}
     WHERE d.user_id = ${actor.id}
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`;
}

/** The day of the first alert of this installation: bells of earlier days are empty because nothing was told yet. Null before it. */
export async function readFirstAlertDay(db: Database): Promise<Temporal.PlainDate | null> {
  const first = await db.alert.aggregate({ _min: { raisedAt: true } });
  return first._min.raisedAt && dateOf(Temporal.Instant.fromEpochMilliseconds(first._min.raisedAt.getTime()));
}

/** Who of an agency said that a reminder had arrived; `by` is null while nobody has. */
export type Receipt = {
  taskNumber: number;
  kind: AlertKind;
  agencyName: string;
  by: string | null;
  at: Temporal.Instant | null;
};

/**
 * For those who follow the agencies: which of the agencies that have an open reminder of these kinds about these tasks have
 * acknowledged it, and who. None for others.
 */
export async function readReceipts(db: Database, actor: Actor, rows: readonly BellRow[]): Promise<Receipt[]> {
  const numbers = [...new Set(rows.flatMap((row) => row.taskNumbers))];
  if (numbers.length === 0 || !may(actor, "receipt.read", { userId: null })) return [];
  const receipts = await db.$queryRaw<(Omit<Receipt, "at"> & { at: Date | null })[]>`
    SELECT t.number AS "taskNumber", n.kind::text AS kind, g.short_name AS "agencyName",
           (array_agg(u.name ORDER BY d.acknowledged_at) FILTER (WHERE d.acknowledged_at IS NOT NULL))[1] AS by,
           min(d.acknowledged_at) AS at
      FROM alert n JOIN task t ON t.id = n.task_id JOIN agency g ON g.id = n.agency_id
      JOIN alert_delivery d ON d.alert_id = n.id JOIN app_user u ON u.id = d.user_id
     WHERE n.closed_at IS NULL AND t.number = ANY(${numbers}::int[])
     GROUP BY t.number, n.kind, g.id
     ORDER BY min(d.acknowledged_at) NULLS LAST, g.position`;
  return receipts.map(({ at, ...receipt }) => ({
    ...receipt,
    at: at && Temporal.Instant.fromEpochMilliseconds(at.getTime()),
  }));
}
