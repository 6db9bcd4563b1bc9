import type { Timeliness } from "../../lib/progress/rules.ts";
import { TIMELINESS_WORDS } from "../../lib/progress/words.ts";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

export type StatusLook = { word: string; tone: Tone; icon: IconName };

/** How each timeliness looks, wherever it appears: the word of the official vocabulary, its colour and its icon. */
export const STATUS_LOOK: Readonly<Record<Timeliness, StatusLook>> = {
  DONE_ON_TIME: { word: TIMELINESS_WORDS.DONE_ON_TIME, tone: "ok", icon: "ok" },
  DONE_LATE: { word: TIMELINESS_WORDS.DONE_LATE, tone: "late", icon: "late" },
  ON_TRACK: { word: TIMELINESS_WORDS.ON_TRACK, tone: "on", icon: "on" },
  DUE_SOON: { word: TIMELINESS_WORDS.DUE_SOON, tone: "soon", icon: "soon" },
  OVERDUE: { word: TIMELINESS_WORDS.OVERDUE, tone: "over", icon: "over" },
  ONGOING: { word: TIMELINESS_WORDS.ONGOING, tone: "reg", icon: "reg" },
  AWAITING: { word: TIMELINESS_WORDS.AWAITING, tone: "wait", icon: "wait" },
  NOT_APPLICABLE: { word: TIMELINESS_WORDS.NOT_APPLICABLE, tone: "na", icon: "na" },
};

/** Fixed order of statuses, everywhere they are listed or drawn side by side. */
export const STATUS_ORDER: readonly Timeliness[] = [
  "DONE_ON_TIME",
  "DONE_LATE",
  "ON_TRACK",
  "DUE_SOON",
  "OVERDUE",
  "ONGOING",
  "AWAITING",
  "NOT_APPLICABLE",
];
