import { plainDate } from "../calendar/days.ts";
import type { CommitmentDuty, LetterDuty } from "../oversight/rules.ts";
import type { Database, Transaction } from "../platform/database.ts";

/** Where a letter is read and answered. */
export const letterPath = (id: number): string => `/letters/${id}`;

/** Every issued letter of a plan that nobody has answered and none has replaced, for those who remind. One statement. */
export async function readLetterDuties(db: Database | Transaction, planId: number): Promise<LetterDuty[]> {
  const letters = await db.urgingLetter.findMany({
    where: {
      planId,
      documentId: { not: null },
      answers: { none: {} },
      replacedBy: { none: { documentId: { not: null } } },
    },
    select: {
      id: true,
      ordinal: true,
      answerBy: true,
      agency: { select: { id: true, shortName: true } },
      document: { select: { number: true } },
    },
    orderBy: { id: "asc" },
  });
  return letters.map(({ id, ordinal, answerBy, agency, document }) => ({
    letterId: id,
    agencyId: agency.id,
    agencyName: agency.shortName,
    number: document?.number ?? "",
    ordinal: ordinal ?? 0,
    answerBy: plainDate(answerBy),
    path: letterPath(id),
  }));
}

/** The newest promise about each part that has not been reported as done since. One statement. */
export async function readCommitmentDuties(db: Database | Transaction, planId: number): Promise<CommitmentDuty[]> {
  const rows = await db.$queryRaw<(Omit<CommitmentDuty, "promisedOn" | "path"> & { promisedOn: Date })[]>`
    SELECT DISTINCT ON (c.assignment_id) c.id AS "commitmentId", g.id AS "agencyId", g.short_name AS "agencyName",
      t.number AS "taskNumber", t.short_title AS task, c.promised_on AS "promisedOn"
    FROM commitment c
    JOIN assignment a ON a.id = c.assignment_id
    JOIN task t ON t.id = a.task_id AND t.plan_id = ${planId}
    JOIN agency g ON g.id = a.agency_id
    CROSS JOIN LATERAL (
      SELECT coalesce((SELECT x.applicable FROM applicability_decision x WHERE x.assignment_id = a.id ORDER BY x.id DESC LIMIT 1), true)
        AS applicable) n
    LEFT JOIN LATERAL (
      SELECT x.id, x.state FROM progress_update x WHERE x.assignment_id = a.id ORDER BY x.seq DESC LIMIT 1) u ON true
    LEFT JOIN LATERAL (
      SELECT x.verdict FROM completion_decision x WHERE x.update_id = u.id ORDER BY x.id DESC LIMIT 1) d ON true
    WHERE n.applicable AND (u.state = 'COMPLETED' AND (d.verdict IS NULL OR d.verdict = 'CONFIRMED')) IS NOT TRUE
    ORDER BY c.assignment_id, c.id DESC`;
  return rows.map(({ promisedOn, ...row }) => ({
    ...row,
    promisedOn: plainDate(promisedOn),
    path: `/tasks/${row.taskNumber}`,
  }));
}
