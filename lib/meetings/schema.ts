import { z } from "zod";
import { directiveInput } from "../directives/schema.ts";
import { requiredId, SHORT_LIMIT, text } from "../progress/schema.ts";

/** What a meeting is called. */
export const meetingInput = z.object({
  title: text(SHORT_LIMIT).refine((value) => value.length > 0, { message: "Nhập tên cuộc họp." }),
});

export type MeetingInput = z.output<typeof meetingInput>;

/** A conclusion: a directive, and the meeting that decides it. */
export const decisionInput = z.intersection(z.object({ meetingId: requiredId }), directiveInput);

export type DecisionInput = z.output<typeof decisionInput>;

/** Ends a meeting whose author has seen so many conclusions. */
export const endInput = z.object({ meetingId: requiredId, seenDecisions: z.coerce.number().int().min(0) });

export type EndInput = z.output<typeof endInput>;
