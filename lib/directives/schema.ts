import { z } from "zod";
import { TEXT_LIMIT } from "../progress/limits.ts";
import { optionalDate, optionalId, requiredDate, requiredId, SHORT_LIMIT, text } from "../progress/schema.ts";

/** Agencies that one directive can go to. */
const AGENCIES_LIMIT = 200;

/** A directive as its form sends it. Without agencies it goes to the leads of its task; without a task it names its agencies. */
export const directiveInput = z
  .object({
    taskId: optionalId,
    agencyIds: z
      .array(requiredId)
      .max(AGENCIES_LIMIT, { error: `Chọn tối đa ${AGENCIES_LIMIT} đơn vị.` })
      .transform((ids) => [...new Set(ids)]),
    text: text(TEXT_LIMIT).refine((value) => value.length > 0, { message: "Nhập nội dung cần đơn vị thực hiện." }),
    answerBy: requiredDate("Nhập ngày trả lời chậm nhất, dạng dd/mm/yyyy."),
  })
  .refine(({ taskId, agencyIds }) => taskId !== null || agencyIds.length > 0, {
    path: ["agencyIds"],
    message: "Chọn ít nhất một đơn vị, hoặc chọn nhiệm vụ để gửi các đơn vị chủ trì.",
  });

export type DirectiveInput = z.output<typeof directiveInput>;

/** What is said about a directive at one agency after it was given. */
export const entryInput = z
  .object({
    partId: requiredId,
    /** Number of the newest entry its author had seen; 0 for none. */
    seenSeq: z.coerce.number().int().min(0),
    kind: z.enum(["ACKNOWLEDGE", "ANSWER", "RETURN", "CLOSE"], { error: "Chọn việc cần ghi." }),
    text: text(TEXT_LIMIT),
    documentNumber: text(SHORT_LIMIT),
    documentDate: optionalDate,
    /** Of a return: by when it is to be answered again. */
    answerBy: optionalDate,
  })
  .superRefine((input, context) => {
    const miss = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const { kind, documentNumber, documentDate } = input;
    if (kind === "ANSWER" && input.text.length === 0) miss("text", "Nhập nội dung trả lời.");
    if (kind === "RETURN" && input.text.length === 0) miss("text", "Nêu lý do để đơn vị biết cần bổ sung gì.");
    if (kind === "RETURN" && input.answerBy === null) {
      miss("answerBy", "Nhập ngày trả lời lại chậm nhất, dạng dd/mm/yyyy.");
    }
    if (documentDate !== null && documentNumber.length === 0) {
      miss("documentNumber", "Nhập số, ký hiệu của văn bản, hoặc bỏ trống ngày văn bản.");
    }
    if (documentNumber.length > 0 && documentDate === null) {
      miss("documentDate", "Nhập ngày của văn bản, hoặc bỏ trống số, ký hiệu.");
    }
  });

export type EntryInput = z.output<typeof entryInput>;

/** A star put on a task, or taken off. */
export const starInput = z.object({
  taskId: requiredId,
  starred: z.enum(["true", "false"]).transform((value) => value === "true"),
});

export type StarInput = z.output<typeof starInput>;
