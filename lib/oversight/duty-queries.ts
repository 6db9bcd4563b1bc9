import {
  type ObligationJson,
  type ObligationPartRow,
  obligationParts,
  readObligationRow,
} from "../obligations/queries.ts";
import type { Database, Transaction } from "../platform/database.ts";
import type { ReportTable } from "../reports/table.ts";
import {
  type AgencyReportsJson,
  assembleTable,
  type ReportTableQuestion,
  reportRows,
} from "../reports/table-queries.ts";

/** What agencies owe besides their tasks. */
export type Duties = { reports: ReportTable; obligations: ObligationPartRow[] };

/**
 * What an agency owes besides its tasks, or all of them do, at the end of a day: the monthly reports and the dated obligations
 * of Section IV. The same two queries as their own pages', in one statement, for a home that has no room for more.
 */
export async function readDuties(db: Database | Transaction, question: ReportTableQuestion): Promise<Duties> {
  const { agencyId, ...day } = question;
  const asked = { ...day, ...(agencyId != null && { agencyId }) };
  const [row] = await db.$queryRaw<{ reports: AgencyReportsJson[]; obligations: ObligationJson[] }[]>`
    SELECT (SELECT coalesce(json_agg(r), '[]') FROM (${reportRows(question)}) r) AS reports,
           (SELECT coalesce(json_agg(o), '[]') FROM (${obligationParts(asked)}) o) AS obligations`;
  return {
    reports: assembleTable(row?.reports ?? [], question),
    obligations: (row?.obligations ?? []).map((part) => readObligationRow(part, asked)),
  };
}
