import { dateOf } from "../platform/clock.ts";
import { Prisma } from "../platform/prisma/client.ts";
import { type IssuedLetter, letterState } from "./rules.ts";

/** The same as JSON of the database has it. */
export type IssuedLetterJson = {
  agency: string;
  number: string;
  ordinal: number;
  issuedOn: string;
  answerBy: string;
  answeredAt: string | null;
  replaced: boolean;
};

/**
 * The letters of a plan that are dated within a period, as one JSON column within a larger statement; `issuedLetters` reads it.
 * @param until what was recorded before this instant.
 */
export function issuedLettersOf(question: {
  planId: number;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  until: Date;
}): Prisma.Sql {
  const { planId, from, to, until } = question;
  return Prisma.sql`coalesce((
    SELECT json_agg(json_build_object('agency', g.short_name, 'number', d.number, 'ordinal', l.ordinal,
        'issuedOn', d.document_date, 'answerBy', l.answer_by,
        'answeredAt', (SELECT min(w.recorded_at) FROM urging_answer w WHERE w.letter_id = l.id AND w.recorded_at < ${until}),
        'replaced', EXISTS (SELECT FROM urging_letter n JOIN issued_document e ON e.id = n.document_id
          WHERE n.replaces_id = l.id AND e.issued_at < ${until})) ORDER BY d.document_date, d.serial)
    FROM urging_letter l
    JOIN issued_document d ON d.id = l.document_id AND d.issued_at < ${until}
    JOIN agency g ON g.id = l.agency_id
    WHERE l.plan_id = ${planId} AND d.document_date BETWEEN ${from.toString()}::date AND ${to.toString()}::date), '[]')`;
}

/** The letters with how each stood on the day; those that another took the place of are left out. */
export function issuedLetters(rows: readonly IssuedLetterJson[], asOf: Temporal.PlainDate): IssuedLetter[] {
  const day = (text: string) => Temporal.PlainDate.from(text);
  return rows
    .filter(({ replaced }) => !replaced)
    .map(({ agency, number, ordinal, issuedOn, answerBy, answeredAt }) => {
      const answeredOn = answeredAt === null ? null : dateOf(Temporal.Instant.from(answeredAt));
      const facts = { issuedOn: day(issuedOn), answerBy: day(answerBy), answeredOn, replaced: false };
      return { agency, number, ordinal, state: letterState(facts, asOf) };
    });
}
