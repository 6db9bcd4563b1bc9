import { type EntryLine, entryLines } from "../../lib/indicators/entry-rules.ts";
import { owedFigures } from "../../lib/indicators/figures.ts";
import { readIndicatorFacts } from "../../lib/indicators/queries.ts";
import { raiseAlerts } from "../../lib/oversight/alerts.ts";
import { reportDecided, reportSent } from "../../lib/oversight/report-alerts.ts";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { reportDueDay } from "../../lib/plans/rules.ts";
import { fixedClock } from "../../lib/platform/clock.ts";
import type { Transaction } from "../../lib/platform/database.ts";
import type { Board } from "../../lib/progress/board.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { canonicalText, linesByKey, readContent, sentContent } from "../../lib/reports/content.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import { monthColumn } from "../../lib/reports/in-hand.ts";
import { isDone, type LineFields, OTHER_LINE } from "../../lib/reports/line-fields.ts";
import {
  isNews,
  type ReportLineView,
  type ReturnedLine,
  reportLines,
  reportParts,
  type StoredLine,
} from "../../lib/reports/lines.ts";
import { periodInstant, receiptNumber } from "../../lib/reports/rules.ts";
import { readLine } from "../../lib/reports/schema.ts";
import { calendarDate } from "../load-plan/rows.ts";
import { CAST, SECRETARY } from "./cast.ts";
import { CLOSED_MONTHS } from "./months.ts";
import {
  CLOSED_REPORT_MONTHS,
  daysLateOf,
  OCTOBER_REPORTS,
  otherWork,
  PLANS_AHEAD,
  RETURNS,
  SIGNED_OFF,
} from "./report-months.ts";
import { instantOf, vary } from "./words.ts";

type Body = { id: number; code: string; name: string; shortName: string };
type UserId = (username: string) => number;

/** One report of the demo on its way into the database; a draft has no sendings. */
type DemoReport = {
  body: Body;
  month: Temporal.PlainYearMonth;
  openedAt: Date;
  stored: StoredLine[];
  sendings: { at: Date; by: string; content: string; decision: DemoDecision | null }[];
};

type DemoDecision =
  | { at: Date; verdict: "ACCEPTED" }
  | { at: Date; verdict: "RETURNED"; key: number; reason: string; newDate: string };

/**
 * The monthly reports of the demo: February to September, and October as far as it has come. Each is made by the same rules
 * as a person's: its lines from the words that are on record, "không phát sinh" where there is none, refused here where
 * sending would refuse it. Nothing is said that the record does not hold, so the board stands as it stood.
 */
export async function recordReports(tx: Transaction, userId: UserId): Promise<void> {
  const plan = await readCurrentPlan(tx);
  if (plan === null) return;
  await tx.agency.updateMany({ where: { code: { in: [...SIGNED_OFF] } }, data: { reportsNeedSignOff: true } });
  const bodies = await tx.agency.findMany({
    where: { reportsFrom: { not: null } },
    orderBy: { position: "asc" },
    select: { id: true, code: true, name: true, shortName: true },
  });
  const confirmed = await tx.completionDecision.findMany({
    where: { verdict: "CONFIRMED" },
    select: { recordedAt: true, update: { select: { assignmentId: true } } },
  });
  const facts = await readIndicatorFacts(tx, { plan, asOf: Temporal.PlainDate.from("2023-10-09") });
  const lastContent = new Map<string, string>();
  const reports: DemoReport[] = [];
  for (const number of [...CLOSED_MONTHS, 10]) {
    const month = new Temporal.PlainYearMonth(plan.year, number);
    const since = periodInstant(month, plan);
    const asOf = number === 10 ? Temporal.PlainDate.from("2023-10-09") : month.toPlainDate({ day: plan.closingDay });
    const board = await readBoard(tx, { plan, asOf });
    const confirmedBefore = new Set(
      confirmed
        .filter(({ recordedAt }) => recordedAt.getTime() < since.epochMilliseconds)
        .map(({ update }) => update.assignmentId),
    );
    for (const body of bodies) {
      const figures = entryLines(owedFigures(facts, body.id, month));
      const last = lastContent.get(body.code);
      const report = demoReport({ plan, board, body, month, since, confirmedBefore, figures, last });
      if (report === null) {
        lastContent.delete(body.code);
        continue;
      }
      reports.push(report);
      const sent = report.sendings.at(-1);
      if (sent) lastContent.set(body.code, sent.content);
      else lastContent.delete(body.code);
    }
  }
  await store(tx, plan, reports, userId);
  await closeMonths(tx, plan, userId);
  await tellOfWhatIsOpen(tx, reports);
}

