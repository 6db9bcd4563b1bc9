import type { ProposalState } from "../../lib/proposals/rules.ts";
import { STATE_WORDS } from "../../lib/proposals/words.ts";
import { Chip } from "../ui/chip.tsx";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

const LOOK: Readonly<Record<ProposalState, { tone: Tone; icon: IconName }>> = {
  OPEN: { tone: "soon", icon: "soon" },
  ANSWERED: { tone: "on", icon: "mail" },
  CLOSED: { tone: "na", icon: "lock" },
};

export function ProposalStateChip({ state }: { state: ProposalState }) {
  return <Chip {...LOOK[state]}>{STATE_WORDS[state]}</Chip>;
}
