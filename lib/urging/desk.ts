import { isHolder, readTaskFilter, type TaskFilter, taskGroupOf } from "../progress/filter.ts";
import { AGE_GROUPS } from "../progress/rules.ts";
import type { OwedItem, OwedSubject } from "./owed.ts";
import { type Urged, type UrgingStanding, urgedOf, urgingStanding } from "./rules.ts";

/** One thing owed, with how far it was urged and what comes next. */
export type OwedLine = { item: OwedItem; urged: Urged; standing: UrgingStanding };

export type OwedGroup = { key: string; label: string; lines: OwedLine[] };

/** Kinds of what is owed, as the desk filters them. */
export const OWED_KINDS = ["part", "report", "obligation", "duty"] as const;
export type OwedKind = (typeof OWED_KINDS)[number];

/** What the desk can be narrowed to: a kind, or what is late although it was written about (PRODUCT: a list of its own). */
export const OWED_VIEWS = [...OWED_KINDS, "urged"] as const;
export type OwedView = (typeof OWED_VIEWS)[number];

export const OWED_VIEW_WORDS: Readonly<Record<OwedView, string>> = {
  part: "phần việc quá hạn",
  report: "báo cáo tháng chưa gửi",
  obligation: "văn bản mục IV chưa nộp",
  duty: "việc thường xuyên chưa cập nhật",
  urged: "nội dung đã đôn đốc mà vẫn chậm",
};

/** Whether a line belongs to a view. */
export function isInView({ item, urged }: OwedLine, view: OwedView | null): boolean {
  if (view === "urged") return urged.letters.length > 0;
  return view === null || owedKind(item.subject) === view;
}

/** What the desk shows when it is opened from a narrowed chart: parts at one kind of agency, of one group of tasks, of those who lead. */
export type OwedScope = Pick<TaskFilter, "kind" | "group" | "role">;

type Params = Record<string, string | string[] | undefined>;

/** Reads `?agencyKind=DEPARTMENT&taskGroup=DATED&role=LEAD`: the shorter names are the desk's own kinds and groups. */
export function readOwedScope({ agencyKind, taskGroup, role: asked }: Params): OwedScope {
  const { kind, group, role } = readTaskFilter({ kind: agencyKind, group: taskGroup, role: asked });
  return { kind, group, role: role === "LEAD" ? role : null };
}

/** The same as address parameters; null where nothing is narrowed. */
export function owedScopeParams({ kind, group, role }: OwedScope): Record<string, string | null> {
  return { agencyKind: kind, taskGroup: group, role };
}

/** Whether something owed is within a scope: the part that a chart with the same scope counts. */
export function isInScope({ subject }: OwedItem, scope: OwedScope): boolean {
  if (scope.kind === null && scope.group === null && scope.role === null) return true;
  if (subject.kind !== "PART" && subject.kind !== "DUTY") return false;
  const { task, part } = subject;
  return isHolder(part, { agency: null, ...scope }) && (scope.group === null || taskGroupOf(task) === scope.group);
}

export function owedKind(subject: OwedSubject): OwedKind {
  return subject.kind.toLowerCase() as OwedKind;
}

/** What is owed with what was urged so far. */
export function owedLines(
  items: readonly OwedItem[],
  urged: ReadonlyMap<string, Urged>,
  today: Temporal.PlainDate,
): OwedLine[] {
  return items.map((item) => {
    const so = urgedOf(urged, item.key);
    const facts = { ...so, days: item.days, climbs: item.subject.kind === "PART" };
    return { item, urged: so, standing: urgingStanding(facts, today) };
  });
}

/** Lines of tasks that a leader watches come first; otherwise the order stays. */
function starredFirst(lines: readonly OwedLine[]): OwedLine[] {
  return lines.toSorted((a, b) => Number(isStarred(b.item.subject)) - Number(isStarred(a.item.subject)));
}

/** Whether it is a part of a task that a leader has put a star on. */
export function isStarred(subject: OwedSubject): boolean {
  return (subject.kind === "PART" || subject.kind === "DUTY") && subject.task.stars.length > 0;
}

/** Grouped by age, oldest first, standing duties last, before all what leaders watch; groups without anything are left out. */
export function groupLinesByAge(all: readonly OwedLine[]): OwedGroup[] {
  const lines = all.filter(({ item }) => !isStarred(item.subject));
  return [
    { key: "starred", label: "Lãnh đạo theo dõi", lines: all.filter(({ item }) => isStarred(item.subject)) },
    ...AGE_GROUPS.toReversed().map(({ key, label }) => ({
      key,
      label,
      lines: lines.filter(({ item }) => item.ageGroup === key),
    })),
    {
      key: "silent",
      label: "Thường xuyên, chưa cập nhật nhiều tháng liền",
      lines: lines.filter(({ item }) => item.ageGroup === null),
    },
  ].filter((group) => group.lines.length > 0);
}

/** Grouped by task, in the order of the plan; what belongs to no task stands after them. */
export function groupLinesByTask(lines: readonly OwedLine[]): OwedGroup[] {
  const groups = [...Map.groupBy(lines, ({ item }) => taskOf(item.subject)?.number ?? null)].map(([number, held]) => {
    const task = held[0] && taskOf(held[0].item.subject);
    return number === null || !task
      ? { key: "others", label: "Báo cáo tháng và văn bản theo mục IV", place: Number.POSITIVE_INFINITY, lines: held }
      : { key: `task-${number}`, label: `${number}. ${task.shortTitle}`, place: number, lines: held };
  });
  return groups.sort((a, b) => a.place - b.place).map(({ key, label, lines: held }) => ({ key, label, lines: held }));
}

function taskOf(subject: OwedSubject): { number: number; shortTitle: string } | null {
  return subject.kind === "PART" || subject.kind === "DUTY" ? subject.task : null;
}

/** Grouped by agency, the one that owes most first. */
export function groupLinesByAgency(lines: readonly OwedLine[]): OwedGroup[] {
  return [...Map.groupBy(lines, ({ item }) => item.agencyCode)]
    .map(([key, owed]) => ({ key, label: owed[0]?.item.agencyFullName ?? key, lines: owed }))
    .sort((a, b) => b.lines.length - a.lines.length || (b.lines[0]?.item.days ?? 0) - (a.lines[0]?.item.days ?? 0))
    .map((group) => ({ ...group, lines: starredFirst(group.lines) }));
}

/** How the desk puts what is late together. */
export const OWED_GROUPINGS = {
  age: { words: "Nhóm theo số ngày", group: groupLinesByAge },
  agency: { words: "Nhóm theo đơn vị", group: groupLinesByAgency },
  task: { words: "Nhóm theo nhiệm vụ", group: groupLinesByTask },
} as const;

export type OwedGrouping = keyof typeof OWED_GROUPINGS;
