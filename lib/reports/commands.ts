import { isAfter } from "../calendar/days.ts";
import { attachFiles, type ChosenFile } from "../evidence/attach.ts";
import { type EntryLine, entryLines } from "../indicators/entry-rules.ts";
import { owedFigures } from "../indicators/figures.ts";
import { readIndicatorFacts } from "../indicators/queries.ts";
import { raiseAlerts } from "../oversight/alerts.ts";
import { closeReportAlerts, closeSentAlerts, reportSent, reportToSign } from "../oversight/report-alerts.ts";
import { reportDueDay } from "../plans/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import { dateOf } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import { appendWord } from "../progress/append.ts";
import { type AssignmentInHand, takeAllInHand } from "../progress/in-hand.ts";
import { readBoard } from "../progress/queries.ts";
import { takesUpdates } from "../progress/rules.ts";
import { wordProblems } from "../progress/word-rules.ts";
import { canonicalText, sentContent } from "./content.ts";
import { WAIT_MS } from "./draft-commands.ts";
import { contentHash } from "./hash.ts";
import { actOn, ensureReport, type ReportAddress, type ReportInHand, takeForWriting } from "./in-hand.ts";
import type { LineMark } from "./line-fields.ts";
import { chooseLineFiles, refersTo } from "./line-files.ts";
import { completenessOf, isNews, nameOf, type ReportLineView, reportLines, reportParts } from "./lines.ts";
import { lastLines, returnedLines } from "./record.ts";
import { boardDay, periodInstant, receiptNumber, sendingRefusal } from "./rules.ts";
import { type ReadLine, readLine } from "./schema.ts";

export type SentReport = { receipt: string; number: number; sentAt: Temporal.Instant; late: boolean };

/**
 * Sends an agency's report: its frozen text with hash and receipt, its news as words of their parts with the same checks as
 * on their own form, and the secretariat's notice, all or nothing. The first sending decides whether it was in time.
 * Refuses, with what is missing by line: an item that nobody has looked at, a word that cannot be recorded, a number that is owed.
 */
export async function sendReport(context: CommandContext, address: ReportAddress): Promise<Result<SentReport>> {
  return context.db.$transaction(
    async (tx) => {
      const ready = await takeReady(tx, context, address, "report.send");
      if (!ready.ok) return ready;
      const early = sendingRefusal(address.month, context.clock.today());
      if (early !== null) return failure("NOT_OPEN", undefined, early);
      return success(await send(tx, context, ready.value));
    },
    { maxWait: WAIT_MS, timeout: WAIT_MS },
  );
}

/** Hands a finished report to the head of the agency, who sends it. Refuses as sending does. */
export async function proposeReport(context: CommandContext, address: ReportAddress): Promise<Result<null>> {
  return context.db.$transaction(async (tx) => {
    const ready = await takeReady(tx, context, address, "report.propose");
    if (!ready.ok) return ready;
    const { report } = ready.value;
    const reportId = await ensureReport(tx, context, report);
    const { version } = await tx.monthlyReport.update({
      where: { id: reportId },
      data: {
        version: { increment: 1 },
        proposedAt: new Date(context.clock.now().epochMilliseconds),
        proposedById: context.actor.id,
      },
      select: { version: true },
    });
    await raise(tx, context, report, reportToSign(subjectOf(report, reportId), context.actor.name, version));
    await writeAudit(tx, context, { ...actOn(report, "report.propose"), subjectId: reportId });
    return success(null);
  });
}

/** A report whose every line can be sent. */
type ReadyReport = {
  report: ReportInHand;
  lines: readonly ReportLineView[];
  read: ReadonlyMap<number, ReadLine>;
  /** The parts that something is recorded about or whose files are referred to, locked. */
  parts: readonly AssignmentInHand[];
  files: ReadonlyMap<number, ChosenFile[]>;
  /** The numbers of the month, every one of them on record. */
  figures: readonly EntryLine[];
};

