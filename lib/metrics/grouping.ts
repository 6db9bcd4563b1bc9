import type { Board, BoardTask } from "../progress/board.ts";
import { dueOf } from "../progress/filter.ts";

/*
 * How much of a large plan a drawing shows. A plan as that of 2023 is drawn whole; of a larger one the drawing shows what wants
 * attention first and says how much more there is. Tables and files leave nothing out.
 */

/** The first of a list, at most so many, and how many more there are. One alone is never left over: it takes no more room than its count. */
export function firstOf<Item>(items: readonly Item[], most: number): { shown: readonly Item[]; rest: number } {
  if (items.length <= most + 1) return { shown: items, rest: 0 };
  return { shown: items.slice(0, most), rest: items.length - most };
}

/** "1, 2, 3 và 40 nhiệm vụ khác". */
export function listWords(items: readonly (string | number)[], most: number, what: string): string {
  const { shown, rest } = firstOf(items, most);
  return `${shown.join(", ")}${rest > 0 ? ` và ${rest} ${what} khác` : ""}`;
}

/** The tasks whose day, by the board's reading, lies in one month; as many as `/tasks?due=` lists for it. */
export type DueMonth = { month: Temporal.PlainYearMonth; tasks: number; done: number; overdue: number };

/** The months in which anything falls due, the first one first. */
export function dueMonths(board: Pick<Board, "basis" | "tasks">): DueMonth[] {
  const dated = board.tasks.flatMap((task) => {
    const month = dueOf(task, board.basis)?.toPlainYearMonth();
    return month ? [{ task, month }] : [];
  });
  return [...Map.groupBy(dated, ({ month }) => month.toString()).values()]
    .flatMap((held) =>
      held[0]
        ? [
            countsOf(
              held[0].month,
              held.map(({ task }) => task),
            ),
          ]
        : [],
    )
    .sort((a, b) => Temporal.PlainYearMonth.compare(a.month, b.month));
}

function countsOf(month: Temporal.PlainYearMonth, tasks: readonly BoardTask[]): DueMonth {
  const count = (...states: BoardTask["standing"]["timeliness"][]) =>
    tasks.filter(({ standing }) => states.includes(standing.timeliness)).length;
  return { month, tasks: tasks.length, done: count("DONE_ON_TIME", "DONE_LATE"), overdue: count("OVERDUE") };
}
