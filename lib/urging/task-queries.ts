import { Prisma } from "../platform/prisma/client.ts";
import type { EscalationTarget } from "../platform/prisma/enums.ts";

/** An issued letter that names a part of the task. */
export type TaskLetter = { id: number; agencyName: string; number: string; date: Temporal.PlainDate; ordinal: number };

/** A written promise about a part. */
export type CommitmentRow = {
  id: number;
  agencyCode: string;
  agencyName: string;
  promisedOn: Temporal.PlainDate;
  text: string;
  documentNumber: string;
  documentDate: Temporal.PlainDate;
  at: Temporal.Instant;
  by: string;
};

export type EscalationRow = {
  target: EscalationTarget;
  agencyName: string;
  text: string;
  at: Temporal.Instant;
  by: string;
};

/** What was written and promised about the parts of a task, and taken further up; oldest first. */
export type TaskUrging = { letters: TaskLetter[]; commitments: CommitmentRow[]; escalations: EscalationRow[] };

/** The same as JSON of the database has it. */
export type TaskUrgingJson = {
  letters: (Omit<TaskLetter, "date"> & { date: string })[];
  commitments: (Omit<CommitmentRow, "promisedOn" | "documentDate" | "at"> & {
    promisedOn: string;
    documentDate: string;
    at: string;
  })[];
  escalations: (Omit<EscalationRow, "at"> & { at: string })[];
};

/**
 * The urging of a task as one JSON column, for the statement that reads all of a task's surroundings.
 * @param until what was done before this instant.
 */
export function urgingOf(taskId: number, until: Date): Prisma.Sql {
  return Prisma.sql`json_build_object(
    'letters', coalesce((
      SELECT json_agg(json_build_object('id', l.id, 'agencyName', g.short_name, 'number', d.number,
        'date', d.document_date, 'ordinal', l.ordinal) ORDER BY d.document_date, l.id)
      FROM urging_letter l JOIN agency g ON g.id = l.agency_id
      JOIN issued_document d ON d.id = l.document_id AND d.issued_at < ${until}
      WHERE EXISTS (SELECT FROM urging_item i JOIN assignment a ON a.id = i.assignment_id
        WHERE i.letter_id = l.id AND a.task_id = ${taskId})), '[]'),
    'commitments', coalesce((
      SELECT json_agg(json_build_object('id', c.id, 'agencyCode', g.code, 'agencyName', g.short_name, 'promisedOn', c.promised_on, 'text', c.text,
        'documentNumber', c.document_number, 'documentDate', c.document_date, 'at', c.recorded_at, 'by', u.name) ORDER BY c.id)
      FROM commitment c JOIN assignment a ON a.id = c.assignment_id JOIN agency g ON g.id = a.agency_id
      JOIN app_user u ON u.id = c.recorded_by_id
      WHERE a.task_id = ${taskId} AND c.recorded_at < ${until}), '[]'),
    'escalations', coalesce((
      SELECT json_agg(json_build_object('target', e.target, 'agencyName', g.short_name, 'text', e.text, 'at', e.recorded_at,
        'by', u.name) ORDER BY e.id)
      FROM escalation e JOIN assignment a ON a.id = e.assignment_id JOIN agency g ON g.id = a.agency_id
      JOIN app_user u ON u.id = e.recorded_by_id
      WHERE a.task_id = ${taskId} AND e.recorded_at < ${until}), '[]'))`;
}

/** The newest promise of each agency, by its code: the days that stand beside the deadline. */
export function promisesInForce({ commitments }: Pick<TaskUrging, "commitments">): Map<string, CommitmentRow> {
  return new Map(commitments.map((promise) => [promise.agencyCode, promise]));
}

export function taskUrging({ letters, commitments, escalations }: TaskUrgingJson): TaskUrging {
  const day = (text: string) => Temporal.PlainDate.from(text);
  const moment = (text: string) => Temporal.Instant.from(text);
  return {
    letters: letters.map((letter) => ({ ...letter, date: day(letter.date) })),
    commitments: commitments.map((promise) => ({
      ...promise,
      promisedOn: day(promise.promisedOn),
      documentDate: day(promise.documentDate),
      at: moment(promise.at),
    })),
    escalations: escalations.map((step) => ({ ...step, at: moment(step.at) })),
  };
}
