import type { ExclusiveReading } from "../platform/prisma/enums.ts";

/**
 * The last day on which the work is still in time.
 * "Trước ngày 15" keeps 15 with an `exclusive` mark: read strictly the 14th is the last good day, read as national boards
 * do (624/TB-VPCP) the 15th still counts. PRODUCT, "Deadline"; DOMAIN-RULES 32.
 */
export function lastGoodDay(
  due: { dueOn: Temporal.PlainDate; exclusive: boolean },
  reading: ExclusiveReading,
): Temporal.PlainDate {
  return due.exclusive && reading === "STRICT" ? due.dueOn.subtract({ days: 1 }) : due.dueOn;
}
