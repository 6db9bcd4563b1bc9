import type { DayOffRule, ExclusiveReading } from "../platform/prisma/enums.ts";

/** What a plan lets the secretariat set (PRODUCT: "Deadline", "The monthly report"). Days are calendar days. */
export type PlanSettings = {
  id: number;
  year: number;
  province: string;
  title: string;
  /** "Sắp đến hạn" from this many days before the date. */
  dueSoonDays: number;
  /** After this many silent months in a row a standing duty may be urged. */
  silentMonthsLimit: number;
  /** Below this many due items an agency is shown but not ranked. */
  rankingMinimum: number;
  exclusiveReading: ExclusiveReading;
  dayOffRule: DayOffRule;
  /** Last day of a monthly period. */
  closingDay: number;
  /** Agencies report before this day of the month. */
  agencyDueDay: number;
  consolidatedDueDay: number;
};