async function takeReady(
  tx: Transaction,
  context: CommandContext,
  address: ReportAddress,
  verb: "report.send" | "report.propose",
): Promise<Result<ReadyReport>> {
  const taken = await takeForWriting(tx, context, address, verb);
  if (!taken.ok) return taken;
  const report = taken.value;
  const lines = await readLines(tx, context, report);
  const read = new Map(lines.map((line) => [line.key, readLine(line.key, line.fields)]));
  const since = periodInstant(report.month, report.plan);
  const asked = lines.filter((line) => isNews(line, since) || refersTo(line).length > 0);
  // All at once, before their files: whoever writes about one of them takes it in this order.
  const parts = await takeAllInHand(
    tx,
    asked.flatMap(({ part }) => part?.assignmentId ?? []),
  );
  const { files, gone } = await chooseLineFiles(tx, context.actor, lines);
  const figures = await readFigures(tx, context, report);
  const fields = {
    ...gapsOf(lines),
    ...figureGaps(figures),
    ...gone,
    ...problemsOf(lines, { read, files }, context.clock.today()),
  };
  if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
  return success({ report, lines, read, parts, files, figures });
}

async function readFigures(tx: Transaction, context: CommandContext, report: ReportInHand): Promise<EntryLine[]> {
  const { plan, month, agency } = report;
  const facts = await readIndicatorFacts(tx, { plan, asOf: context.clock.today() });
  return entryLines(owedFigures(facts, agency.id, month));
}

/** So many missing numbers are named; the others are counted. */
const NAMED = 3;

/** Numbers are owed like lines: what is missing is named in one sentence, at their place on the page. */
function figureGaps(figures: readonly EntryLine[]): FieldErrors {
  const missing = figures.filter(({ now }) => now === null);
  if (missing.length === 0) return {};
  const names = missing.slice(0, NAMED).map(({ title }) => `“${title}”`);
  const more = missing.length > NAMED ? ` và ${missing.length - NAMED} số liệu khác` : "";
  return {
    figures: `Chỉ tiêu: còn ${missing.length}/${figures.length} số liệu chưa nhập: ${names.join(", ")}${more}.`,
  };
}

async function readLines(tx: Transaction, context: CommandContext, report: ReportInHand): Promise<ReportLineView[]> {
  const { plan, month, agency, confirmedBefore } = report;
  const board = await readBoard(tx, { plan, asOf: boardDay(month, context.clock.today(), plan) });
  return reportLines({
    parts: reportParts({ board, agencyId: agency.id, month, confirmedBefore }),
    since: periodInstant(month, plan),
    stored: report.stored,
    returned: returnedLines(report.sendings),
    last: lastLines(report),
  });
}

const GAPS: Readonly<Partial<Record<LineMark, string>>> = {
  EMPTY: "Chưa điền kết quả trong kỳ. Điền, hoặc chọn “Không phát sinh”.",
  PREFILLED: "Nội dung lấy từ tháng trước, chưa ai xem lại. Sửa, giữ nguyên, hoặc chọn “Không phát sinh”.",
  RETURNED: "Cơ quan thường trực trả lại mục này. Bổ sung theo yêu cầu rồi gửi lại.",
};

/** A sentence for each line that still asks for something, under the id of the line on the page. */
function gapsOf(lines: readonly ReportLineView[]): FieldErrors {
  return Object.fromEntries(
    completenessOf(lines).left.map((line) => [`line-${line.key}`, `${nameOf(line)}${GAPS[line.mark] ?? ""}`]),
  );
}

function problemsOf(
  lines: readonly ReportLineView[],
  { read, files }: Pick<ReadyReport, "read" | "files">,
  today: Temporal.PlainDate,
): FieldErrors {
  const fields: FieldErrors = {};
  for (const line of lines) {
    const said = read.get(line.key);
    if (!said || line.part?.closed || line.fields.noNews || line.mark === "EMPTY") continue;
    const count = files.get(line.key)?.length ?? 0;
    const judged = said.ok && line.part ? wordProblems({ ...said.word, files: count }, line.part, today) : {};
    const problems = said.ok ? judged : said.fields;
    for (const [name, words] of Object.entries(problems)) fields[`${name}-${line.key}`] = `${nameOf(line)}${words}`;
  }
  return fields;
}

