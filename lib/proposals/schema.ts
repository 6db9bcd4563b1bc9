import { z } from "zod";
import { TEXT_LIMIT } from "../progress/limits.ts";
import { choiceOf, fileIds, optionalDate, optionalId, requiredId, SHORT_LIMIT, text } from "../progress/schema.ts";

/** A document's date and its number go together. */
const document = { documentNumber: text(SHORT_LIMIT), documentDate: optionalDate };
type Document = { documentNumber: string; documentDate: Temporal.PlainDate | null };
const numbered = (input: Document) => input.documentDate === null || input.documentNumber.length > 0;
const dated = (input: Document) => input.documentNumber.length === 0 || input.documentDate !== null;
const UNNUMBERED = { path: ["documentNumber"], message: "Nhập số, ký hiệu của văn bản, hoặc bỏ trống ngày văn bản." };
const UNDATED = { path: ["documentDate"], message: "Nhập ngày của văn bản, hoặc bỏ trống số, ký hiệu." };

/** A proposal as its form sends it. */
export const proposalInput = z
  .object({
    addresseeId: choiceOf("Chọn nơi nhận đề xuất."),
    taskId: optionalId,
    text: text(TEXT_LIMIT).refine((value) => value.length > 0, { message: "Nhập nội dung đề xuất, kiến nghị." }),
    ...document,
    files: fileIds,
  })
  .refine(numbered, UNNUMBERED)
  .refine(dated, UNDATED);

export type ProposalInput = z.output<typeof proposalInput>;

/** What is said about a proposal after it was made. */
export const entryInput = z
  .object({
    proposalId: requiredId,
    /** Number of the newest entry its author had seen; 0 for none. */
    seenSeq: z.coerce.number().int().min(0),
    kind: z.enum(["ANSWER", "FORWARD", "ADDITION", "CLOSE"], { error: "Chọn việc cần ghi." }),
    text: text(TEXT_LIMIT),
    forwardedTo: text(SHORT_LIMIT),
    ...document,
    files: fileIds,
  })
  .refine((input) => input.kind !== "ANSWER" || input.text.length > 0, {
    path: ["text"],
    message: "Nhập nội dung trả lời.",
  })
  .refine((input) => input.kind !== "ADDITION" || input.text.length > 0, {
    path: ["text"],
    message: "Nhập ý kiến bổ sung.",
  })
  .refine((input) => input.kind !== "FORWARD" || input.forwardedTo.length > 0, {
    path: ["forwardedTo"],
    message: "Nhập tên cơ quan được chuyển đến, ví dụ Bộ Công an.",
  })
  .refine((input) => input.kind === "FORWARD" || input.forwardedTo.length === 0, {
    path: ["forwardedTo"],
    message: "Bấm “Chuyển cơ quan khác” để chuyển, hoặc bỏ trống ô này.",
  })
  .refine((input) => input.kind === "ADDITION" || input.files.length === 0, {
    path: ["files"],
    message: "Tệp chỉ gửi kèm ý kiến bổ sung của đơn vị.",
  })
  .refine(numbered, UNNUMBERED)
  .refine(dated, UNDATED);

export type EntryInput = z.output<typeof entryInput>;

export const adoptionInput = z.object({ updateId: requiredId });

export type AdoptionInput = z.output<typeof adoptionInput>;
