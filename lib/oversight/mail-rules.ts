import { ZONE } from "../platform/clock.ts";
import type { AlertKind, Role } from "../platform/prisma/enums.ts";
import { MAIL_HOUR } from "./hours.ts";
import { ALERT_KINDS } from "./words.ts";

/** Minutes to wait after the first, second, … try that came to nothing; afterwards every hour, until the day has ended. */
const PAUSES = [1, 2, 5, 10, 30];
const LAST_PAUSE = 60;

/**
 * When an e-mail is tried again after so many tries.
 * @param attempts tries so far, at least 1.
 */
export function nextTry(attempts: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ minutes: PAUSES[attempts - 1] ?? LAST_PAUSE });
}

/** When the e-mail of a day is first tried: at eight, or at once when it was written later (after an outage). */
export function firstTry(day: Temporal.PlainDate, now: Temporal.Instant): Temporal.Instant {
  const due = day.toZonedDateTime({ timeZone: ZONE, plainTime: new Temporal.PlainTime(MAIL_HOUR) }).toInstant();
  return Temporal.Instant.compare(due, now) > 0 ? due : now;
}

const AGENCY: readonly Role[] = ["OFFICER", "AGENCY_HEAD"];
const FOLLOWERS: readonly Role[] = ["SECRETARIAT", "OFFICE", "LEADER"];

/** Whom each kind of alert can reach, so that nobody is offered a choice about e-mails that never come. */
const REACHES: Readonly<Record<AlertKind, readonly Role[]>> = {
  DEADLINE_PASSED: [...AGENCY, ...FOLLOWERS],
  DEADLINE_AHEAD: AGENCY,
  SILENT: AGENCY,
  COMPLETION_CLAIMED: ["SECRETARIAT"],
  COMPLETION_CONFIRMED: AGENCY,
  COMPLETION_RETURNED: AGENCY,
  EXTENSION_ASKED: ["SECRETARIAT"],
  EXTENSION_DECIDED: AGENCY,
  GUIDANCE_RECORDED: AGENCY,
  REPORT_AHEAD: AGENCY,
  REPORT_MISSING: AGENCY,
  REPORT_TO_SIGN: ["AGENCY_HEAD"],
  REPORT_SENT: ["SECRETARIAT"],
  REPORT_RETURNED: AGENCY,
  REPORT_ACCEPTED: AGENCY,
  REPORT_OPENED_AGAIN: AGENCY,
  OBLIGATION_AHEAD: AGENCY,
  OBLIGATION_MISSING: AGENCY,
  OBLIGATION_HANDED_IN: ["SECRETARIAT"],
  OBLIGATION_ACCEPTED: AGENCY,
  OBLIGATION_RETURNED: AGENCY,
  PROPOSAL_ASKED: ["SECRETARIAT", "OFFICE"],
  PROPOSAL_ANSWERED: AGENCY,
  GUIDANCE_NOTICED: ["SECRETARIAT"],
  GUIDANCE_DISMISSED: AGENCY,
  NO_RECIPIENT: ["ADMIN"],
};

/** The kinds of alert that somebody of this role can get by e-mail, in the order of their words. */
export function kindsByMail(role: Role): AlertKind[] {
  return ALERT_KINDS.filter((kind) => REACHES[kind].includes(role));
}
