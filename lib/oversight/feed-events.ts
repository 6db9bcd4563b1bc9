import { isBefore } from "../calendar/days.ts";
import type { DateReading } from "../calendar/deadline.ts";
import { formatDate, formatMonth } from "../calendar/format.ts";
import { type PlanSettings, reportDueDay } from "../plans/rules.ts";
import type { Role } from "../platform/prisma/enums.ts";
import { type Board, type BoardAssignment, type BoardTask, isCounted } from "../progress/board.ts";
import { awaitsConfirmation, completedOn, type Timeliness } from "../progress/rules.ts";
import type { FeedEvent } from "./feed-print.ts";
import type { ObligationDuty } from "./rules.ts";

/** Whose calendar it is. `reports`: since when and until when the person's agency owes monthly reports, and which it has sent. */
export type FeedOwner = {
  role: Role;
  agencyId: number | null;
  reports: {
    from: Temporal.PlainDate | null;
    to: Temporal.PlainDate | null;
    sent: readonly Temporal.PlainYearMonth[];
  };
  /** What the agency has to hand in by Section IV, and has not. */
  documents: readonly ObligationDuty[];
};

/** The address of a page, whole, and the host that makes an event's name unlike any other's. */
export type FeedAddresses = { host: string; page: (path: string) => string };

type Settings = DateReading & Pick<PlanSettings, "year" | "agencyDueDay">;

/**
 * The days that matter to one person: for people of an agency its open dated parts, the days its monthly reports are due and
 * those of the documents it has to hand in;
 * for those who follow all agencies the deadlines of the open tasks (PRODUCT, "Alerts", calendar feed). An extension moves the
 * event, which then names the original date too.
 */
export function feedEvents(board: Board, plan: Settings, owner: FeedOwner, at: FeedAddresses): FeedEvent[] {
  if (owner.role === "ADMIN") return [];
  if (owner.role === "OFFICER" || owner.role === "AGENCY_HEAD") {
    return [
      ...partEvents(board, owner, at),
      ...reportEvents(board, plan, owner, at),
      ...documentEvents(board, owner, at),
    ];
  }
  return taskEvents(board, at);
}

function partEvents(board: Board, owner: FeedOwner, at: FeedAddresses): FeedEvent[] {
  return board.tasks.flatMap((task) =>
    task.assignments
      .filter((part) => part.agencyId === owner.agencyId && isCounted(part) && completedOn(part.facts) === null)
      .flatMap((part) => partEvent(task, part, board.asOf, at) ?? []),
  );
}

function partEvent(
  task: BoardTask,
  part: BoardAssignment,
  today: Temporal.PlainDate,
  at: FeedAddresses,
): FeedEvent | null {
  const { dueOn, originalDueOn } = part.facts;
  if (dueOn === null) return null;
  const waits = awaitsConfirmation(part.facts);
  const status = waits ? "Chờ xác nhận" : statusOf(part.timeliness, dueOn);
  const role = part.role === "LEAD" ? "" : " (phối hợp)";
  return {
    uid: `part-${part.id}@${at.host}`,
    day: dueOn,
    summary: `${status}: ${nameOf(task)}${role}${movedFrom(dueOn, originalDueOn)}`,
    description: descriptionOf(task, dueOn, originalDueOn, at),
    url: at.page(`/tasks/${task.number}`),
    sequence: part.deadlines.length - 1,
    alarms: !waits && !isBefore(dueOn, today),
  };
}

function taskEvents(board: Board, at: FeedAddresses): FeedEvent[] {
  const open: readonly Timeliness[] = ["OVERDUE", "DUE_SOON", "ON_TRACK"];
  return board.tasks.flatMap((task): FeedEvent[] => {
    const { dueOn, timeliness, leadsDone, leadsTotal } = task.standing;
    if (dueOn === null || !open.includes(timeliness)) return [];
    const original = task.originalStanding.dueOn;
    const done = leadsTotal > 1 ? ` (${leadsDone}/${leadsTotal} đơn vị chủ trì đã xong)` : "";
    return [
      {
        uid: `task-${task.id}@${at.host}`,
        day: dueOn,
        summary: `${statusOf(timeliness, dueOn)}: ${nameOf(task)}${done}${movedFrom(dueOn, original)}`,
        description: descriptionOf(task, dueOn, original, at),
        url: at.page(`/tasks/${task.number}`),
        sequence: task.deadlines.length,
        alarms: !isBefore(dueOn, board.asOf),
      },
    ];
  });
}

