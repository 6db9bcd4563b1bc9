import { formatDate } from "../calendar/format.ts";

/** The slides of a meeting in order: one question each. */
export const SLIDES = [
  "WHOLE",
  "OVERDUE",
  "CHANGES",
  "AGENCIES",
  "REPORTS",
  "INDICATORS",
  "DUE_SOON",
  "CONCLUSION",
] as const;

export type SlideKind = (typeof SLIDES)[number];

/** A slide, and the numbers of those beside it; null at either end. */
export type SlidePlace = { kind: SlideKind; number: number; before: number | null; after: number | null };

/** Reads `?slide=3`, counted from 1; anything else is the first. */
export function slideAt(value: string | string[] | undefined): SlidePlace {
  const asked = Number(Array.isArray(value) ? value[0] : value);
  const number = Number.isInteger(asked) && asked >= 1 && asked <= SLIDES.length ? asked : 1;
  return {
    kind: SLIDES[number - 1] ?? "WHOLE",
    number,
    before: number > 1 ? number - 1 : null,
    after: number < SLIDES.length ? number + 1 : null,
  };
}

/** The number of a slide, for links to it. */
export const slideNumber = (kind: SlideKind): number => SLIDES.indexOf(kind) + 1;

/**
 * How the notice of a meeting's conclusions stands: there is none of a meeting that decided nothing; else it is a draft, which is signed
 * once the meeting has ended, and final once it is on the register (Decree 30/2020, art. 18).
 */
export type NoticeState = "NONE" | "DRAFT" | "UNSIGNED" | "ISSUED";

/** @param meeting as of the day asked for: how many conclusions it has, whether it has ended and whether its notice went out */
export function noticeState(meeting: { decisions: number; ended: boolean; issued: boolean }): NoticeState {
  if (meeting.decisions === 0) return "NONE";
  if (meeting.issued) return "ISSUED";
  return meeting.ended ? "UNSIGNED" : "DRAFT";
}

/** Why a meeting that goes on cannot be discarded as begun by mistake, as a Vietnamese sentence; null when it can. */
export function discardRefusal(meeting: {
  heldOn: Temporal.PlainDate;
  decisions: number;
  today: Temporal.PlainDate;
}): string | null {
  if (meeting.decisions > 0) return "Cuộc họp đã có kết luận nên không hủy được; kết thúc cuộc họp.";
  return meeting.heldOn.equals(meeting.today)
    ? null
    : `Cuộc họp bắt đầu ngày ${formatDate(meeting.heldOn)} chỉ hủy được trong ngày đó; kết thúc cuộc họp.`;
}
