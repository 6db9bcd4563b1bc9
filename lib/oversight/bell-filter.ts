import type { AlertKind, AlertUrgency } from "../platform/prisma/enums.ts";
import { ALERT_KINDS, URGENCIES } from "./words.ts";

const VIEWS = ["open", "all", "muted"] as const;
const MARKS = ["unread", "unacknowledged"] as const;
const SORTS = ["urgency", "newest", "due"] as const;

/** Where on the bell a row stands: what the order looks at, and the id of its newest alert. Never a count of rows. */
export type BellPlace = { first: number; second: number; newest: number };

/** Ways to narrow the bell, as they stand in the address (`/alerts?kind=DEADLINE_PASSED&mark=unread`). */
export type BellFilter = {
  /** What still holds and is not muted; everything ever, muted or not; what a mute holds back. */
  view: (typeof VIEWS)[number];
  kind: AlertKind | null;
  urgency: AlertUrgency | null;
  /** Code of the agency it is about. */
  agency: string | null;
  /** Number of the task. */
  task: number | null;
  mark: (typeof MARKS)[number] | null;
  sort: (typeof SORTS)[number];
  /** Only rows behind this one: the next page. */
  after: BellPlace | null;
};

export const WHOLE_BELL: BellFilter = {
  view: "open",
  kind: null,
  urgency: null,
  agency: null,
  task: null,
  mark: null,
  sort: "urgency",
  after: null,
};

type Params = Record<string, string | string[] | undefined>;

/** As large as the database's numbers go. */
const MOST = 2_147_483_647;

/** Reads a filter from an address; what it does not know it leaves out rather than refuse the page. */
export function readBellFilter(params: Params): BellFilter {
  const text = (name: string) => {
    const value = params[name];
    return ((Array.isArray(value) ? value[0] : value) ?? "").trim();
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | null =>
    allowed.find((value) => value === text(name)) ?? null;
  return {
    view: oneOf("view", VIEWS) ?? "open",
    kind: oneOf("kind", ALERT_KINDS),
    urgency: oneOf("urgency", URGENCIES),
    agency: /^[a-z0-9-]{1,60}$/.test(text("agency")) ? text("agency") : null,
    task: /^[1-9]\d{0,5}$/.test(text("task")) ? Number(text("task")) : null,
    mark: oneOf("mark", MARKS),
    sort: oneOf("sort", SORTS) ?? "urgency",
    after: readPlace(text("after")),
  };
}

function readPlace(text: string): BellPlace | null {
  const found = /^(\d{1,10})\.(\d{1,10})\.(\d{1,10})$/.exec(text);
  if (!found) return null;
  const [first = 0, second = 0, newest = 0] = found.slice(1).map(Number);
  return Math.max(first, second, newest) <= MOST ? { first, second, newest } : null;
}

/** The filter as the query of an address, without what is at its default. */
export function bellQuery(filter: BellFilter): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | number | null) => value !== null && query.set(name, String(value));
  set("view", filter.view === "open" ? null : filter.view);
  set("kind", filter.kind);
  set("urgency", filter.urgency);
  set("agency", filter.agency);
  set("task", filter.task);
  set("mark", filter.mark);
  set("sort", filter.sort === "urgency" ? null : filter.sort);
  set("after", filter.after && `${filter.after.first}.${filter.after.second}.${filter.after.newest}`);
  return query.toString();
}

/** The page of a filter, with whatever else its address carries. */
export function bellHref(filter: BellFilter, extra = ""): string {
  const query = [bellQuery(filter), extra].filter(Boolean).join("&");
  return query ? `/alerts?${query}` : "/alerts";
}

/** Whether anything narrows the list within its view (the order does not). */
export function isBellNarrowed({ kind, urgency, agency, task, mark }: BellFilter): boolean {
  return kind !== null || urgency !== null || agency !== null || task !== null || mark !== null;
}

