import { periodOf } from "../calendar/month.ts";
import type { EntryLine } from "../indicators/entry-rules.ts";
import type { PlanSettings } from "../plans/rules.ts";
import type { AssignmentRole, FileFormat, ProgressState } from "../platform/prisma/enums.ts";
import { OTHER_LINE } from "./line-fields.ts";
import type { ReportLineView } from "./lines.ts";
import type { ReadLine } from "./schema.ts";

/** A file a line refers to, as it was when it was sent: by its hash, the very content. */
export type SentFile = { id: number; name: string; format: FileFormat; size: number; sha256: string };

/** One line as it was sent. */
export type SentLine = {
  /** Null for "nội dung khác". */
  assignmentId: number | null;
  /** Number and words of the task as they were then. */
  task: { number: number; title: string; shortTitle: string } | null;
  role: AssignmentRole | null;
  own: string | null;
  /** Last good day then, as 2023-10-31. */
  dueOn: string | null;
  state: ProgressState;
  percent: number | null;
  result: string;
  difficulties: string;
  proposals: string;
  nextMonth: string;
  completedOn: string | null;
  evidenceNumber: string;
  evidenceDate: string | null;
  evidenceIssuer: string;
  files: SentFile[];
  noNews: boolean;
  /** Completed before, or waiting for confirmation: told, not asked. */
  closed: boolean;
  /** The word of the record that the line made, or repeats; null for "không phát sinh". */
  updateId: number | null;
};

/** A number of the month as it was sent with the report: of an indicator the two numbers, of a procedure its counts. */
export type SentFigure = {
  kind: "indicator" | "procedure";
  title: string;
  /** As the form names them, in its order. */
  numbers: { label: string; number: number }[];
  note: string;
};

/** Everything a report says, and who says it: what is frozen when it is sent. Days as 2023-10-14, the instant in UTC. */
export type SentContent = {
  format: 1;
  plan: { year: number; province: string; title: string };
  agency: { code: string; name: string };
  /** 2023-10, and its period. */
  month: string;
  from: string;
  to: string;
  lastGoodDay: string;
  number: number;
  sentAt: string;
  sentBy: { name: string; title: string | null };
  signedOffBy: { name: string; title: string | null } | null;
  lines: SentLine[];
  /** Of agencies that owe numbers; reports of before there were any have none. */
  figures?: SentFigure[];
};

type Signer = { name: string; title: string | null };

/** What a sending is made of. */
export type SendingParts = {
  plan: Pick<PlanSettings, "year" | "province" | "title" | "closingDay">;
  agency: { code: string; name: string };
  month: Temporal.PlainYearMonth;
  goodDay: Temporal.PlainDate;
  number: number;
  sentAt: Temporal.Instant;
  sentBy: Signer;
  signedOffBy: Signer | null;
  lines: readonly ReportLineView[];
  /** The same lines as they can be recorded. */
  read: ReadonlyMap<number, ReadLine>;
  /** The words that their news became, by assignment. */
  recorded: ReadonlyMap<number, number>;
  /** The files that the lines refer to, by line. */
  files: ReadonlyMap<number, readonly SentFile[]>;
  /** The numbers of the month; none where the agency owes none. */
  figures: readonly EntryLine[];
};

/** Everything a report says at its sending; "nội dung khác" only where something stands there. */
export function sentContent(parts: SendingParts): SentContent {
  const { plan, agency, month, goodDay, number, sentAt, sentBy, signedOffBy, lines, read, recorded, files, figures } =
    parts;
  const { from, to } = periodOf(month, plan.closingDay);
  return {
    format: 1,
    plan: { year: plan.year, province: plan.province, title: plan.title },
    agency: { code: agency.code, name: agency.name },
    month: month.toString(),
    from: from.toString(),
    to: to.toString(),
    lastGoodDay: goodDay.toString(),
    number,
    sentAt: sentAt.toString(),
    sentBy,
    signedOffBy,
    lines: lines
      .filter((line) => line.part !== null || line.fields.result.trim() !== "")
      .map((line) => ({
        ...sentLine(line, read.get(line.key), recorded.get(line.key) ?? null),
        files: (files.get(line.key) ?? []).map(({ id, name, format, size, sha256 }) => ({
          id,
          name,
          format,
          size,
          sha256,
        })),
      })),
    ...(figures.length > 0 && { figures: figures.map(sentFigure) }),
  };
}

const sentFigure = ({ kind, title, fields, now, note }: EntryLine): SentFigure => ({
  kind,
  title,
  numbers: fields.map(({ name, label }) => ({ label, number: now?.[name] ?? 0 })),
  note,
});

/** A line as it is frozen. Of "không phát sinh" the text stays that stood there, for the next month to begin with. */
function sentLine(
  line: ReportLineView,
  read: ReadLine | undefined,
  recordedAs: number | null,
): Omit<SentLine, "files"> {
  const { part, fields } = line;
  const word = read?.ok ? read.word : null;
  const repeats = fields.noNews ? null : (part?.word?.updateId ?? null);
  const claims = fields.state === "COMPLETED" && !fields.noNews;
  return {
    assignmentId: line.key === OTHER_LINE ? null : line.key,
    task: part && { number: part.taskNumber, title: part.title, shortTitle: part.shortTitle },
    role: part?.role ?? null,
    own: part?.own ?? null,
    dueOn: part?.dueOn?.toString() ?? null,
    state: fields.state,
    percent: claims ? 100 : (word?.percent ?? null),
    result: word?.result ?? fields.result.trim(),
    difficulties: word?.difficulties ?? fields.difficulties.trim(),
    proposals: word?.proposals ?? fields.proposals.trim(),
    nextMonth: read?.ok ? read.nextMonth : fields.nextMonth.trim(),
    completedOn: claims ? (word?.completedOn?.toString() ?? null) : null,
    evidenceNumber: word?.evidenceNumber ?? "",
    evidenceDate: word?.evidenceDate?.toString() ?? null,
    evidenceIssuer: word?.evidenceIssuer ?? "",
    noNews: fields.noNews,
    closed: part?.closed ?? false,
    updateId: recordedAs ?? repeats,
  };
}

/**
 * The content as text, always the same for the same content: keys in order, nothing between them. What is stored, hashed and
 * shown from then on is this text and nothing else.
 */
export function canonicalText(content: object): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Reads what was sent. */
export function readContent(text: string): SentContent {
  return JSON.parse(text) as SentContent;
}

/** The lines of a sending by assignment; "nội dung khác" under 0. */
export function linesByKey(content: SentContent | null): ReadonlyMap<number, SentLine> {
  return new Map((content?.lines ?? []).map((line) => [line.assignmentId ?? 0, line]));
}
