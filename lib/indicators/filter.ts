import { readMonth } from "../reports/schema.ts";
import {
  type Body,
  type IndicatorFacts,
  monthsCounted,
  newestCounted,
  type ProcedureRow,
  procedureRows,
} from "./figures.ts";

/** Which month and agency an address asks for, with what can be chosen and the rows that are left. */
export type ProcedureFilter = {
  months: Temporal.PlainYearMonth[];
  /** The newest that says something, unless another is asked for; null where nothing has been counted. */
  month: Temporal.PlainYearMonth | null;
  agencies: Body[];
  agency: Body | null;
  rows: ProcedureRow[];
};

/** Reads `?month=2023-09&agency=so-tu-phap`, for the page and its files alike; what it does not know narrows nothing. */
export function readProcedureFilter(
  { procedures, closedMonth }: Pick<IndicatorFacts, "procedures" | "closedMonth">,
  params: Readonly<Record<string, string | string[] | undefined>>,
): ProcedureFilter {
  const months = monthsCounted(procedures);
  const asked = readMonth(params["month"]);
  const month = months.find((each) => asked?.equals(each)) ?? newestCounted({ procedures, closedMonth });
  const agencies = [...new Map(procedures.map(({ agency }) => [agency.code, agency])).values()];
  const agency = agencies.find(({ code }) => code === params["agency"]) ?? null;
  const held = agency ? procedures.filter((each) => each.agency.code === agency.code) : procedures;
  return { months, month, agencies, agency, rows: month ? procedureRows(held, month) : [] };
}