async function send(tx: Transaction, context: CommandContext, ready: ReadyReport): Promise<SentReport> {
  const { report } = ready;
  const sentAt = context.clock.now();
  const number = report.sendings.length + 1;
  const receipt = receiptNumber(report.month, report.agency.code, number);
  const goodDay = reportDueDay(report.month, report.plan);
  const first = report.sendings[0]?.sentAt ?? sentAt;
  const late = isAfter(dateOf(first), goodDay);
  const reportId = await ensureReport(tx, context, report);
  const recorded = await recordNews(tx, context, ready);
  const who = { name: context.actor.name, title: context.actor.title };
  const content = canonicalText(
    sentContent({
      ...ready.report,
      lines: ready.lines,
      read: ready.read,
      recorded,
      files: ready.files,
      figures: ready.figures,
      goodDay,
      number,
      sentAt,
      sentBy: who,
      signedOffBy: report.agency.needsSignOff ? who : null,
    }),
  );
  const hash = contentHash(content);
  const submission = await tx.reportSubmission.create({
    select: { id: true },
    data: {
      reportId,
      number,
      receiptNumber: receipt,
      content,
      contentHash: hash,
      sentAt: new Date(sentAt.epochMilliseconds),
      sentById: context.actor.id,
      signedOffById: report.agency.needsSignOff ? context.actor.id : null,
    },
  });
  await attachFiles(tx, [...ready.files.values()].flat(), { submissionId: submission.id });
  await tx.monthlyReport.update({ where: { id: reportId }, data: { version: { increment: 1 } } });
  await closeReportAlerts(tx, context.clock, {
    agencyId: report.agency.id,
    month: report.month,
    kinds: ["REPORT_AHEAD", "REPORT_MISSING", "REPORT_TO_SIGN", "REPORT_RETURNED", "REPORT_OPENED_AGAIN"],
  });
  await closeSentAlerts(tx, context.clock, reportId, number - 1);
  await raise(tx, context, report, reportSent(subjectOf(report, reportId), number, late));
  await writeAudit(tx, context, {
    ...actOn(report, "report.send"),
    subjectId: reportId,
    after: { month: report.month.toString(), number, receipt, hash, news: recorded.size },
  });
  return { receipt, number, sentAt, late };
}

/** The news of the report as words of their parts; what has been settled meanwhile takes none. */
async function recordNews(
  tx: Transaction,
  context: CommandContext,
  { report, lines, read, parts, files }: ReadyReport,
): Promise<ReadonlyMap<number, number>> {
  const since = periodInstant(report.month, report.plan);
  const news = new Set(lines.filter((line) => isNews(line, since)).map(({ key }) => key));
  const recorded = new Map<number, number>();
  for (const part of parts) {
    const said = read.get(part.id);
    if (!news.has(part.id) || !said?.ok || !takesUpdates(part.facts)) continue;
    const word = { ...said.word, assignmentId: part.id };
    const { updateId } = await appendWord(tx, context, part, word, files.get(part.id) ?? [], report.month);
    recorded.set(part.id, updateId);
  }
  return recorded;
}

function subjectOf(report: ReportInHand, reportId: number) {
  return { reportId, agencyId: report.agency.id, agencyName: report.agency.shortName, month: report.month };
}

async function raise(
  tx: Transaction,
  context: CommandContext,
  report: ReportInHand,
  draft: Parameters<typeof raiseAlerts>[2][number],
): Promise<void> {
  await raiseAlerts(tx, context.clock, [draft], new Map([[report.agency.id, report.agency.name]]));
}
