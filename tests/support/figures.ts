import { enterFigures } from "../../lib/indicators/commands.ts";
import { type EntryLine, entryLines, fieldName } from "../../lib/indicators/entry-rules.ts";
import { owedFigures } from "../../lib/indicators/figures.ts";
import { readIndicatorFacts } from "../../lib/indicators/queries.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";

/** What the writer's own agency owes for a month, as the form has it. */
export async function owedLines(context: CommandContext, month: Temporal.PlainYearMonth): Promise<EntryLine[]> {
  const plan = await readCurrentPlan(context.db);
  if (!plan) throw new Error("no plan");
  const facts = await readIndicatorFacts(context.db, { plan, asOf: context.clock.today() });
  return entryLines(owedFigures(facts, context.actor.agencyId ?? 0, month));
}

/** A line as its form sends it. */
export function filledIn(
  line: EntryLine,
  numbers: Readonly<Record<string, number>>,
  note = "",
): Record<string, string> {
  return {
    ...Object.fromEntries(line.fields.map(({ name }) => [fieldName(line, name), String(numbers[name] ?? 0)])),
    [fieldName(line, "note")]: note,
    [fieldName(line, "seen")]: String(line.seen),
  };
}

/** Enters every number that the writer's agency owes for a month, the same as the month before, so that its report can be sent. */
export async function enterAllFigures(context: CommandContext, month: Temporal.PlainYearMonth): Promise<void> {
  const lines = (await owedLines(context, month)).filter(({ now }) => now === null);
  if (lines.length === 0) return;
  const values = Object.assign({}, ...lines.map((line) => filledIn(line, line.before?.numbers ?? { whole: 1 })));
  const outcome = await enterFigures(context, { month, agencyCode: context.actor.agencyCode ?? "", values });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}