/** The months of the plan's year from the one before the board's day on: what lies further back is history. */
function reportEvents(board: Board, plan: Settings, owner: FeedOwner, at: FeedAddresses): FeedEvent[] {
  const events: FeedEvent[] = [];
  const from = board.asOf.toPlainYearMonth().subtract({ months: 1 });
  for (let number = 1; number <= 12; number++) {
    const month = Temporal.PlainYearMonth.from({ year: plan.year, month: number });
    const day = reportDueDay(month, plan);
    if (Temporal.PlainYearMonth.compare(month, from) < 0 || !owes(owner, day)) continue;
    const isSent = owner.reports.sent.some((sent) => sent.equals(month));
    events.push({
      uid: `report-${month}-${owner.agencyId}@${at.host}`,
      day,
      summary: `${isSent ? "Đã gửi" : "Hạn gửi"} báo cáo ${formatMonth(month)}`,
      description: `Ngày cuối cùng còn đúng hạn: ${formatDate(day)}.\n${at.page("/")}`,
      url: at.page("/"),
      sequence: isSent ? 1 : 0,
      alarms: !isSent && !isBefore(day, board.asOf),
    });
  }
  return events;
}

/** Only what is still owed: what has been handed in leaves the calendar, as a part that is done does. */
function documentEvents(board: Board, { documents }: FeedOwner, at: FeedAddresses): FeedEvent[] {
  return documents.map(({ partId, phrase, source, what, lastGoodDay, path }) => ({
    uid: `document-${partId}@${at.host}`,
    day: lastGoodDay,
    summary: `${isBefore(lastGoodDay, board.asOf) ? "Quá hạn" : "Hạn"} nộp văn bản của ${phrase} (mục ${source})`,
    description: `${what}.\nNgày cuối cùng còn đúng hạn: ${formatDate(lastGoodDay)}.\n${at.page(path)}`,
    url: at.page(path),
    sequence: 0,
    alarms: !isBefore(lastGoodDay, board.asOf),
  }));
}

function owes({ reports: { from, to } }: FeedOwner, day: Temporal.PlainDate): boolean {
  return from !== null && !isBefore(day, from) && (to === null || !isBefore(to, day));
}

/** A calendar is read again after hours: it says since when, not how many days, so that it stays true. */
function statusOf(timeliness: Timeliness, dueOn: Temporal.PlainDate): string {
  if (timeliness === "OVERDUE") return `Quá hạn từ ${formatDate(dueOn.add({ days: 1 }))}`;
  return timeliness === "DUE_SOON" ? "Sắp đến hạn" : "Trong hạn";
}

const nameOf = (task: BoardTask) => `Nhiệm vụ ${task.number} – ${task.shortTitle}`;

function movedFrom(dueOn: Temporal.PlainDate, original: Temporal.PlainDate | null): string {
  return original === null || original.equals(dueOn) ? "" : ` (gốc ${formatDate(original)})`;
}

function descriptionOf(
  task: BoardTask,
  dueOn: Temporal.PlainDate,
  original: Temporal.PlainDate | null,
  at: FeedAddresses,
): string {
  const leads = task.assignments.filter((part) => part.role === "LEAD").map((part) => part.agencyName);
  return [
    `Hạn ${formatDate(dueOn)}${movedFrom(dueOn, original)}. Thời hạn ghi trong kế hoạch: ${task.deadlineText}.`,
    `Chủ trì: ${leads.join(", ")}.`,
    at.page(`/tasks/${task.number}`),
  ].join("\n");
}
