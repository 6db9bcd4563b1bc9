import type { Transaction } from "../../lib/platform/database.ts";
import { calendarDate } from "../load-plan/rows.ts";
import { countsIn, enteredAt, FIGURE_MONTHS, valueIn } from "./indicators.ts";
import { instantOf } from "./words.ts";

/** The numbers that the agencies entered with their reports, February to October: all at once, as the record would have them. */
export async function recordFigures(
  tx: Transaction,
  planId: number,
  userId: (username: string) => number,
): Promise<void> {
  const indicators = await tx.indicator.findMany({
    where: { planId, source: "ENTERED" },
    include: { measurers: { include: { agency: true } } },
    orderBy: { position: "asc" },
  });
  const procedures = await tx.procedure.findMany({
    where: { planId },
    include: { agencies: { where: { position: 1 }, include: { agency: true } } },
    orderBy: { number: "asc" },
  });
  /** Who said the numbers of a month, and when; nothing where nobody has. */
  const said = (agency: { id: number; code: string } | undefined, month: number) => {
    const at = agency && enteredAt(agency.code, month);
    if (!at) return [];
    return [
      {
        agencyId: agency.id,
        month: calendarDate(`2023-${String(month).padStart(2, "0")}-01`),
        recordedAt: instantOf(at),
        recordedById: userId(agency.code),
      },
    ];
  };
  await tx.indicatorValue.createMany({
    data: FIGURE_MONTHS.flatMap((month) =>
      indicators.flatMap(({ id, code, measurers }) =>
        said(measurers[0]?.agency, month).map((record) => ({ indicatorId: id, ...valueIn(code, month), ...record })),
      ),
    ),
  });
  await tx.procedureCount.createMany({
    data: FIGURE_MONTHS.flatMap((month) =>
      procedures.flatMap(({ id, number, agencies }) =>
        said(agencies[0]?.agency, month).map((record) => ({ procedureId: id, ...countsIn(number, month), ...record })),
      ),
    ),
  });
}
