import { describe, expect, it } from "vitest";
import { type ParsedDeadline, parseDeadline } from "../../lib/calendar/deadline.ts";
import { planFolder, readPlan } from "../../prisma/load-plan/read.ts";

const files = await readPlan(planFolder(2023));
const tasks = files["appendix-2-tasks.json"].tasks;
const items = files["section-3-agency-tasks.json"].sections.flatMap((section) => section.items);
const obligations = files["obligations.json"].obligations;

type Due = NonNullable<(typeof items)[number]["deadline"] | (typeof obligations)[number]["due"]>;

/** What the data file says, in the parser's shape. Notes are the parser's own. */
function recorded(due: Due): Omit<ParsedDeadline, "note"> {
  if (due.kind === "monthly-before-day") return { kind: "PERIODIC", every: "MONTH" };
  const start = "start" in due && due.start ? { startOn: Temporal.PlainDate.from(due.start) } : {};
  if (due.kind === "ongoing") return { kind: "ONGOING", ...start };
  if (due.kind === "periodic") return { kind: "PERIODIC", ...start };
  if (due.kind === "conditional") return { kind: "CONDITIONAL", condition: due.condition };
  return {
    kind: "BY_DATE",
    ...start,
    dueOn: Temporal.PlainDate.from(due.date),
    ...(due.exclusive ? { exclusive: true as const } : {}),
    ...(due.condition === undefined ? {} : { condition: due.condition }),
  };
}

const dated = (rows: { name: string; text: string | null | undefined; due: Due | null | undefined }[]) =>
  rows.flatMap(({ name, text, due }): [string, string, Due][] => (text && due ? [[name, text, due]] : []));

/** The document writes 2022 for 2023; the file has the year that a person decided on ("sic"), the parser what is written. */
const WRONG_YEAR = ["III.23.1", "OB-11"];

const all = dated([
  ...tasks.map((task) => ({ name: `Phụ lục II, ${task.number}`, text: task.deadlineText, due: task.deadline })),
  ...items.map((item) => ({ name: item.id, text: item.deadlineText, due: item.deadline })),
  ...obligations.map((row) => ({ name: row.id, text: row.dueText, due: row.due })),
]);

describe("the plan of 2023", () => {
  it("has deadlines to read in all three places", () => {
    expect(tasks).toHaveLength(26);
    expect(all.length).toBeGreaterThanOrEqual(26 + 20 + 9);
  });

  it.each(all.filter(([name]) => !WRONG_YEAR.includes(name)))("%s: %j is what the file records", (name, text, due) => {
    const { note: _, ...read } = parseDeadline(text, 2023);
    // The file leaves out that "trong năm 2023 và các năm tiếp theo" begins with 2023.
    const expected =
      name === "III.15.2" ? { ...recorded(due), startOn: Temporal.PlainDate.from("2023-01-01") } : recorded(due);
    expect(read).toEqual(expected);
  });

  it.each(all.filter(([name]) => WRONG_YEAR.includes(name)))("%s: %j is not silently mended", (_, text, due) => {
    const { note, dueOn, ...read } = parseDeadline(text, 2023);
    const { dueOn: mended, ...expected } = recorded(due);
    expect(read).toEqual(expected);
    expect(dueOn?.with({ year: 2023 }).toString()).toBe(mended?.toString());
    expect(note).toBe("hạn ở trước năm của kế hoạch (2023)");
  });

  it("keeps the day of the monthly report", () => {
    expect(parseDeadline("trước ngày 15 hằng tháng", 2023).note).toBe("trước ngày 15");
  });
});