/** How many alerts of a bell are alike in all that can be asked for. */
export type BellCount = {
  kind: AlertKind;
  urgency: AlertUrgency;
  agencyCode: string | null;
  agencyName: string | null;
  taskNumber: number | null;
  taskTitle: string | null;
  unread: boolean;
  unacknowledged: boolean;
  open: boolean;
  muted: boolean;
  count: number;
};

/** One answer of a filter, and how many alerts it would leave. */
export type BellChoice<Value> = { value: Value; label: string; count: number };

export type BellChoices = {
  views: Record<BellFilter["view"], number>;
  /** What the filter leaves, by urgency: the numbers beside the headings. */
  urgencies: Record<AlertUrgency, number>;
  kinds: Map<AlertKind, number>;
  agencies: BellChoice<string>[];
  tasks: BellChoice<number>[];
  unread: number;
  unacknowledged: number;
  /** What the whole filter leaves. */
  total: number;
};

type Facet = "kind" | "urgency" | "agency" | "task" | "mark";

/**
 * The numbers beside the filters. Each says what its choice would leave with all other choices kept, so that no choice leads to
 * an empty list unless it says 0.
 */
export function bellChoices(counts: readonly BellCount[], filter: BellFilter): BellChoices {
  const inView = counts.filter((count) => isInView(count, filter.view));
  const left = (without?: Facet) => inView.filter((count) => passes(count, filter, without));
  const marks = left("mark");
  const urgencies = left("urgency");
  return {
    views: {
      open: sum(counts.filter((count) => isInView(count, "open"))),
      all: sum(counts),
      muted: sum(counts.filter((count) => isInView(count, "muted"))),
    },
    urgencies: {
      NOW: sum(urgencies.filter(({ urgency }) => urgency === "NOW")),
      SOON: sum(urgencies.filter(({ urgency }) => urgency === "SOON")),
      LATER: sum(urgencies.filter(({ urgency }) => urgency === "LATER")),
      NEWS: sum(urgencies.filter(({ urgency }) => urgency === "NEWS")),
    },
    kinds: new Map([...Map.groupBy(left("kind"), ({ kind }) => kind)].map(([kind, alike]) => [kind, sum(alike)])),
    agencies: choicesOf(
      left("agency"),
      (count) => count.agencyCode,
      (count) => count.agencyName ?? "",
    ).sort((a, b) => a.label.localeCompare(b.label, "vi")),
    tasks: choicesOf(
      left("task"),
      (count) => count.taskNumber,
      (count) => `Nhiệm vụ ${count.taskNumber} – ${count.taskTitle ?? ""}`,
    ).sort((a, b) => a.value - b.value),
    unread: sum(marks.filter(({ unread }) => unread)),
    unacknowledged: sum(marks.filter(({ unacknowledged }) => unacknowledged)),
    total: sum(left()),
  };
}

function isInView({ open, muted }: BellCount, view: BellFilter["view"]): boolean {
  return view === "all" || (open && muted === (view === "muted"));
}

function passes(count: BellCount, filter: BellFilter, without?: Facet): boolean {
  const asked = <T>(facet: Facet, value: T | null, own: T | null) =>
    facet === without || value === null || value === own;
  const marked = filter.mark === null || without === "mark" || count[filter.mark];
  return (
    marked &&
    asked("kind", filter.kind, count.kind) &&
    asked("urgency", filter.urgency, count.urgency) &&
    asked("agency", filter.agency, count.agencyCode) &&
    asked("task", filter.task, count.taskNumber)
  );
}

function choicesOf<Value extends string | number>(
  counts: readonly BellCount[],
  answerOf: (count: BellCount) => Value | null,
  labelOf: (count: BellCount) => string,
): BellChoice<Value>[] {
  return [...Map.groupBy(counts, answerOf)].flatMap(([value, alike]) => {
    const [first] = alike;
    return value === null || !first ? [] : [{ value, label: labelOf(first), count: sum(alike) }];
  });
}

function sum(counts: readonly BellCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
