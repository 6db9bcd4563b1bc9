import { readCurrentPlan } from "../plans/queries.ts";
import type { CommandContext } from "../platform/actor.ts";
import { keepAnswer } from "../platform/kept-answers.ts";
import type { ReportAddress } from "../reports/in-hand.ts";
import { may } from "../reports/policy.ts";
import { type EntryFormState, entryFormName, entryPath } from "./entry-form.ts";
import { entryLines, readEntry } from "./entry-rules.ts";
import { owedFigures } from "./figures.ts";
import { type Grid, readGrid } from "./grid.ts";
import { readIndicatorFacts } from "./queries.ts";

/** A table that could not be taken, and beside which input that is said. */
export type RefusedTable = { field: string; problem: string; typed?: Record<string, string> };

/**
 * A table that was pasted or read from a workbook, as the page of the numbers is to show it: filled into the form, with what is wrong beside
 * the fields. Nothing is written before the form is sent. Gives the address of that page.
 */
export async function answerTable(
  context: CommandContext,
  address: ReportAddress,
  field: string,
  table: Grid | RefusedTable,
  typed: Record<string, string> = {},
): Promise<string> {
  const { agencyId, agencyCode } = context.actor;
  const path = entryPath(address);
  if (agencyId === null || agencyCode !== address.agencyCode || !may(context.actor, "draft.write", { agencyId }))
    return path;
  const state =
    "problem" in table ? refusedTable(table) : await previewOf(context, { ...address, agencyId }, field, table, typed);
  const kept = await keepAnswer(context, context.actor.id, entryFormName(address), state);
  return `${path}?answer=${kept}`;
}

function refusedTable({ field, problem, typed = {} }: RefusedTable): NonNullable<EntryFormState> {
  return { title: "Chưa đọc được bảng, chưa ghi gì", kind: "refused", fields: { [field]: problem }, typed, strays: [] };
}

async function previewOf(
  context: CommandContext,
  { month, agencyId }: ReportAddress & { agencyId: number },
  field: string,
  grid: Grid,
  typed: Record<string, string>,
): Promise<NonNullable<EntryFormState>> {
  const plan = await readCurrentPlan(context.db);
  const asOf = context.clock.today();
  const facts = plan ? await readIndicatorFacts(context.db, { plan, asOf }) : { indicators: [], procedures: [] };
  const lines = entryLines(owedFigures(facts, agencyId, month));
  const read = readGrid(grid, lines);
  if ("problem" in read) return refusedTable({ field, problem: read.problem, typed });
  const { problems } = readEntry(lines, read.values);
  return {
    title: `Đã đọc ${read.read} thủ tục, chưa ghi gì. Xem lại từng dòng rồi bấm Lưu số liệu.`,
    kind: "preview",
    fields: problems,
    typed: read.values,
    strays: read.strays,
  };
}
