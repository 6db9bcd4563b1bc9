import type { Transaction } from "../../lib/platform/database.ts";
import { calendarDate } from "../load-plan/rows.ts";
import { countsIn, hasEntered, valueIn } from "./indicators.ts";
import { CLOSED_MONTHS, monthlyMoment } from "./months.ts";
import { instantOf } from "./words.ts";

/** The numbers that the agencies entered with their reports, February to September: all at once, as the record would have them. */
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
  const said = (agency: { id: number; code: string }, month: number) => ({
    agencyId: agency.id,
    month: calendarDate(`2023-0${month}-01`),
    recordedAt: instantOf(monthlyMoment(agency.code, 0, month)),
    recordedById: userId(agency.code),
  });
  await tx.indicatorValue.createMany({
    data: CLOSED_MONTHS.flatMap((month) =>
      indicators.flatMap(({ id, code, measurers }) => {
        const [agency, value] = [measurers[0]?.agency, valueIn(code, month)];
        return agency && value && hasEntered(agency.code, month)
          ? [{ indicatorId: id, ...value, ...said(agency, month) }]
          : [];
      }),
    ),
  });
  await tx.procedureCount.createMany({
    data: CLOSED_MONTHS.flatMap((month) =>
      procedures.flatMap(({ id, number, agencies }) => {
        const agency = agencies[0]?.agency;
        return agency && hasEntered(agency.code, month)
          ? [{ procedureId: id, ...countsIn(number, month), ...said(agency, month) }]
          : [];
      }),
    ),
  });
}
