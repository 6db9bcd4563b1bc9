import { type DateReading, lastGoodDay } from "../calendar/deadline.ts";
import { type EvidenceItem, type EvidenceJson, evidenceItem, filesOf } from "../evidence/queries.ts";
import type { ObligationDuty } from "../oversight/rules.ts";
import type { PlanSettings } from "../plans/rules.ts";
import { dateOf, endOfDay } from "../platform/clock.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { Prisma } from "../platform/prisma/client.ts";
import type { DeliveryVerdict, NoteKind } from "../platform/prisma/enums.ts";
import { obligationPath, type PartStanding, standingOf } from "./rules.ts";

/** What the secretariat said about a document. */
export type DecisionRow = {
  id: number;
  verdict: DeliveryVerdict;
  reason: string;
  at: Temporal.Instant;
  by: string;
};

/** A document handed in. */
export type DeliveryRow = {
  id: number;
  seq: number;
  documentNumber: string;
  documentDate: Temporal.PlainDate;
  documentIssuer: string;
  documentTitle: string;
  note: string;
  at: Temporal.Instant;
  by: string;
  /** Those it came with. */
  files: EvidenceItem[];
  /** Oldest first; the last counts. */
  decisions: DecisionRow[];
};

/** "Không áp dụng", or its withdrawal. */
export type ExemptionRow = { id: number; applicable: boolean; reason: string; at: Temporal.Instant; by: string };

/** One body's part of a dated obligation, with all that was said about it by the day asked for. */
export type ObligationPartRow = PartStanding & {
  partId: number;
  ref: string;
  what: string;
  dueText: string | null;
  source: string;
  /** The date as the document has it. */
  printedDueOn: Temporal.PlainDate;
  /** The last good day. */
  dueOn: Temporal.PlainDate;
  /** Who sends it on and receives it, as the document names them. */
  sentTo: string;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  agencyShortName: string;
  /** The name in the document that means this body: "Tổ công tác Đề án 06 cấp xã". */
  phrase: string;
  deliveries: DeliveryRow[];
  exemptions: ExemptionRow[];
};

type Json<Row> = { [Key in keyof Row]: Row[Key] extends Temporal.Instant | Temporal.PlainDate ? string : Row[Key] };

/** A part as the database has it: days and instants as text. */
export type ObligationJson = {
  part_id: number;
  ref: string;
  what: string;
  due_text: string | null;
  source: string;
  due_on: string;
  exclusive: boolean;
  sent_to: string | null;
  agency_id: number;
  agency_code: string;
  agency_name: string;
  agency_short_name: string;
  phrase: string;
  deliveries: (Json<Omit<DeliveryRow, "files" | "decisions">> & {
    files: EvidenceJson[];
    decisions: Json<DecisionRow>[];
  })[];
  exemptions: Json<ExemptionRow>[];
};

export type ObligationQuestion = {
  plan: Pick<PlanSettings, "id"> & DateReading;
  asOf: Temporal.PlainDate;
  /** Only this body's. */
  agencyId?: number;
  /** Only this cell of the grid. */
  cell?: { ref: string; agencyCode: string };
};

/**
 * Who owes which dated obligation and how each stands at the end of a day, by obligation and then in the document's order
 * of bodies. One statement. Open to everyone signed in.
 */
export async function readObligationParts(
  db: Database | Transaction,
  question: ObligationQuestion,
): Promise<ObligationPartRow[]> {
  const rows = await db.$queryRaw<ObligationJson[]>(obligationParts(question));
  return rows.map((row) => readObligationRow(row, question));
}

/** Every dated obligation of the plan that a body, or this one, has not met yet, for those who remind. One statement. */
export async function readObligationDuties(
  db: Database | Transaction,
  plan: ObligationQuestion["plan"],
  today: Temporal.PlainDate,
  agencyId?: number,
): Promise<ObligationDuty[]> {
  const parts = await readObligationParts(db, { plan, asOf: today, ...(agencyId !== undefined && { agencyId }) });
  return parts
    .filter(({ standing }) => standing === "NOT_YET" || standing === "MISSING")
    .map(({ dueOn, ...part }) => ({ ...part, lastGoodDay: dueOn, path: obligationPath(part) }));
}

