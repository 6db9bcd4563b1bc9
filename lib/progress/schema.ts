import { z } from "zod";
import { readDate } from "../calendar/format.ts";
import { FILES_PER_WORD } from "../evidence/rules.ts";
import { TEXT_LIMIT } from "./limits.ts";

/** A document's number or issuer. */
export const SHORT_LIMIT = 200;

/** A number from a list of choices, as large as the database's go; `error` is said of anything else. */
export const choiceOf = (error: string) =>
  z.coerce.number({ error }).int({ error }).positive({ error }).max(2_147_483_647, { error });

export const requiredId = choiceOf("Chọn trong danh sách.");

/** The same, where nothing need be chosen. */
export const optionalId = z
  .union([z.literal("").transform(() => null), requiredId])
  .nullable()
  .default(null);

/** What no database text can hold, or nobody can see; line ends and tabs stay. */
export const UNFIT = /(?![\n\t])\p{Cc}/gu;

/** A text as it is kept: line ends as one sign, without what cannot be seen, composed. */
export function keptText(value: string): string {
  return value.replace(/\r\n/g, "\n").replace(UNFIT, "").toWellFormed().normalize("NFC").trim();
}

/** The same, not longer than may be. */
export const text = (limit: number) =>
  z
    .string()
    .default("")
    .transform(keptText)
    .refine((value) => value.length <= limit, {
      message: `Rút gọn còn tối đa ${limit.toLocaleString("vi-VN")} ký tự.`,
    });

/** A day as people type it; null where nothing stands. */
export const optionalDate = z
  .string()
  .default("")
  .transform((value, context) => {
    if (value.trim() === "") return null;
    const date = readDate(value);
    if (date === null) {
      context.addIssue({ code: "custom", message: "Nhập ngày có thật, dạng dd/mm/yyyy, ví dụ 30/09/2023." });
      return z.NEVER;
    }
    return date;
  });

const optionalPercent = z
  .string()
  .default("")
  .transform((value, context) => {
    const typed = value.trim().replace(/\s*%$/, "");
    if (typed === "") return null;
    if (!/^\d{1,3}$/.test(typed) || Number(typed) > 100) {
      context.addIssue({ code: "custom", message: "Nhập số nguyên từ 0 đến 100." });
      return z.NEVER;
    }
    return Number(typed);
  });

/** Ids of files, as a form puts them in one field: "12,15". */
export const fileIds = z
  .string()
  .default("")
  .transform((value, context): number[] => {
    const ids = z.array(requiredId).safeParse(value.split(",").filter((id) => id !== ""));
    if (ids.success) return [...new Set(ids.data)];
    context.addIssue({ code: "custom", message: "Chọn lại tệp." });
    return z.NEVER;
  })
  .refine((ids) => ids.length <= FILES_PER_WORD, {
    message: `Chọn tối đa ${FILES_PER_WORD} tệp cho một lần gửi.`,
  });

/** One word of an agency about its part, as the form sends it. Shared by the form and the server. */
export const progressInput = z.object({
  assignmentId: requiredId,
  /** Number of the newest update its author had seen. */
  seenVersion: z.coerce.number().int().min(0),
  state: z.enum(["NOT_STARTED", "IN_PROGRESS", "COMPLETED"], { error: "Chọn một trạng thái." }),
  percent: optionalPercent,
  result: text(TEXT_LIMIT).refine((value) => value.length > 0, { message: "Nhập kết quả thực hiện." }),
  difficulties: text(TEXT_LIMIT),
  proposals: text(TEXT_LIMIT),
  completedOn: optionalDate,
  evidenceNumber: text(SHORT_LIMIT),
  evidenceDate: optionalDate,
  evidenceIssuer: text(SHORT_LIMIT),
  /** The files it refers to, by id. */
  files: fileIds,
});

export type ProgressInput = z.output<typeof progressInput>;

export const decisionInput = z
  .object({
    updateId: requiredId,
    verdict: z.enum(["CONFIRMED", "RETURNED", "REOPENED"], { error: "Chọn xác nhận hoặc trả lại." }),
    reason: text(2000),
  })
  .refine((input) => input.verdict === "CONFIRMED" || input.reason.length > 0, {
    path: ["reason"],
    message: "Nêu lý do để đơn vị biết cần bổ sung gì.",
  });

export type DecisionInput = z.output<typeof decisionInput>;

export const requiredDate = (missing: string) =>
  optionalDate.refine((date) => date !== null, { message: missing }).transform((date) => date as Temporal.PlainDate);