type Making = {
  plan: PlanSettings;
  board: Board;
  body: Body;
  month: Temporal.PlainYearMonth;
  since: Temporal.Instant;
  confirmedBefore: ReadonlySet<number>;
  figures: readonly EntryLine[];
  last: string | undefined;
};

function demoReport(making: Making): DemoReport | null {
  const { body, month } = making;
  if (month.month === 10) return octoberReport(making);
  const late = daysLateOf(body.code, month.month);
  if (late === null) return null;
  const said = lastWord(making);
  const at = late === 0 ? inTime(said, making) : lateBy(late, making);
  return sentReport(making, at, new Date(Math.min(said?.getTime() ?? at.getTime(), at.getTime() - 20 * MINUTE)));
}

function octoberReport(making: Making): DemoReport | null {
  const { code } = making.body;
  const said = lastWord(making);
  if (OCTOBER_REPORTS.drafting.some((drafting) => drafting === code)) return draft(making);
  if ([...OCTOBER_REPORTS.sent, ...OCTOBER_REPORTS.accepted].every((sender) => sender !== code)) return null;
  const at = said
    ? new Date(said.getTime() + 3 * MINUTE)
    : instantOf(`2023-10-06 ${9 + vary(`${code} october`, 0, 6)}:25`.replace(" 9:", " 09:"));
  return sentReport(making, at, new Date(at.getTime() - 20 * MINUTE));
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** When the body last spoke within the period. */
function lastWord({ board, body, since }: Making): Date | null {
  const moments = board.tasks.flatMap((task) =>
    task.assignments
      .filter((part) => part.agencyId === body.id && part.word !== null)
      .flatMap((part) => part.word?.recordedAt ?? [])
      .filter((at) => Temporal.Instant.compare(at, since) >= 0),
  );
  const last = moments.sort(Temporal.Instant.compare).at(-1);
  return last ? new Date(last.epochMilliseconds) : null;
}

/** Sent some minutes after the last word of the period; where nothing was said, on some morning before the 14th. */
function inTime(said: Date | null, { body, month }: Making): Date {
  if (said) return new Date(said.getTime() + 4 * MINUTE);
  const day = vary(`${body.code} report ${month}`, 10, 13);
  return instantOf(`${month}-${day} ${vary(`${body.code} hour ${month}`, 10, 16)}:35`);
}

function lateBy(days: number, { body, month }: Making): Date {
  const minute = vary(`${body.code} late ${month}`, 10, 50);
  return new Date(instantOf(`${month}-14 10:${minute}`).getTime() + days * DAY);
}

/** A line as its writer leaves it: where nothing was said, "không phát sinh". */
function written(making: Making, at: Date, returned: ReadonlyMap<number, ReturnedLine> = new Map()) {
  const { plan, board, body, month, since, confirmedBefore, last } = making;
  const parts = reportParts({ board, agencyId: body.id, month, confirmedBefore });
  const question = { parts, since, returned, last: linesByKey(last ? readContent(last) : null) };
  const touch = (line: ReportLineView, fields: LineFields): StoredLine => ({
    key: line.key,
    origin: line.origin,
    fields,
    version: 1,
    writer: "",
    touchedAt: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
    touchedBy: body.code,
  });
  const other = otherWork(body.code, month.month);
  const stored = reportLines({ ...question, stored: [] }).flatMap((line): StoredLine[] => {
    if (line.key === OTHER_LINE) return other ? [touch(line, { ...line.fields, result: other })] : [];
    if (line.mark === "RETURNED") return [touch(line, { ...line.fields, kept: true })];
    return isDone(line) ? [] : [touch(line, { ...line.fields, noNews: true })];
  });
  return { stored, lines: reportLines({ ...question, stored }), plan };
}

function contentAt(
  making: Making,
  lines: readonly ReportLineView[],
  sending: { number: number; at: Date; by: string },
): string {
  const { plan, body, month, since, figures } = making;
  const open = lines.filter((line) => !isDone(line) || isNews(line, since));
  if (open.length > 0 || figures.some(({ now }) => now === null))
    throw new Error(`Báo cáo minh họa ${month} của ${body.code} còn mục chưa gửi được.`);
  const person = CAST.find(({ username }) => username === sending.by);
  const signer = { name: person?.name ?? "", title: person?.title ?? null };
  return canonicalText(
    sentContent({
      plan,
      agency: body,
      month,
      goodDay: reportDueDay(month, plan),
      number: sending.number,
      sentAt: Temporal.Instant.fromEpochMilliseconds(sending.at.getTime()),
      sentBy: signer,
      signedOffBy: SIGNED_OFF.includes(body.code) ? signer : null,
      lines,
      read: new Map(lines.map((line) => [line.key, readLine(line.key, line.fields)])),
      recorded: new Map(),
      files: new Map(),
      figures,
    }),
  );
}

function sentReport(making: Making, at: Date, openedAt: Date): DemoReport {
  const { body, month } = making;
  const by = SIGNED_OFF.includes(body.code) ? `${body.code}.truong` : body.code;
  const back = RETURNS.find((found) => found.agency === body.code && found.month === month.month);
  const { stored, lines } = written(making, new Date(at.getTime() - MINUTE));
  const first = contentAt(making, lines, { number: 1, at, by });
  const report = { body, month, openedAt, stored };
  if (!back) return { ...report, sendings: [{ at, by, content: first, decision: accepted(making, at) }] };
  const key = lines.find(({ part }) => part?.taskNumber === back.task)?.key;
  if (key === undefined) throw new Error(`${body.code} không có nhiệm vụ ${back.task} trong báo cáo ${month}.`);
  const returned: DemoDecision = {
    at: instantOf(back.at),
    verdict: "RETURNED",
    key,
    reason: back.reason,
    newDate: back.newDate,
  };
  const sendings: DemoReport["sendings"] = [{ at, by, content: first, decision: returned }];
  if (!back.again) return { ...report, sendings };
  const againAt = instantOf(back.again);
  const since = Temporal.Instant.fromEpochMilliseconds(returned.at.getTime());
  const reworked = written(
    making,
    new Date(againAt.getTime() - MINUTE),
    new Map([[key, { reason: back.reason, at: since }]]),
  );
  const second = contentAt(making, reworked.lines, { number: 2, at: againAt, by });
  sendings.push({ at: againAt, by, content: second, decision: accepted(making, againAt) });
  return { ...report, stored: reworked.stored, sendings };
}

/** The secretariat is a diligent one: two working days later; in October, those it has come to. */
function accepted({ body, month }: Making, at: Date): DemoDecision | null {
  if (month.month === 10) {
    const done = OCTOBER_REPORTS.accepted.some((code) => code === body.code);
    return done
      ? {
          at: new Date(Math.max(instantOf("2023-10-09 14:10").getTime(), at.getTime() + 30 * MINUTE)),
          verdict: "ACCEPTED",
        }
      : null;
  }
  const day = new Date(at.getTime() + 2 * DAY);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return { at: instantOf(`${day.toISOString().slice(0, 10)} 15:40`), verdict: "ACCEPTED" };
}

/** A report in the middle of being written: one or two lines touched. */
function draft(making: Making): DemoReport {
  const { body, month } = making;
  const at = instantOf(`2023-10-09 ${vary(`${body.code} draft`, 10, 16)}:42`);
  const { stored } = written(making, at);
  const ahead = PLANS_AHEAD[body.code];
  const parts = reportLines({
    parts: reportParts({ board: making.board, agencyId: body.id, month, confirmedBefore: making.confirmedBefore }),
    since: making.since,
    stored: [],
    returned: new Map(),
    last: new Map(),
  });
  const planned = ahead && parts.find(({ part }) => part?.taskNumber === ahead.task);
  const touched: StoredLine[] = planned
    ? [
        {
          key: planned.key,
          origin: planned.origin,
          fields: { ...planned.fields, nextMonth: ahead.text },
          version: 1,
          writer: "",
          touchedAt: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
          touchedBy: body.code,
        },
      ]
    : stored.slice(0, 1);
  return { body, month, openedAt: at, stored: touched, sendings: [] };
}

async function store(
  tx: Transaction,
  plan: PlanSettings,
  reports: readonly DemoReport[],
  userId: UserId,
): Promise<void> {
  const written = await tx.monthlyReport.createManyAndReturn({
    data: reports.map(({ body, month, openedAt, stored, sendings }) => ({
      planId: plan.id,
      agencyId: body.id,
      month: monthColumn(month),
      version: stored.length + sendings.length,
      openedAt,
      openedById: userId(body.code),
    })),
    select: { id: true },
  });
  const withIds = reports.map((report, index) => ({ ...report, id: written[index]?.id ?? 0 }));
  const lines = await tx.reportLine.createManyAndReturn({
    data: withIds.flatMap(({ id, stored }) =>
      stored.map(({ key, origin, fields, touchedAt, touchedBy }) => ({
        reportId: id,
        assignmentId: key === OTHER_LINE ? null : key,
        origin,
        ...fields,
        touchedAt: new Date(touchedAt.epochMilliseconds),
        touchedById: userId(touchedBy),
      })),
    ),
    select: { id: true, touchedAt: true, touchedById: true },
  });
  const texts = withIds.flatMap(({ stored }) => stored.map(({ fields }) => JSON.stringify(fields)));
  await tx.reportLineText.createMany({
    data: lines.map(({ id, touchedAt, touchedById }, index) => ({
      lineId: id,
      version: 1,
      content: texts[index] ?? "{}",
      savedAt: touchedAt,
      savedById: touchedById,
    })),
  });
  await storeSendings(tx, withIds, userId);
}

async function storeSendings(
  tx: Transaction,
  reports: readonly (DemoReport & { id: number })[],
  userId: UserId,
): Promise<void> {
  const sendings = reports.flatMap(({ id, body, month, sendings: sent }) =>
    sent.map((sending, index) => ({ ...sending, id, body, month, number: index + 1 })),
  );
  const submissions = await tx.reportSubmission.createManyAndReturn({
    data: sendings.map(({ id, body, month, number, at, by, content }) => ({
      reportId: id,
      number,
      receiptNumber: receiptNumber(month, body.code, number),
      content,
      contentHash: contentHash(content),
      sentAt: at,
      sentById: userId(by),
      signedOffById: SIGNED_OFF.includes(body.code) ? userId(by) : null,
    })),
    select: { id: true },
  });
  await tx.reportDecision.createMany({
    data: sendings.flatMap(({ decision }, index) => {
      if (!decision) return [];
      const common = {
        submissionId: submissions[index]?.id ?? 0,
        verdict: decision.verdict,
        recordedAt: decision.at,
        recordedById: userId(SECRETARY),
      };
      if (decision.verdict === "ACCEPTED") return [common];
      const lineReasons = JSON.stringify([{ assignmentId: decision.key, reason: decision.reason }]);
      return [{ ...common, lineReasons, newDate: calendarDate(decision.newDate) }];
    }),
  });
}

async function closeMonths(tx: Transaction, plan: PlanSettings, userId: UserId): Promise<void> {
  await tx.reportMonth.createMany({
    data: CLOSED_REPORT_MONTHS.map((number) => {
      const month = new Temporal.PlainYearMonth(plan.year, number);
      return {
        planId: plan.id,
        month: monthColumn(month),
        closedAt: instantOf(`${month}-25 16:00`),
        closedById: userId(SECRETARY),
      };
    }),
  });
}

/** What still asks for something on the demo's day is on the bells: sendings that wait, returns that have not come back. */
async function tellOfWhatIsOpen(tx: Transaction, reports: readonly DemoReport[]): Promise<void> {
  for (const { body, month, sendings } of reports) {
    const last = sendings.at(-1);
    if (!last || last.decision?.verdict === "ACCEPTED") continue;
    const row = await tx.monthlyReport.findFirstOrThrow({
      where: { agencyId: body.id, month: monthColumn(month) },
      select: { id: true },
    });
    const subject = { reportId: row.id, agencyId: body.id, agencyName: body.shortName, month };
    const { decision } = last;
    const draft =
      decision?.verdict === "RETURNED"
        ? reportDecided(subject, {
            number: sendings.length,
            returned: { words: decision.reason, newDate: Temporal.PlainDate.from(decision.newDate) },
          })
        : reportSent(subject, sendings.length, false);
    await raiseAlerts(tx, clockAt(decision?.at ?? last.at), [draft], new Map([[body.id, body.name]]));
  }
}

function clockAt(moment: Date) {
  const [day = "", time = ""] = new Date(moment.getTime() + 7 * 60 * MINUTE).toISOString().split(/[TZ]/);
  return fixedClock(day, time);
}
