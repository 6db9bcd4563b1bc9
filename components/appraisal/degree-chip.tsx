import { DEGREE_WORDS } from "../../lib/appraisal/words.ts";
import type { AppraisalDegree } from "../../lib/platform/prisma/enums.ts";
import { Chip } from "../ui/chip.tsx";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

const LOOK: Readonly<Record<AppraisalDegree, { tone: Tone; icon: IconName }>> = {
  PRAISE: { tone: "ok", icon: "star" },
  REMIND: { tone: "soon", icon: "bell" },
  CRITICISE: { tone: "late", icon: "flag" },
  REVIEW: { tone: "over", icon: "over" },
};

/** Praise or the degree of a censure. */
export function DegreeChip({ degree }: { degree: AppraisalDegree }) {
  const { tone, icon } = LOOK[degree];
  return (
    <Chip tone={tone} icon={icon}>
      {DEGREE_WORDS[degree]}
    </Chip>
  );
}
