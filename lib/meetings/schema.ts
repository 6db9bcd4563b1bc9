import { z } from "zod";
import { directiveInput } from "../directives/schema.ts";
import { signedFields } from "../documents/signed-schema.ts";
import { requiredId, SHORT_LIMIT, text } from "../progress/schema.ts";

const required = (message: string) => text(SHORT_LIMIT).refine((value) => value.length > 0, { message });

/** What a meeting is called, and who presides; that may be said later, when it ends. */
export const meetingInput = z.object({ title: required("Nhập tên cuộc họp."), presider: text(SHORT_LIMIT) });

export type MeetingInput = z.output<typeof meetingInput>;

/** A conclusion: a directive, and the meeting that decides it. */
export const decisionInput = z.intersection(z.object({ meetingId: requiredId }), directiveInput);

export type DecisionInput = z.output<typeof decisionInput>;

/** Ends a meeting of which its author has seen so many conclusions, and says who presided. */
export const endInput = z.object({
  meetingId: requiredId,
  presider: required("Nhập người chủ trì cuộc họp."),
  seenDecisions: z.coerce.number().int().min(0),
});

export type EndInput = z.output<typeof endInput>;

/** Discards a meeting. */
export const discardInput = z.object({ meetingId: requiredId });

export type DiscardInput = z.output<typeof discardInput>;

/** The signed notice of conclusion as the register has it. */
export const issueInput = z.object({ meetingId: requiredId, ...signedFields("78/TB-CAT-PC06") });

export type IssueInput = z.output<typeof issueInput>;