export const extensionInput = z.object({
  assignmentId: requiredId,
  requestedDueOn: requiredDate("Nhập hạn mới đề nghị, dạng dd/mm/yyyy."),
  reason: text(2000).refine((value) => value.length > 0, { message: "Nêu lý do đề nghị gia hạn." }),
});

export type ExtensionInput = z.output<typeof extensionInput>;

export const extensionDecisionInput = z
  .object({
    requestId: requiredId,
    verdict: z.enum(["GRANTED", "REFUSED", "WITHDRAWN"], { error: "Chọn đồng ý hoặc không đồng ý." }),
    grantedDueOn: optionalDate,
    documentNumber: text(SHORT_LIMIT),
    documentDate: optionalDate,
    documentIssuer: text(SHORT_LIMIT),
    reason: text(2000),
  })
  .superRefine((input, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (input.verdict === "REFUSED" && input.reason.length === 0) miss("reason", "Nêu lý do không đồng ý.");
    if (input.verdict !== "GRANTED") return;
    if (!input.grantedDueOn) miss("grantedDueOn", "Nhập hạn mới, dạng dd/mm/yyyy.");
    if (!input.documentNumber) miss("documentNumber", "Gia hạn phải có văn bản quyết định: nhập số, ký hiệu.");
    if (!input.documentDate) miss("documentDate", "Nhập ngày của văn bản quyết định gia hạn.");
    if (!input.documentIssuer) miss("documentIssuer", "Nhập cơ quan ban hành văn bản.");
  });

export type ExtensionDecisionInput = z.output<typeof extensionDecisionInput>;

/** A document by the four things that name it (Decree 30/2020); `what` it is called where its number is missing. */
export const namedDocument = (what: string) => ({
  documentNumber: text(SHORT_LIMIT).refine((value) => value.length > 0, { message: `Nhập số, ký hiệu ${what}.` }),
  documentDate: requiredDate("Nhập ngày văn bản, dạng dd/mm/yyyy."),
  documentIssuer: text(SHORT_LIMIT).refine((value) => value.length > 0, { message: "Nhập cơ quan ban hành." }),
  documentTitle: text(1000).refine((value) => value.length > 0, { message: "Nhập trích yếu văn bản." }),
});

export const guidanceInput = z.object({
  taskId: requiredId,
  ...namedDocument("văn bản hướng dẫn"),
  dueOn: requiredDate("Nhập thời hạn theo văn bản hướng dẫn, dạng dd/mm/yyyy."),
  /** How many entries the deadline's history had when the form was drawn. */
  seen: z.coerce.number().int().min(0),
  /** Needed when a guiding document is already on record: why it is put right. */
  reason: text(2000),
  /** The agency's notice that this answers, where it came from one. */
  noticeId: optionalId,
});

export type GuidanceInput = z.output<typeof guidanceInput>;

/** What an agency says of a guiding document, for the secretariat to take up. */
export const noticeInput = z.object({
  taskId: requiredId,
  ...namedDocument("văn bản hướng dẫn"),
  proposedDueOn: optionalDate,
  note: text(2000),
  files: fileIds,
});

export type NoticeInput = z.output<typeof noticeInput>;

export const dismissalInput = z.object({
  noticeId: requiredId,
  dismissalReason: text(2000).refine((value) => value.length > 0, { message: "Nêu lý do để đơn vị biết." }),
});

export type DismissalInput = z.output<typeof dismissalInput>;

export const applicabilityInput = z.object({
  assignmentId: choiceOf("Chọn một đơn vị."),
  applicable: z.enum(["true", "false"]).transform((value) => value === "true"),
  reason: text(2000).refine((value) => value.length > 0, { message: "Nêu lý do." }),
});

export type ApplicabilityInput = z.output<typeof applicabilityInput>;

export const bodiesInput = z.object({
  phraseId: requiredId,
  agencyIds: z.array(requiredId).min(1, { message: "Chọn ít nhất một đơn vị." }),
});

export type BodiesInput = z.output<typeof bodiesInput>;

/** The agreement to a workbook's changes: which preview, and the parts that it showed would be written. */
export const workbookInput = z.object({
  id: z.uuid(),
  parts: z.preprocess((value) => String(value).split(","), z.array(requiredId).min(1).max(1000)),
});

export type WorkbookInput = z.output<typeof workbookInput>;

/** Messages per field of a refused parse, the first of each field. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "form");
    fields[field] ??= issue.message;
  }
  return fields;
}
