import { z } from "zod";
import { TEXT_LIMIT } from "../progress/limits.ts";
import { requiredId, text } from "../progress/schema.ts";
import { signedFields } from "./signed-schema.ts";

const words = text(TEXT_LIMIT).refine((value) => value.length > 0, {
  message: "Nhập chỗ sai và nội dung đúng, mỗi chỗ một dòng.",
});

const seenVersion = z.coerce.number().int().min(1).max(2_147_483_647);

/** What stands wrong in an issued document. */
export const correctionDraftInput = z.object({ documentId: requiredId, text: words });

export type CorrectionDraftInput = z.output<typeof correctionDraftInput>;

export const correctionInput = z.object({ correctionId: requiredId, seenVersion, text: words });

export type CorrectionInput = z.output<typeof correctionInput>;

export const correctionDiscardInput = z.object({ correctionId: requiredId, seenVersion });

export type CorrectionDiscardInput = z.output<typeof correctionDiscardInput>;

/** The signed letter as the register has it. */
export const correctionIssueInput = z.object({
  correctionId: requiredId,
  seenVersion,
  ...signedFields("678/CAT-PC06"),
});

export type CorrectionIssueInput = z.output<typeof correctionIssueInput>;
