import type { AlertKind, AlertUrgency } from "../../lib/platform/prisma/enums.ts";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

export const ALERT_ICONS: Readonly<Record<AlertKind, IconName>> = {
  DEADLINE_AHEAD: "soon",
  DEADLINE_PASSED: "over",
  SILENT: "reg",
  COMPLETION_CLAIMED: "appr",
  COMPLETION_CONFIRMED: "ok",
  COMPLETION_RETURNED: "return",
  EXTENSION_ASKED: "ext",
  EXTENSION_DECIDED: "ext",
  GUIDANCE_RECORDED: "doc",
  NO_RECIPIENT: "people",
  LETTER_ISSUED: "mail",
  LETTER_UNANSWERED: "over",
  LETTER_ANSWERED: "return",
  COMMITMENT_GIVEN: "check",
  COMMITMENT_PASSED: "over",
  ESCALATED: "up",
  DIRECTIVE_GIVEN: "flag",
  DIRECTIVE_UNANSWERED: "over",
  DIRECTIVE_ANSWERED: "return",
  OBLIGATION_AHEAD: "soon",
  OBLIGATION_MISSING: "over",
  OBLIGATION_HANDED_IN: "send",
  OBLIGATION_ACCEPTED: "appr",
  OBLIGATION_RETURNED: "return",
  PROPOSAL_ASKED: "mail",
  PROPOSAL_ANSWERED: "mail",
  GUIDANCE_NOTICED: "doc",
  GUIDANCE_DISMISSED: "doc",
  REPORT_AHEAD: "soon",
  REPORT_MISSING: "over",
  REPORT_TO_SIGN: "edit",
  REPORT_SENT: "send",
  REPORT_RETURNED: "return",
  REPORT_ACCEPTED: "appr",
  REPORT_OPENED_AGAIN: "key",
};

/** Beside the word of URGENCY_WORDS. */
export const URGENCY_LOOK: Readonly<Record<AlertUrgency, { tone: Tone; icon: IconName }>> = {
  NOW: { tone: "over", icon: "over" },
  SOON: { tone: "soon", icon: "soon" },
  LATER: { tone: "on", icon: "on" },
  NEWS: { tone: "reg", icon: "info" },
};
