import { plainDate } from "../calendar/days.ts";
import type { Database } from "../platform/database.ts";
import type { NoteKind } from "../platform/prisma/enums.ts";

type Note = { kind: NoteKind; quote: string | null; text: string };

/** The plan as a document, in its own words, apart from Appendix II (which is the tracking table). */
export type PlanDocument = {
  title: string;
  issuer: string;
  number: string;
  preamble: string;
  paragraphs: { ref: string; title: string | null; text: string }[];
  focusTasks: { ref: string; number: number; text: string }[];
  sections: {
    number: number;
    heading: string;
    agencyCode: string;
    items: { ref: string; text: string; deadlineText: string | null; tasks: number[] }[];
  }[];
  obligations: {
    ref: string;
    what: string;
    who: string;
    to: string;
    dueText: string | null;
    dueOn: Temporal.PlainDate | null;
    source: string;
  }[];
  procedures: { number: number; name: string; level: number; agenciesText: string }[];
  /** Notes on the words by where they stand ("III.7.1", "PL1.9"); empty for those they are not meant for. */
  notes: ReadonlyMap<string, Note[]>;
};

/** Reads the whole document of a plan. Open to everyone signed in; the notes to whoever follows the plan. */
export async function readPlanDocument(db: Database, planId: number, withNotes: boolean): Promise<PlanDocument> {
  const [plan, sections, obligations, notes] = await Promise.all([
    readPlanText(db, planId),
    readSections(db, planId),
    readObligations(db, planId),
    withNotes ? readNotes(db, planId) : new Map<string, Note[]>(),
  ]);
  return { ...plan, sections, obligations, notes };
}

type PlanText = Omit<PlanDocument, "sections" | "obligations" | "notes">;

/** In one statement; with Prisma's include each list would be one more. */
async function readPlanText(db: Database, planId: number): Promise<PlanText> {
  const [plan] = await db.$queryRaw<PlanText[]>`
    SELECT p.title, p.issuer, p.number, p.preamble,
      coalesce((SELECT json_agg(json_build_object('ref', x.ref, 'title', x.title, 'text', x.text) ORDER BY x.position)
                FROM plan_paragraph x WHERE x.plan_id = p.id), '[]') AS paragraphs,
      coalesce((SELECT json_agg(json_build_object('ref', f.ref, 'number', f.number, 'text', f.text) ORDER BY f.number)
                FROM focus_task f WHERE f.plan_id = p.id), '[]') AS "focusTasks",
      coalesce((SELECT json_agg(json_build_object('number', r.number, 'name', r.name, 'level', r.level,
                                                  'agenciesText', r.agencies_text) ORDER BY r.number)
                FROM procedure r WHERE r.plan_id = p.id), '[]') AS procedures
    FROM plan p WHERE p.id = ${planId}`;
  if (!plan) throw new Error(`There is no plan ${planId}.`);
  return plan;
}

type ItemRow = {
  ref: string;
  section_number: number;
  heading: string;
  agency_code: string;
  text: string;
  deadline_text: string | null;
  tasks: number[];
};

async function readSections(db: Database, planId: number): Promise<PlanDocument["sections"]> {
  const rows = await db.$queryRaw<ItemRow[]>`
    SELECT i.ref, i.section_number, i.heading, g.code AS agency_code, i.text, i.deadline_text,
      coalesce((SELECT array_agg(t.number ORDER BY t.number) FROM task_item l JOIN task t ON t.id = l.task_id
                WHERE l.item_id = i.id AND l.relation = 'SAME'), '{}') AS tasks
    FROM plan_item i JOIN agency g ON g.id = i.agency_id
    WHERE i.plan_id = ${planId} ORDER BY i.section_number, i.position`;
  return [...Map.groupBy(rows, (row) => row.section_number)].map(([number, items]) => ({
    number,
    heading: items[0]?.heading ?? "",
    agencyCode: items[0]?.agency_code ?? "",
    items: items.map((item) => ({
      ref: item.ref,
      text: item.text,
      deadlineText: item.deadline_text,
      tasks: item.tasks,
    })),
  }));
}

type ObligationRow = {
  ref: string;
  what: string;
  who: string | null;
  to: string | null;
  due_text: string | null;
  due_on: Date | null;
  source: string;
};

async function readObligations(db: Database, planId: number): Promise<PlanDocument["obligations"]> {
  const rows = await db.$queryRaw<ObligationRow[]>`
    SELECT o.ref, o.what, o.due_text, o.due_on, o.source,
      string_agg(g.name, ', ' ORDER BY oa.position) FILTER (WHERE oa.role = 'WHO') AS who,
      string_agg(g.name, ', ' ORDER BY oa.position) FILTER (WHERE oa.role = 'TO') AS to
    FROM obligation o
    LEFT JOIN obligation_agency oa ON oa.obligation_id = o.id
    LEFT JOIN agency g ON g.id = oa.agency_id
    WHERE o.plan_id = ${planId} GROUP BY o.id ORDER BY o.ref`;
  return rows.map((row) => ({
    ref: row.ref,
    what: row.what,
    who: row.who ?? "",
    to: row.to ?? "",
    dueText: row.due_text,
    dueOn: row.due_on && plainDate(row.due_on),
    source: row.source,
  }));
}

async function readNotes(db: Database, planId: number): Promise<Map<string, Note[]>> {
  const rows = await db.documentNote.findMany({
    where: { planId },
    orderBy: [{ ref: "asc" }, { position: "asc" }],
    select: { ref: true, kind: true, quote: true, text: true },
  });
  return Map.groupBy(rows, (row) => row.ref);
}
