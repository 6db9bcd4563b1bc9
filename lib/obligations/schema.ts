import { z } from "zod";
import { fileIds, namedDocument, requiredId, text } from "../progress/schema.ts";

const NOTE_LIMIT = 2000;

/** A document handed in, as the form sends it. Shared by the form and the server. */
export const deliveryInput = z.object({
  partId: requiredId,
  /** Number of the newest document its author had seen; 0 for none. */
  seenSeq: z.coerce.number().int().min(0),
  ...namedDocument("văn bản"),
  note: text(NOTE_LIMIT),
  /** The files it comes with, by id. */
  files: fileIds,
});

export type DeliveryInput = z.output<typeof deliveryInput>;

export const deliveryDecisionInput = z
  .object({
    deliveryId: requiredId,
    /** The newest decision on this document that its author had seen; 0 for none. */
    seenDecisionId: z.coerce.number().int().min(0),
    verdict: z.enum(["ACCEPTED", "RETURNED"], { error: "Chọn tiếp nhận hoặc trả lại." }),
    reason: text(NOTE_LIMIT),
  })
  .refine((input) => input.verdict === "ACCEPTED" || input.reason.length > 0, {
    path: ["reason"],
    message: "Nêu lý do để đơn vị biết cần bổ sung gì.",
  });

export type DeliveryDecisionInput = z.output<typeof deliveryDecisionInput>;

export const exemptionInput = z.object({
  partId: requiredId,
  applicable: z.enum(["true", "false"]).transform((value) => value === "true"),
  exemptionReason: text(NOTE_LIMIT).refine((value) => value.length > 0, { message: "Nêu lý do." }),
});

export type ExemptionInput = z.output<typeof exemptionInput>;
