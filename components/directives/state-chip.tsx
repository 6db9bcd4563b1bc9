import type { DirectiveState } from "../../lib/directives/rules.ts";
import { DIRECTIVE_STATE_WORDS } from "../../lib/directives/words.ts";
import { Chip } from "../ui/chip.tsx";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

const LOOK: Readonly<Record<DirectiveState, { tone: Tone; icon: IconName }>> = {
  UNACKNOWLEDGED: { tone: "soon", icon: "soon" },
  ACKNOWLEDGED: { tone: "on", icon: "on" },
  UNANSWERED: { tone: "over", icon: "over" },
  ANSWERED: { tone: "ok", icon: "ok" },
  CLOSED: { tone: "na", icon: "lock" },
};

/** How a directive stands at one agency. */
export function DirectiveStateChip({ state }: { state: DirectiveState }) {
  return <Chip {...LOOK[state]}>{DIRECTIVE_STATE_WORDS[state]}</Chip>;
}
