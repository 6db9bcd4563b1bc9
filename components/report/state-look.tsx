import type { ReportState } from "../../lib/reports/rules.ts";
import { REPORT_STATE_WORDS } from "../../lib/reports/words.ts";
import { Chip, StatusWord } from "../ui/chip.tsx";
import type { IconName } from "../ui/icon.tsx";
import type { Tone } from "../ui/tone.ts";

/** How each state of a report looks, wherever it appears. */
export const STATE_LOOK: Readonly<Record<ReportState, { tone: Tone; icon: IconName }>> = {
  NOT_DUE: { tone: "na", icon: "cal" },
  DRAFTING: { tone: "reg", icon: "edit" },
  SENT: { tone: "on", icon: "send" },
  RETURNED: { tone: "soon", icon: "return" },
  ACCEPTED: { tone: "ok", icon: "appr" },
  MISSING: { tone: "over", icon: "over" },
};

export function ReportStateChip({ state }: { state: ReportState }) {
  const { tone, icon } = STATE_LOOK[state];
  return (
    <Chip tone={tone} icon={icon}>
      {REPORT_STATE_WORDS[state]}
    </Chip>
  );
}

export function ReportStateWord({ state }: { state: ReportState }) {
  const { tone, icon } = STATE_LOOK[state];
  return (
    <StatusWord tone={tone} icon={icon}>
      {REPORT_STATE_WORDS[state]}
    </StatusWord>
  );
}

/** "Gửi muộn": stays beside whatever became of the report. */
export function LateMark({ days }: { days: number }) {
  return (
    <StatusWord tone="late" icon="lsend">
      Gửi muộn {days} ngày
    </StatusWord>
  );
}
