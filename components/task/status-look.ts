import type { Timeliness } from "../../lib/progress/rules.ts";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

export type StatusLook = { word: string; tone: Tone; icon: IconName };

/** How each timeliness looks, wherever it appears: the word of the official vocabulary, its colour and its icon. */
export const STATUS_LOOK: Readonly<Record<Timeliness, StatusLook>> = {
  DONE_ON_TIME: { word: "Hoàn thành đúng hạn", tone: "ok", icon: "ok" },
  DONE_LATE: { word: "Hoàn thành quá hạn", tone: "late", icon: "late" },
  ON_TRACK: { word: "Trong hạn", tone: "on", icon: "on" },
  DUE_SOON: { word: "Sắp đến hạn", tone: "soon", icon: "soon" },
  OVERDUE: { word: "Quá hạn", tone: "over", icon: "over" },
  ONGOING: { word: "Thường xuyên", tone: "reg", icon: "reg" },
  AWAITING: { word: "Chờ hướng dẫn", tone: "wait", icon: "wait" },
  NOT_APPLICABLE: { word: "Không áp dụng", tone: "na", icon: "na" },
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
