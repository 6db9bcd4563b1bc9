import type { Clock } from "./clock.ts";
import type { Database, Transaction } from "./database.ts";
import type { Prisma } from "./prisma/client.ts";

/** How long an answer waits to be read, in hours; then the nightly cleaning lets it go. */
const KEPT_HOURS = 24;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps what a form was answered with (its errors, and everything as it was typed) for the page that its sender is sent to.
 * Forms that bring files come in through a route of their own, and a route cannot draw a page. What was read in a workbook waits the
 * same way to be agreed to. `form`: which form, and about
 * what. Gives the id for the page's address.
 */
export async function keepAnswer(
  { db, clock }: { db: Database | Transaction; clock: Clock },
  userId: number,
  form: string,
  answer: object,
): Promise<string> {
  const keptAt = new Date(clock.now().epochMilliseconds);
  const row = { id: crypto.randomUUID(), userId, form, answer: answer as Prisma.InputJsonObject, keptAt };
  return (await db.keptAnswer.create({ data: row, select: { id: true } })).id;
}

/** What was kept for this person and this form; null for any other id. */
export async function readAnswer(db: Database, userId: number, form: string, id: unknown): Promise<unknown> {
  if (typeof id !== "string" || !UUID.test(id)) return null;
  const kept = await db.keptAnswer.findFirst({ where: { id, userId, form }, select: { answer: true } });
  return kept?.answer ?? null;
}

/** The same, held until the transaction ends: whoever asks for it next waits, and is given what this one has put in its place. */
export async function takeAnswer(tx: Transaction, userId: number, form: string, id: string): Promise<unknown> {
  if (!UUID.test(id)) return null;
  const rows = await tx.$queryRaw<{ answer: unknown }[]>`
    SELECT answer FROM kept_answer WHERE id = ${id}::uuid AND user_id = ${userId} AND form = ${form} FOR UPDATE`;
  return rows[0]?.answer ?? null;
}

/** Puts another answer in the place of one that was taken. */
export async function replaceAnswer(tx: Transaction, id: string, answer: object): Promise<void> {
  await tx.keptAnswer.update({ where: { id }, data: { answer: answer as Prisma.InputJsonObject } });
}

/** Lets go of answers nobody will come back for. Gives how many. */
export async function forgetAnswers(db: Database, clock: Clock): Promise<number> {
  const before = new Date(clock.now().subtract({ hours: KEPT_HOURS }).epochMilliseconds);
  return (await db.keptAnswer.deleteMany({ where: { keptAt: { lt: before } } })).count;
}
