import { z } from "zod";
import { TEXT_LIMIT } from "../progress/limits.ts";
import {
  fieldErrors,
  optionalDate,
  type ProgressInput,
  progressInput,
  requiredDate,
  requiredId,
  text,
  UNFIT,
} from "../progress/schema.ts";
import { EMPTY_FIELDS, fileIdsOf, filesText, type LineFields, OTHER_LINE, TEXT_FIELDS } from "./line-fields.ts";

/** A draft keeps more than may be sent, so that a long paste is said to be too long instead of being lost. */
export const DRAFT_LIMIT = 20_000;

const draftText = z
  .string()
  .max(DRAFT_LIMIT)
  .transform((value) => value.replace(/\r\n/g, "\n").replace(UNFIT, "").toWellFormed().normalize("NFC"));

const state = z.enum(["NOT_STARTED", "IN_PROGRESS", "COMPLETED"]);

/** The fields of a line as they are being typed: anything goes but what cannot be kept. */
const draftFields = z.object({
  state,
  percent: draftText,
  result: draftText,
  difficulties: draftText,
  proposals: draftText,
  nextMonth: draftText,
  completedOn: draftText,
  evidenceNumber: draftText,
  evidenceDate: draftText,
  evidenceIssuer: draftText,
  files: z
    .string()
    .max(200)
    .regex(/^(\d{1,9}(,\d{1,9})*)?$/)
    .transform((value) => filesText(fileIdsOf({ files: value })))
    .default(""),
  noNews: z.boolean(),
  kept: z.boolean(),
});

const id = z.number().int().min(0).max(2_147_483_647);

export const draftLine = z.object({
  key: id,
  seenVersion: id,
  origin: z.enum(["FROM_UPDATES", "FROM_LAST_MONTH", "EMPTY"]),
  fields: draftFields,
});

export type DraftLine = z.output<typeof draftLine>;

/** What the open page sends by itself: lines that changed, and which versions of the others it shows. */
export const autosaveInput = z.object({
  writer: z.string().max(64),
  lines: z.array(draftLine).max(200),
  known: z.record(z.string().regex(/^\d{1,10}$/), id),
});

/** "2023-10" as a report month; null for anything else. */
export function readMonth(text: unknown): Temporal.PlainYearMonth | null {
  if (typeof text !== "string" || !/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return null;
  return Temporal.PlainYearMonth.from(text);
}

/** What to do with the lines of a form beside keeping them. */
export type FormAct =
  | { kind: "save" | "send" | "propose" | "noNewsAll" | "noNewsAllAndSend" }
  | { kind: "noNews" | "undo" | "keep"; key: number };

export function readAct(value: unknown): FormAct {
  const [kind = "", key = ""] = typeof value === "string" ? value.split(":") : [];
  if ((kind === "noNews" || kind === "undo" || kind === "keep") && /^\d{1,10}$/.test(key)) {
    return { kind, key: Number(key) };
  }
  if (kind === "send" || kind === "propose" || kind === "noNewsAll" || kind === "noNewsAllAndSend") return { kind };
  return { kind: "save" };
}

/** A line of the whole form: what is typed, what stood there, and which version that was. */
export type FormLine = DraftLine & { was: string; left: boolean };

/** Reads every line of the form, as typed. A line that cannot be read at all is left out: nobody typed it. */
export function readFormLines(form: FormData): FormLine[] {
  return form.getAll("line").flatMap((value): FormLine[] => {
    const key = String(value);
    const typedIn = (name: string) => {
      const typed = form.get(`${name}-${key}`);
      return typeof typed === "string" ? typed.replace(/\r\n/g, "\n") : "";
    };
    const fields: Record<string, unknown> = {
      state: typedIn("state") || EMPTY_FIELDS.state,
      noNews: typedIn("noNews") === "1",
      kept: typedIn("kept") === "1",
    };
    for (const name of TEXT_FIELDS) fields[name] = typedIn(name).slice(0, DRAFT_LIMIT + 1);
    // Without scripts each is a box of its own.
    fields["files"] = form.getAll(`files-${key}`).filter(Boolean).join(",");
    const line = { key: Number(key), seenVersion: Number(typedIn("version")), origin: typedIn("origin"), fields };
    const read = draftLine.safeParse(line);
    return read.success ? [{ ...read.data, was: typedIn("was"), left: typedIn("left") === "1" }] : [];
  });
}

/** A line as it can be recorded, or a sentence per field of what stands in the way. */
export type ReadLine =
  | { ok: true; word: ProgressInput; nextMonth: string }
  | { ok: false; fields: Record<string, string> };

/** Reads the fields of a line as the form of a part reads them. */
export function readLine(key: number, fields: LineFields): ReadLine {
  const texts = Object.fromEntries(TEXT_FIELDS.map((name) => [name, fields[name]]));
  const result = key === OTHER_LINE || fields.noNews ? texts["result"] || "–" : texts["result"];
  const read = progressInput.safeParse({
    ...texts,
    result,
    assignmentId: Math.max(1, key),
    seenVersion: 0,
    state: fields.state,
  });
  const problems = read.success ? {} : fieldErrors(read.error);
  if (fields.nextMonth.length > TEXT_LIMIT) {
    problems["nextMonth"] = `Rút gọn còn tối đa ${TEXT_LIMIT.toLocaleString("vi-VN")} ký tự.`;
  }
  if (!read.success || Object.keys(problems).length > 0) return { ok: false, fields: problems };
  const word = key === OTHER_LINE || fields.noNews ? { ...read.data, result: fields.result.trim() } : read.data;
  return { ok: true, word, nextMonth: fields.nextMonth.trim() };
}

const REASON_LIMIT = 2000;

/** The secretariat's answer as its form sends it; marks and reasons of the lines are read beside it (readMarks). */
export const reportDecisionInput = z.object({
  submissionId: requiredId,
  verdict: z.enum(["ACCEPTED", "RETURNED"], { error: "Chọn duyệt hoặc trả lại." }),
  reason: text(REASON_LIMIT),
  newDate: optionalDate,
});

/** What the secretariat made of one line: fine, or more is needed and why; null while nobody has said. */
export type LineAnswer = { key: number; mark: "OK" | "MORE" | null; reason: string };

export type ReportDecisionInput = z.output<typeof reportDecisionInput> & { answers: LineAnswer[] };

export function readMarks(form: FormData): LineAnswer[] {
  return form.getAll("line").flatMap((value): LineAnswer[] => {
    const key = String(value);
    if (!/^\d{1,10}$/.test(key)) return [];
    const mark = form.get(`mark-${key}`);
    const said = text(REASON_LIMIT).safeParse(form.get(`reason-${key}`) ?? "");
    return [{ key: Number(key), mark: mark === "OK" || mark === "MORE" ? mark : null, reason: said.data ?? "" }];
  });
}

/** A report month as forms send it. */
export const monthInput = z.string().transform((value, context) => {
  const read = readMonth(value);
  if (read) return read;
  context.addIssue({ code: "custom", message: "Không có kỳ báo cáo này." });
  return z.NEVER;
});

export const closeMonthInput = z.object({ month: monthInput });

export const exceptionInput = z.object({
  month: monthInput,
  agencyCode: z.string().min(1, { message: "Chọn đơn vị." }).max(60),
  until: requiredDate("Nhập ngày cuối cùng được gửi, dạng dd/mm/yyyy."),
  reason: text(REASON_LIMIT).refine((value) => value.length > 0, { message: "Nêu lý do mở lại." }),
});

export type ExceptionInput = z.output<typeof exceptionInput>;
