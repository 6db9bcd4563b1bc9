import { z } from "zod";
import { readDate } from "../calendar/format.ts";
import { TEXT_LIMIT } from "./limits.ts";

const SHORT_LIMIT = 200;

/** As large as the database's numbers go. */
const requiredId = z.coerce.number().int().positive().max(2_147_483_647);

/** What no database text can hold, or nobody can see; line ends and tabs stay. */
const UNFIT = /(?![\n\t])\p{Cc}/gu;

const text = (limit: number) =>
  z
    .string()
    .default("")
    .transform((value) => value.replace(/\r\n/g, "\n").replace(UNFIT, "").toWellFormed().normalize("NFC").trim())
    .refine((value) => value.length <= limit, {
      message: `Rút gọn còn tối đa ${limit.toLocaleString("vi-VN")} ký tự.`,
    });

const optionalDate = z
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

export const applicabilityInput = z.object({
  assignmentId: requiredId,
  applicable: z.enum(["true", "false"]).transform((value) => value === "true"),
  reason: text(2000).refine((value) => value.length > 0, { message: "Nêu lý do." }),
});

export type ApplicabilityInput = z.output<typeof applicabilityInput>;

export const bodiesInput = z.object({
  phraseId: requiredId,
  agencyIds: z.array(requiredId).min(1, { message: "Chọn ít nhất một đơn vị." }),
});

export type BodiesInput = z.output<typeof bodiesInput>;

/** Messages per field of a refused parse, the first of each field. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "form");
    fields[field] ??= issue.message;
  }
  return fields;
}
