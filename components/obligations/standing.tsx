import { formatDate } from "../../lib/calendar/format.ts";
import type { ObligationPartRow } from "../../lib/obligations/queries.ts";
import type { ObligationStanding, PartStanding } from "../../lib/obligations/rules.ts";
import { STANDING_WORDS } from "../../lib/obligations/words.ts";
import { Chip } from "../ui/chip.tsx";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

const LOOK: Readonly<Record<ObligationStanding, { tone: Tone; icon: IconName }>> = {
  ACCEPTED: { tone: "ok", icon: "appr" },
  HANDED_IN: { tone: "on", icon: "send" },
  RETURNED: { tone: "soon", icon: "return" },
  NOT_YET: { tone: "na", icon: "cal" },
  MISSING: { tone: "over", icon: "over" },
  NOT_APPLICABLE: { tone: "na", icon: "na" },
};

export function StandingChip({ standing }: { standing: ObligationStanding }) {
  return <Chip {...LOOK[standing]}>{STANDING_WORDS[standing]}</Chip>;
}

/**
 * The date that the document means, where it does not print it: III.23.1 has "10/02/2022" in a plan of 2023, and its words stay
 * as they are. Null where both agree.
 */
export function readAs({ dueText, printedDueOn }: Pick<ObligationPartRow, "dueText" | "printedDueOn">): string | null {
  const printed = formatDate(printedDueOn);
  return dueText?.includes(printed) ? null : printed;
}

/** What stands under the chip: "nộp 25/01/2023, đúng hạn"; null where the chip says it all. */
export function standingDetail({ standing, firstOn, daysLate }: PartStanding): string | null {
  if (standing === "NOT_APPLICABLE") return null;
  if (firstOn === null) return daysLate > 0 ? `chậm ${daysLate} ngày` : null;
  return `nộp ${formatDate(firstOn)}, ${daysLate > 0 ? `muộn ${daysLate} ngày` : "đúng hạn"}`;
}
