import type { Timeliness } from "../../lib/progress/rules.ts";
import { Chip } from "../ui/chip.tsx";
import { STATUS_LOOK } from "./status-look.ts";

/**
 * What the clock says of a task or an assignment.
 * @param days days late (OVERDUE), shown as part of the word: "Quá hạn 10 ngày"
 */
export function TimelinessChip({
  timeliness,
  days,
  large,
}: {
  timeliness: Timeliness;
  days?: number | null;
  large?: boolean;
}) {
  const { word, tone, icon } = STATUS_LOOK[timeliness];
  return (
    <Chip tone={tone} icon={icon} large={large}>
      {word}
      {timeliness === "OVERDUE" && days ? ` ${days} ngày` : null}
    </Chip>
  );
}
