import type { LetterState } from "../../lib/urging/rules.ts";
import { LETTER_STATE_WORDS } from "../../lib/urging/words.ts";
import { Chip } from "../ui/chip.tsx";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

const LOOK: Readonly<Record<LetterState, { tone: Tone; icon: IconName }>> = {
  DRAFT: { tone: "wait", icon: "edit" },
  WAITING: { tone: "on", icon: "on" },
  UNANSWERED: { tone: "over", icon: "over" },
  ANSWERED: { tone: "ok", icon: "ok" },
  ANSWERED_LATE: { tone: "late", icon: "late" },
  REPLACED: { tone: "na", icon: "na" },
};

/** How a letter stands. */
export function LetterStateChip({ state }: { state: LetterState }) {
  const { tone, icon } = LOOK[state];
  return (
    <Chip tone={tone} icon={icon}>
      {LETTER_STATE_WORDS[state]}
    </Chip>
  );
}
