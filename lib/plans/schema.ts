import { z } from "zod";

/**
 * The data files of one year's plan (prisma/plan-<year>/*.json), as people write them. Objects are strict: a misspelt
 * field is refused rather than lost. What refers to what across files is checked by prisma/load-plan/check.ts.
 */

const words = z.string().trim().min(1);
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const itemRef = z.string().regex(/^III\.\d+\.\d+$/);
const taskNumber = z.int().min(1);

/** What the restoration of the text left for a reader to know; every field becomes "Ghi chú văn bản". */
const remarks = {
  sic: z.array(z.strictObject({ text: words, note: words })).optional(),
  uncertain: words.optional(),
  corrections: z.array(z.strictObject({ source: words, restored: words, why: words })).optional(),
};

const target = z.strictObject({
  label: words,
  comparator: z.enum(["gt", "gte", "eq"]),
  value: z.number(),
  unit: words,
  base: z.number().optional(),
  baseUnit: words.optional(),
  id: words.optional(),
  code: words.optional(),
  kpi: words.optional(),
  sourceText: words,
});

const exclusive = z.literal(true).optional();
const byDate = z.strictObject({
  kind: z.literal("by-date"),
  date: z.iso.date(),
  start: z.iso.date().optional(),
  exclusive,
  condition: words.optional(),
});
const ongoing = z.strictObject({ kind: z.literal("ongoing"), start: z.iso.date().optional() });
const periodic = z.strictObject({ kind: z.literal("periodic"), start: z.iso.date().optional() });
const conditional = z.strictObject({ kind: z.literal("conditional"), condition: words });
const monthly = z.strictObject({ kind: z.literal("monthly-before-day"), day: z.int().min(1).max(28) });

const deadline = z.discriminatedUnion("kind", [byDate, ongoing, periodic, conditional]);
const due = z.discriminatedUnion("kind", [byDate, ongoing, conditional, monthly]);

const planFile = z.strictObject({
  year: z.int().min(2022).max(2100),
  province: words,
  title: words,
  issuer: code,
  number: words,
  numberNote: words.optional(),
  preamble: words,
  corrections: remarks.corrections,
  recipients: z.strictObject({
    title: words,
    lines: z.array(words),
    agencies: z.array(code),
    uncertain: remarks.uncertain,
  }),
  signature: z.strictObject({ lines: z.array(words), note: words.optional() }),
});

const agency = z.strictObject({
  code,
  name: words,
  shortName: words,
  officialName: words.optional(),
  kind: z.enum([
    "police",
    "department",
    "office",
    "vertical-agency",
    "state-company",
    "party-union",
    "court",
    "media",
    "district",
    "group",
    "working-group",
    "commune-group",
    "central",
    "leadership",
    "party",
  ]),
  isGroup: z.literal(true).optional(),
  aliases: z.array(words).optional(),
  sectionIII: z.int().optional(),
  reports: z.literal(true).optional(),
  standingBody: code.optional(),
  members: z
    .array(z.strictObject({ code, basis: z.enum(["document", "administrative", "suggested"]) }))
    .min(1)
    .optional(),
  membersNote: words.optional(),
  role: words.optional(),
  note: words.optional(),
  notInDocument: z.array(z.enum(["name", "officialName"])).optional(),
});

const task = z.strictObject({
  number: taskNumber,
  title: words,
  shortTitle: words,
  agenciesText: words,
  leads: z.array(code).min(1),
  coordinators: z.array(code),
  deadlineText: words,
  deadline,
  sectionII: z.array(words).optional(),
  sectionIII: z.array(itemRef).optional(),
  sectionIIIRelated: z.array(itemRef).optional(),
  sectionIV: z.array(words).optional(),
  targets: z.array(target).optional(),
  leadNote: words.optional(),
  ...remarks,
});

const planItem = z.strictObject({
  id: itemRef,
  text: words,
  deadlineText: words.optional(),
  deadline: deadline.optional(),
  assignedTo: z.array(code).optional(),
  coordinators: z.array(code).optional(),
  guidance: z.strictObject({ text: words, from: z.array(code).min(1) }).optional(),
  appendix1: z.array(z.int().min(1)).optional(),
  appendix1Note: words.optional(),
  appendix2: z.array(taskNumber).optional(),
  appendix2Note: words.optional(),
  appendix2Related: z.array(taskNumber).optional(),
  relatedNote: words.optional(),
  targets: z.array(target).optional(),
  layoutNote: words.optional(),
  ...remarks,
});