/** The parts, for a statement of their own or within a larger one; `readObligationRow` reads each. */
export function obligationParts({ plan, asOf, agencyId, cell }: ObligationQuestion): Prisma.Sql {
  const until = new Date(endOfDay(asOf).epochMilliseconds);
  return Prisma.sql`
    SELECT p.id AS part_id, o.ref, o.what, o.due_text, o.source, o.due_on::text, o.exclusive,
      (SELECT string_agg(r.name, ', ' ORDER BY x.position) FROM obligation_agency x JOIN agency r ON r.id = x.agency_id
        WHERE x.obligation_id = o.id AND x.role = 'TO') AS sent_to,
      g.id AS agency_id, g.code AS agency_code, g.name AS agency_name, g.short_name AS agency_short_name, n.name AS phrase,
      coalesce((
        SELECT json_agg(json_build_object('id', d.id, 'seq', d.seq, 'documentNumber', d.document_number,
          'documentDate', d.document_date, 'documentIssuer', d.document_issuer, 'documentTitle', d.document_title,
          'note', d.note, 'at', d.recorded_at, 'by', u.name,
          'files', ${filesOf("delivery", Prisma.sql`d.id`)}, 'decisions', coalesce((
            SELECT json_agg(json_build_object('id', c.id, 'verdict', c.verdict, 'reason', c.reason,
              'at', c.recorded_at, 'by', w.name) ORDER BY c.id)
            FROM obligation_decision c JOIN app_user w ON w.id = c.recorded_by_id
            WHERE c.delivery_id = d.id AND c.recorded_at < ${until}), '[]')) ORDER BY d.seq)
        FROM obligation_delivery d JOIN app_user u ON u.id = d.recorded_by_id
        WHERE d.part_id = p.id AND d.recorded_at < ${until}), '[]') AS deliveries,
      coalesce((
        SELECT json_agg(json_build_object('id', e.id, 'applicable', e.applicable, 'reason', e.reason,
          'at', e.recorded_at, 'by', u.name) ORDER BY e.id)
        FROM obligation_exemption e JOIN app_user u ON u.id = e.recorded_by_id
        WHERE e.part_id = p.id AND e.recorded_at < ${until}), '[]') AS exemptions
    FROM obligation_part p
    JOIN obligation o ON o.id = p.obligation_id
    JOIN agency g ON g.id = p.agency_id
    JOIN agency n ON n.id = p.phrase_id
    WHERE o.plan_id = ${plan.id} AND o.due_on IS NOT NULL
      AND (${agencyId ?? null}::int IS NULL OR p.agency_id = ${agencyId ?? null})
      AND (${cell?.ref ?? null}::text IS NULL OR o.ref = ${cell?.ref ?? null})
      AND (${cell?.agencyCode ?? null}::text IS NULL OR g.code = ${cell?.agencyCode ?? null})
    ORDER BY o.due_on, o.ref, p.position`;
}

/** Reads the clock over a part that `obligationParts` gave. */
export function readObligationRow(row: ObligationJson, { plan, asOf }: ObligationQuestion): ObligationPartRow {
  const printedDueOn = Temporal.PlainDate.from(row.due_on);
  const dueOn = lastGoodDay({ dueOn: printedDueOn, exclusive: row.exclusive }, plan);
  const deliveries = row.deliveries.map(
    (delivery): DeliveryRow => ({
      ...delivery,
      documentDate: Temporal.PlainDate.from(delivery.documentDate),
      at: Temporal.Instant.from(delivery.at),
      files: delivery.files.map(evidenceItem),
      decisions: delivery.decisions.map((decision) => ({ ...decision, at: Temporal.Instant.from(decision.at) })),
    }),
  );
  const exemptions = row.exemptions.map((entry) => ({ ...entry, at: Temporal.Instant.from(entry.at) }));
  const facts = {
    dueOn,
    applicable: exemptions.at(-1)?.applicable ?? true,
    deliveries: deliveries.map(({ at, decisions }) => ({
      handedInOn: dateOf(at),
      verdict: decisions.at(-1)?.verdict ?? null,
    })),
  };
  return {
    ...standingOf(facts, asOf),
    partId: row.part_id,
    ref: row.ref,
    what: row.what,
    dueText: row.due_text,
    source: row.source,
    printedDueOn,
    dueOn,
    sentTo: row.sent_to ?? "",
    agencyId: row.agency_id,
    agencyCode: row.agency_code,
    agencyName: row.agency_name,
    agencyShortName: row.agency_short_name,
    phrase: row.phrase,
    deliveries,
    exemptions,
  };
}

export type ObligationNote = { ref: string; kind: NoteKind; quote: string | null; text: string };

/** What the document's words about its dated obligations leave uncertain; for whoever may read notes ("document-note.read"). */
export function readObligationNotes(db: Database, planId: number, refs: readonly string[]): Promise<ObligationNote[]> {
  return db.documentNote.findMany({
    where: { planId, ref: { in: [...refs] } },
    orderBy: [{ ref: "asc" }, { position: "asc" }],
    select: { ref: true, kind: true, quote: true, text: true },
  });
}
