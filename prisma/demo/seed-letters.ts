import { draftCorrection, issueCorrection } from "../../lib/documents/correction-commands.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { Database } from "../../lib/platform/database.ts";
import { answerLetter, giveCommitment } from "../../lib/urging/answer-commands.ts";
import { issueLetter, saveLetter } from "../../lib/urging/commands.ts";
import { draftLetters } from "../../lib/urging/drafting-commands.ts";
import { readOwed } from "../../lib/urging/queries.ts";
import { SECRETARY } from "./cast.ts";
import { CORRECTION, type DemoLetter, LETTERS, PROMISE } from "./letters.ts";
import { contextAt, expectDone } from "./seed-sent.ts";

/**
 * Every letter of the demo, its answer and what was promised, oldest first, each to be done at its time. They go through the commands
 * themselves, so that each holds what was owed on its day; after the seeding's transaction, for each command has its own.
 */
export function lettersOfTheYear(db: Database, planId: number): { at: string; send: () => Promise<void> }[] {
  const acts = LETTERS.flatMap((letter) => [
    { at: letter.at, send: () => write(db, letter) },
    ...(letter.answer ? [{ at: letter.answer.at, send: () => answer(db, letter) }] : []),
  ]);
  const rest = [
    { at: PROMISE.at, send: () => promise(db, planId) },
    { at: CORRECTION.at, send: () => correct(db) },
  ];
  return [...acts, ...rest].sort((a, b) => (a.at < b.at ? -1 : 1));
}

async function write(db: Database, letter: DemoLetter): Promise<void> {
  const context = await contextAt(db, SECRETARY, letter.at);
  const plan = await readCurrentPlan(db);
  if (plan === null) return;
  const asOf = Temporal.PlainDate.from(letter.at.slice(0, 10));
  const { items } = await readOwed(db, { plan, asOf });
  const keys = items.filter(({ agencyCode }) => agencyCode === letter.agency).map(({ key }) => key);
  const drafted = await draftLetters(context, { keys });
  expectDone(drafted);
  const letterId = drafted.ok ? (drafted.value.letterIds[0] ?? 0) : 0;
  const answerBy = Temporal.PlainDate.from(letter.answerBy);
  const words = { opening: "", demand: "", asksCommitment: false, copyToOffice: true };
  expectDone(await saveLetter(context, { letterId, seenVersion: 1, answerBy, keys, ...words }));
  const { agencyId } = await db.urgingLetter.findUniqueOrThrow({ where: { id: letterId } });
  const before = await db.urgingLetter.count({ where: { agencyId, documentId: { not: null } } });
  const signed = { documentNumber: letter.number, documentDate: asOf };
  expectDone(await issueLetter(context, { letterId, seenVersion: 2, seenOrdinal: before + 1, ...signed }));
}

async function answer(db: Database, { agency, number, answer: said }: DemoLetter): Promise<void> {
  if (!said) return;
  const letter = await db.urgingLetter.findFirstOrThrow({ where: { document: { number } } });
  const input = {
    letterId: letter.id,
    seenSeq: 0,
    text: said.text,
    documentNumber: said.number ?? "",
    documentDate: said.date ? Temporal.PlainDate.from(said.date) : null,
    files: [],
    until: {},
  };
  expectDone(await answerLetter(await contextAt(db, agency, said.at), input));
}

async function correct(db: Database): Promise<void> {
  const { at, corrects, number, text } = CORRECTION;
  const context = await contextAt(db, SECRETARY, at);
  const { id: documentId } = await db.issuedDocument.findFirstOrThrow({ where: { number: corrects } });
  expectDone(await draftCorrection(context, { documentId, text }));
  const draft = await db.documentCorrection.findFirstOrThrow({ where: { documentId } });
  const signed = { documentNumber: number, documentDate: Temporal.PlainDate.from(at.slice(0, 10)) };
  expectDone(await issueCorrection(context, { correctionId: draft.id, seenVersion: 1, ...signed }));
}

async function promise(db: Database, planId: number): Promise<void> {
  const { agency, task: number, at, on, text, date } = PROMISE;
  const part = await db.assignment.findFirstOrThrow({
    where: { task: { planId, number }, agency: { code: agency } },
  });
  const input = {
    assignmentId: part.id,
    promisedOn: Temporal.PlainDate.from(on),
    text,
    documentNumber: PROMISE.number,
    documentDate: Temporal.PlainDate.from(date),
  };
  expectDone(await giveCommitment(await contextAt(db, agency, at), input));
}