const focusTask = z.strictObject({
  id: words,
  number: z.int().min(1),
  text: words,
  kpis: z.array(target),
  notes: z.array(words).optional(),
  ...remarks,
});

const procedure = z.strictObject({
  number: z.int().min(1),
  name: words,
  level: z.int().min(1).max(4),
  agenciesText: words,
  agencies: z.array(code).min(1),
  conflict: z.strictObject({ section: words, otherAgencies: z.array(code).min(1) }).optional(),
  numberNote: words.optional(),
  ...remarks,
});

const obligation = z.strictObject({
  id: z.string().regex(/^OB-\d{2}$/),
  who: z.array(code).min(1),
  with: z.array(code).optional(),
  by: z.array(code).optional(),
  via: z.array(code).optional(),
  to: z.array(code),
  what: words,
  due: due.nullable(),
  dueText: words.nullable(),
  source: words,
  note: words.optional(),
  ...remarks,
});

const indicator = z.strictObject({
  code,
  name: words,
  numerator: words,
  denominator: words,
  countedIn: words,
  comparator: target.shape.comparator,
  target: z.int().min(1).max(100),
  source: z.enum(["entered", "services-used", "dossiers-online", "results-electronic"]),
  ref: words,
  sourceText: words,
  note: words.optional(),
  /** Who measures it, from which month on; only where its numbers are entered. */
  measurer: z.strictObject({ agency: code, from: z.string().regex(/^\d{4}-\d{2}$/), basis: words }).optional(),
});

const paragraph = z.strictObject({ ref: words, title: words.optional(), text: z.string(), ...remarks });

const contradiction = z.strictObject({
  number: z.int().min(1),
  subject: words,
  readings: z.tuple([words, words]),
  chosen: words,
  why: words,
  refs: z.array(words),
  alreadyNoted: z.array(words),
});

const appendixHeading = { heading: words, title: words, attachedTo: words, columns: z.array(words) };

/** Each file of a plan's folder and its shape, in the order in which they are read. */
export const PLAN_FILES = {
  "plan.json": planFile,
  "agencies.json": z.strictObject({ agencies: z.array(agency).min(1) }),
  "appendix-1-procedures.json": z.strictObject({ ...appendixHeading, procedures: z.array(procedure) }),
  "appendix-2-tasks.json": z.strictObject({ ...appendixHeading, tasks: z.array(task).min(1) }),
  "section-1-and-4.json": z.strictObject({
    paragraphs: z.array(paragraph),
    utilityGroups: z
      .strictObject({
        title: words,
        source: words,
        items: z.array(z.strictObject({ number: z.int(), name: words })),
      })
      .optional(),
  }),
  "section-2-focus.json": z.strictObject({ id: words, title: words, items: z.array(focusTask) }),
  "section-3-agency-tasks.json": z.strictObject({
    id: words,
    title: words,
    sections: z.array(
      z.strictObject({ id: words, number: z.int().min(1), agency: code, heading: words, items: z.array(planItem) }),
    ),
  }),
  "obligations.json": z.strictObject({ obligations: z.array(obligation) }),
  "indicators.json": z.strictObject({ indicators: z.array(indicator) }),
  "contradictions.json": z.strictObject({ contradictions: z.array(contradiction) }),
} as const;

export type PlanFileName = keyof typeof PLAN_FILES;

/** A whole plan as read from its folder: every file's content under the file's name. */
export type PlanFiles = { [Name in PlanFileName]: z.infer<(typeof PLAN_FILES)[Name]> };

export type PlanAgency = z.infer<typeof agency>;
export type PlanTask = z.infer<typeof task>;
export type PlanObligation = z.infer<typeof obligation>;
export type PlanDeadline = z.infer<typeof deadline>;
/** The remarks of the restoration that any part of the document may carry. */
export type Remarks = {
  sic?: { text: string; note: string }[] | undefined;
  uncertain?: string | undefined;
  corrections?: { source: string; restored: string; why: string }[] | undefined;
};
