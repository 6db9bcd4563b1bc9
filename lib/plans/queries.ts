import type { Database, Transaction } from "../platform/database.ts";
import type { PlanSettings } from "./rules.ts";

/** The settings of the newest plan, the one the province works by; null before any plan is loaded. */
export async function readCurrentPlan(db: Database | Transaction): Promise<PlanSettings | null> {
  return db.plan.findFirst({
    orderBy: { year: "desc" },
    select: {
      id: true,
      year: true,
      province: true,
      title: true,
      dueSoonDays: true,
      silentMonthsLimit: true,
      rankingMinimum: true,
      exclusiveReading: true,
      dayOffRule: true,
      closingDay: true,
      agencyDueDay: true,
      consolidatedDueDay: true,
    },
  });
}
