import { z } from "zod";
import { replaceReason, signedFields } from "../documents/signed-schema.ts";
import { TEXT_LIMIT } from "../progress/limits.ts";
import { fileIds, optionalDate, requiredDate, requiredId, SHORT_LIMIT, text } from "../progress/schema.ts";

/** Letters made at once. */
const KEYS_LIMIT = 500;

const key = z.string().regex(/^(part:\d{1,9}|report:\d{1,9}:\d{4}-\d{2}|obligation:\d{1,9})$/);

/** What was ticked on the desk. */
export const draftInput = z.object({
  keys: z
    .array(key)
    .min(1, { error: "Chọn ít nhất một nội dung để lập công văn." })
    .max(KEYS_LIMIT, { error: `Chọn tối đa ${KEYS_LIMIT} nội dung một lần.` }),
});

export type DraftInput = z.output<typeof draftInput>;

/** A checkbox as a form sends it. */
const ticked = z
  .string()
  .default("")
  .transform((value) => value === "on" || value === "true");

const seenVersion = z.coerce.number().int().min(1).max(2_147_483_647);

/** What the secretariat makes of a draft. A text left as the product words it is not stored: it goes on with its figures. */
export const letterInput = z.object({
  letterId: requiredId,
  seenVersion,
  answerBy: requiredDate("Nhập ngày trả lời chậm nhất, dạng dd/mm/yyyy."),
  opening: text(TEXT_LIMIT),
  demand: text(TEXT_LIMIT),
  asksCommitment: ticked,
  copyToOffice: ticked,
  /** Keys of the items that stay. */
  keys: z.array(key).min(1, { error: "Công văn còn ít nhất một nội dung; không cần nữa thì bỏ dự thảo." }),
});

export type LetterInput = z.output<typeof letterInput>;

export const discardInput = z.object({ letterId: requiredId, seenVersion });

export type DiscardInput = z.output<typeof discardInput>;

/** Which issued letter is replaced, and why. */
export const replaceInput = z.object({ letterId: requiredId, reason: replaceReason() });

export type ReplaceInput = z.output<typeof replaceInput>;

/** The document as the register has it, and what its author had before the eyes: the draft's version and its "lần". */
export const issueLetterInput = z.object({
  letterId: requiredId,
  seenVersion,
  seenOrdinal: z.coerce.number().int().min(1),
  ...signedFields("678/CAT-PC06"),
});

export type IssueLetterInput = z.output<typeof issueLetterInput>;

const UNTIL = /^until-(\d{1,9})$/;

/** An agency's answer, and the later days it asks for, by part: fields "until-<assignment>". */
export const answerInput = z
  .looseObject({
    letterId: requiredId,
    seenSeq: z.coerce.number().int().min(0),
    text: text(TEXT_LIMIT).refine((value) => value.length > 0, {
      message: "Nhập nội dung trả lời: kết quả, nguyên nhân chậm, thời hạn hoàn thành.",
    }),
    documentNumber: text(SHORT_LIMIT),
    documentDate: optionalDate,
    files: fileIds,
  })
  .transform(({ letterId, seenSeq, text: words, documentNumber, documentDate, files, ...rest }, context) => {
    const until: Record<string, Temporal.PlainDate | null> = {};
    for (const [name, value] of Object.entries(rest)) {
      const [, assignmentId] = UNTIL.exec(name) ?? [];
      if (assignmentId === undefined) continue;
      const date = optionalDate.safeParse(value);
      if (date.success) until[assignmentId] = date.data;
      else context.addIssue({ code: "custom", path: [name], message: date.error.issues[0]?.message ?? "" });
    }
    return { letterId, seenSeq, text: words, documentNumber, documentDate, files, until };
  })
  .refine(({ documentNumber, documentDate }) => documentDate === null || documentNumber.length > 0, {
    path: ["documentNumber"],
    message: "Nhập số, ký hiệu của văn bản, hoặc bỏ trống ngày văn bản.",
  })
  .refine(({ documentNumber, documentDate }) => documentNumber.length === 0 || documentDate !== null, {
    path: ["documentDate"],
    message: "Nhập ngày của văn bản, hoặc bỏ trống số, ký hiệu.",
  });

export type AnswerInput = z.output<typeof answerInput>;

export const commitmentInput = z.object({
  assignmentId: requiredId,
  promisedOn: requiredDate("Nhập ngày cam kết hoàn thành, dạng dd/mm/yyyy."),
  text: text(TEXT_LIMIT).refine((value) => value.length > 0, { message: "Nhập nội dung cam kết." }),
  documentNumber: text(SHORT_LIMIT).refine((value) => value.length > 0, {
    message: "Nhập số, ký hiệu của văn bản cam kết.",
  }),
  documentDate: requiredDate("Nhập ngày của văn bản cam kết, dạng dd/mm/yyyy."),
});

export type CommitmentInput = z.output<typeof commitmentInput>;

export const escalationInput = z.object({
  assignmentId: requiredId,
  target: z.enum(["OFFICE", "GROUP_HEAD"], { error: "Chọn nơi báo cáo." }),
  text: text(TEXT_LIMIT).refine((value) => value.length > 0, { message: "Nhập nội dung báo cáo." }),
});

export type EscalationInput = z.output<typeof escalationInput>;
