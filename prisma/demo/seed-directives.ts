import { enterDirective, giveDirective } from "../../lib/directives/commands.ts";
import type { DirectiveInput } from "../../lib/directives/schema.ts";
import { setStar } from "../../lib/directives/star-commands.ts";
import type { Database } from "../../lib/platform/database.ts";
import { type DemoDirective, DIRECTIVES, STARS } from "./directives.ts";
import { contextAt, expectDone } from "./seed-sent.ts";

/**
 * Every directive of the demo with what was said about it, and the leader's stars, oldest first, each to be done at its time: through
 * the commands themselves, and after the seeding's transaction, for each command has its own.
 */
export function directivesOfTheYear(db: Database, planId: number): { at: string; send: () => Promise<void> }[] {
  const acts = DIRECTIVES.flatMap((directive) => [
    { at: directive.at, send: () => give(db, planId, directive) },
    ...entriesOf(db, directive),
  ]);
  const stars = STARS.map((star) => ({ at: star.at, send: () => watch(db, planId, star) }));
  return [...acts, ...stars].sort((a, b) => (a.at < b.at ? -1 : 1));
}

async function give(db: Database, planId: number, directive: DemoDirective): Promise<void> {
  const context = await contextAt(db, directive.by, directive.at);
  expectDone(await giveDirective(context, await inputOf(db, planId, directive)));
}

/** A directive of the demo as its form, or that of a meeting, would send it. */
export async function inputOf(db: Database, planId: number, directive: DemoDirective): Promise<DirectiveInput> {
  const agencies = await db.agency.findMany({ where: { code: { in: [...directive.agencies] } } });
  return {
    taskId: directive.task === null ? null : await taskIdOf(db, planId, directive.task),
    agencyIds: agencies.map(({ id }) => id),
    text: directive.text,
    answerBy: Temporal.PlainDate.from(directive.answerBy),
  };
}

/** What was said about a directive, each entry to be made at its time. */
export function entriesOf(db: Database, directive: DemoDirective): { at: string; send: () => Promise<void> }[] {
  return directive.entries.map((entry, index) => ({ at: entry.at, send: () => enter(db, directive, index) }));
}

/** The entry at its place, which is one agency's: none of the demo's conversations is with several. */
async function enter(db: Database, { text, entries }: DemoDirective, index: number): Promise<void> {
  const part = await db.directiveAgency.findFirstOrThrow({ where: { directive: { text } } });
  const entry = entries[index];
  if (!entry) return;
  const outcome = await enterDirective(await contextAt(db, entry.by, entry.at), {
    partId: part.id,
    seenSeq: index,
    kind: entry.kind,
    text: entry.text ?? "",
    documentNumber: entry.number ?? "",
    documentDate: entry.date ? Temporal.PlainDate.from(entry.date) : null,
    answerBy: null,
  });
  expectDone(outcome);
}

async function watch(db: Database, planId: number, { by, task, at }: (typeof STARS)[number]): Promise<void> {
  expectDone(await setStar(await contextAt(db, by, at), { taskId: await taskIdOf(db, planId, task), starred: true }));
}

async function taskIdOf(db: Database, planId: number, number: number): Promise<number> {
  const { id } = await db.task.findUniqueOrThrow({ where: { planId_number: { planId, number } } });
  return id;
}
