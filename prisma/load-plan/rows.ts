import type { PlanAgency, PlanDeadline, PlanFiles, PlanObligation } from "../../lib/plans/schema.ts";
import type {
  AgencyKind,
  DeadlineKind,
  IndicatorComparator,
  IndicatorSource,
  ItemAgencyRole,
  ItemRelation,
  MembershipBasis,
  ObligationDue,
  ObligationRole,
} from "../../lib/platform/prisma/enums.ts";
import { sectionItems } from "./check.ts";
import { bodiesOf, type Directory, expandTask } from "./expand.ts";
import { documentNotes } from "./notes.ts";

/** Everything a plan's files put into the database, with codes and numbers where the rows will have ids. */
export type PlanRows = ReturnType<typeof rowsOf>;

/** The instant from which the plan's assignments and original deadlines count: New Year's Day in Vietnam. */
export function startOfYear(year: number): Date {
  return new Date(`${year}-01-01T00:00:00+07:00`);
}

/** A calendar date as the `date` columns hold it: midnight UTC of that day. */
export function calendarDate(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

/** Turns checked files into rows, in the document's order. Pure: equal files give equal rows. */
export function rowsOf(files: PlanFiles) {
  const { year, province, title, issuer, number, preamble, recipients, signature } = files["plan.json"];
  const agencies = files["agencies.json"].agencies;
  const directory = new Map(agencies.map((agency) => [agency.code, agency]));
  const tasks = files["appendix-2-tasks.json"].tasks;
  const expanded = tasks.map((task) => ({ taskNumber: task.number, ...expandTask(task, directory) }));
  const paragraphs = [
    ...files["section-1-and-4.json"].paragraphs.map(({ ref, title: heading, text }) => ({ ref, title: heading, text })),
    { ref: "recipients", title: recipients.title, text: recipients.lines.join("\n") },
    { ref: "signature", title: undefined, text: signature.lines.join("\n") },
  ];
  return {
    plan: { year, province, title, number, preamble, issuer: directory.get(issuer)?.name ?? issuer },
    agencies: agencies.map((agency, index) => ({ ...agencyRow(agency, index + 1), reports: agency.reports === true })),
    standing: agencies.flatMap((agency) =>
      agency.standingBody ? [{ code: agency.code, standingBody: agency.standingBody }] : [],
    ),
    members: agencies.flatMap((agency) =>
      (agency.members ?? []).map((member, index) => ({
        group: agency.code,
        member: member.code,
        basis: enumName<MembershipBasis>(member.basis),
        position: index + 1,
      })),
    ),
    tasks: tasks.map((task) => ({
      number: task.number,
      title: task.title,
      shortTitle: task.shortTitle,
      agenciesText: task.agenciesText,
      deadlineText: task.deadlineText,
      deadlineKind: enumName<DeadlineKind>(task.deadline.kind),
      condition: dates(task.deadline).condition,
      leadNote: task.leadNote ?? null,
    })),
    deadlines: tasks.flatMap((task) => {
      const { startOn, dueOn, exclusive } = dates(task.deadline);
      return dueOn ? [{ taskNumber: task.number, startOn, dueOn, exclusive }] : [];
    }),
    phrases: expanded.flatMap(({ taskNumber, phrases }) => phrases.map((phrase) => ({ taskNumber, ...phrase }))),
    assignments: expanded.flatMap(({ taskNumber, assignments }) => assignments.map((row) => ({ taskNumber, ...row }))),
    ...sectionThree(files),
    focus: files["section-2-focus.json"].items.map(({ id, number: order, text }) => ({ ref: id, number: order, text })),
    obligations: files["obligations.json"].obligations.map(obligationRow),
    obligationAgencies: files["obligations.json"].obligations.flatMap(obligationAgencies),
    obligationParts: files["obligations.json"].obligations.flatMap((row) => obligationParts(row, directory)),
    procedures: files["appendix-1-procedures.json"].procedures.map((row) => ({
      number: row.number,
      name: row.name,
      level: row.level,
      agenciesText: row.agenciesText,
    })),
    procedureAgencies: files["appendix-1-procedures.json"].procedures.flatMap((row) =>
      row.agencies.map((agency, index) => ({ number: row.number, agency, position: index + 1 })),
    ),
    indicators: files["indicators.json"].indicators.map(({ measurer: _measurer, ...row }, index) => ({
      ...row,
      position: index + 1,
      comparator: enumName<IndicatorComparator>(row.comparator),
      source: enumName<IndicatorSource>(row.source),
      note: row.note ?? null,
    })),
    measurers: files["indicators.json"].indicators.flatMap(({ code, measurer }) =>
      measurer
        ? [{ code, agency: measurer.agency, fromMonth: calendarDate(`${measurer.from}-01`), basis: measurer.basis }]
        : [],
    ),
    paragraphs: paragraphs.map((row, index) => ({ ...row, title: row.title ?? null, position: index + 1 })),
    notes: documentNotes(files),
  };
}

function agencyRow(agency: PlanAgency, position: number) {
  return {
    code: agency.code,
    name: agency.name,
    shortName: agency.shortName,
    officialName: agency.officialName ?? null,
    kind: enumName<AgencyKind>(agency.kind),
    isGroup: agency.isGroup === true,
    aliases: agency.aliases ?? [],
    role: agency.role ?? null,
    note: [agency.membersNote, agency.note].filter((part) => part !== undefined).join(" ") || null,
    position,
  };
}

function sectionThree(files: PlanFiles) {
  const rows = sectionItems(files);
  return {
    items: rows.map(({ section, item }, index) => {
      const { startOn, dueOn, exclusive, condition } = dates(item.deadline);
      return {
        ref: item.id,
        sectionNumber: section.number,
        heading: section.heading,
        position: index + 1,
        agency: section.agency,
        text: item.text,
        deadlineText: item.deadlineText ?? null,
        deadlineKind: item.deadline ? enumName<DeadlineKind>(item.deadline.kind) : null,
        startOn,
        dueOn,
        exclusive,
        condition,
        guidance: item.guidance?.text ?? null,
        procedures: item.appendix1 ?? [],
      };
    }),
    itemAgencies: rows.flatMap(({ item }) => {
      const as = (role: ItemAgencyRole, codes: readonly string[] = []) =>
        codes.map((agency) => ({ ref: item.id, agency, role }));
      return [
        ...as("ASSIGNED", item.assignedTo),
        ...as("COORDINATOR", item.coordinators),
        ...as("GUIDANCE", item.guidance?.from),
      ];
    }),
    taskItems: rows.flatMap(({ item }) => {
      const link = (relation: ItemRelation, numbers: readonly number[] = [], note: string | undefined) =>
        numbers.map((taskNumber) => ({ ref: item.id, taskNumber, relation, note: note ?? null }));
      return [
        ...link("SAME", item.appendix2, item.appendix2Note),
        ...link("RELATED", item.appendix2Related, item.relatedNote),
      ];
    }),
  };
}

function obligationRow(row: PlanObligation) {
  const due = row.due;
  const dueKind: ObligationDue =
    due === null ? "NONE" : due.kind === "monthly-before-day" ? "MONTHLY" : enumName<ObligationDue>(due.kind);
  return {
    ref: row.id,
    what: row.what,
    dueKind,
    dueText: row.dueText,
    dueOn: due?.kind === "by-date" ? calendarDate(due.date) : null,
    dueDay: due?.kind === "monthly-before-day" ? due.day : null,
    // "Trước ngày 15 hằng tháng" leaves the day itself out, like every other "trước ngày".
    exclusive: due?.kind === "monthly-before-day" || (due?.kind === "by-date" && due.exclusive === true),
    condition: due?.kind === "conditional" || due?.kind === "by-date" ? (due.condition ?? null) : null,
    source: row.source,
  };
}

function obligationAgencies(row: PlanObligation) {
  const as = (role: ObligationRole, codes: readonly string[] = []) =>
    codes.map((agency, index) => ({ ref: row.id, agency, role, position: index + 1 }));
  return [
    ...as("WHO", row.who),
    ...as("WITH", row.with),
    ...as("BY", row.by),
    ...as("VIA", row.via),
    ...as("TO", row.to),
  ];
}

/** Who hands something in for a dated obligation: the bodies that its phrases mean, each by the first phrase that does. */
function obligationParts(row: PlanObligation, directory: Directory) {
  if (row.due?.kind !== "by-date") return [];
  const phraseOf = new Map<string, string>();
  for (const phrase of row.who) {
    for (const body of bodiesOf(phrase, directory).bodies) if (!phraseOf.has(body)) phraseOf.set(body, phrase);
  }
  return [...phraseOf].map(([agency, phrase], index) => ({ ref: row.id, agency, phrase, position: index + 1 }));
}

function dates(deadline: PlanDeadline | undefined) {
  const start = deadline && "start" in deadline ? deadline.start : undefined;
  const byDate = deadline?.kind === "by-date" ? deadline : null;
  const condition = deadline && "condition" in deadline ? deadline.condition : undefined;
  return {
    startOn: start ? calendarDate(start) : null,
    dueOn: byDate ? calendarDate(byDate.date) : null,
    exclusive: byDate?.exclusive === true,
    condition: condition ?? null,
  };
}

/** The files write kinds as words ("by-date"), the database as names (BY_DATE); zod has checked that each has one. */
function enumName<Name extends string>(word: string): Name {
  return word.toUpperCase().replaceAll("-", "_") as Name;
}
