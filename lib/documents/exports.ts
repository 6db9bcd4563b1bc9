import { readPeriod } from "../appraisal/period.ts";
import { may as mayOfAppraisal } from "../appraisal/policy.ts";
import { readAppraisalOf, readRoundContent } from "../appraisal/queries.ts";
import { appraisalSheets } from "../appraisal/sheets.ts";
import { entryLines } from "../indicators/entry-rules.ts";
import { indicatorFigures, owedFigures } from "../indicators/figures.ts";
import { readProcedureFilter } from "../indicators/filter.ts";
import { readIndicatorFacts } from "../indicators/queries.ts";
import { agencyBuckets } from "../metrics/figures.ts";
import { readSummary } from "../metrics/summary-queries.ts";
import { currentDesk, type Desk, visitorContext } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit, writeRefusal } from "../platform/audit.ts";
import { contentDisposition } from "../platform/http.ts";
import { filterTasks, readTaskFilter } from "../progress/filter.ts";
import { filterWords } from "../progress/filter-words.ts";
import { type PageReading, readPageReading } from "../progress/page-reading.ts";
import { may as mayOfProgress } from "../progress/policy.ts";
import { readBoard } from "../progress/queries.ts";
import { openParts } from "../progress/workbook-rules.ts";
import { readConsolidated, replacesOf } from "../reports/consolidated-content.ts";
import { readConsolidatedDraft, readConsolidatedRecord } from "../reports/consolidated-queries.ts";
import { may as mayOfReports, scopeFor } from "../reports/policy.ts";
import { readMonth } from "../reports/schema.ts";
import { readReportTable } from "../reports/table-queries.ts";
import { bucketSheet, reportSheet } from "./agency-sheets.ts";
import { appendixAnnex, appendixSheet } from "./appendix.ts";
import { chartSheet } from "./chart-sheets.ts";
import { draftDocument, issuedDocument } from "./consolidated-document.ts";
import { writeCsv } from "./csv.ts";
import { figureSheet, indicatorSheet, procedureSheet } from "./indicator-sheets.ts";
import { readLetterhead } from "./letterhead-queries.ts";
import { may } from "./policy.ts";
import type { Sheet } from "./sheet.ts";
import { updateSheet } from "./update-sheet.ts";
import { writeWord } from "./write-word.ts";

/** What kinds of file there are, and how a browser is told. */
const TYPES = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

type FileType = keyof typeof TYPES;

/** A file that is ready, and what the trail keeps of it. */
type Made = { name: string; bytes: Uint8Array; about: Record<string, string> };

/** A sentence in place of a file. */
type Refused = { refused: string; status: 403 | 404; onRecord?: string };

/** Who asks for what, and how the page that the link stood on was read. */
type Question = {
  context: CommandContext;
  desk: Desk;
  type: FileType;
  params: Record<string, string>;
  reading: PageReading;
};

const UNKNOWN: Refused = { refused: "Không có tệp này để tải xuống.", status: 404 };

/** The files that can be asked for, by the first part of their address. */
const MAKERS: ReadonlyMap<string, (question: Question, name: string) => Promise<Made | Refused>> = new Map([
  ["tasks", exportTasks],
  ["reports", exportReports],
  ["agencies", exportBuckets],
  ["updates", exportUpdates],
  ["appraisal", exportAppraisal],
  ["indicators", exportIndicators],
  ["procedures", exportProcedures],
]);

/**
 * A page's table or document as a file (GET /api/exports/tasks.xlsx?bucket=OVERDUE&asOf=…), as a download: address parameters are read
 * exactly as the page reads them, and who may read the page may take it along. Every copy goes on record.
 */
export async function sendExport(request: Request, file: string): Promise<Response> {
  const { pathname, search, searchParams } = new URL(request.url);
  const [context, desk] = [await visitorContext(), await currentDesk()];
  if (context === null || desk === null) {
    const next = encodeURIComponent(pathname + search);
    return new Response(null, { status: 303, headers: { location: `/login?next=${next}` } });
  }
  const [, name = "", type = ""] = /^([a-z0-9-]+)\.(docx|xlsx|csv)$/.exec(file) ?? [];
  // The first of several, as a page takes it.
  const params = Object.fromEntries([...searchParams].reverse());
  const reading = readPageReading(params, desk.today, desk.plan.year);
  const question = { context, desk, type: type as FileType, params, reading };
  const make = MAKERS.get(name) ?? (name.startsWith("chart-") ? exportChart : exportOfMonth);
  const made = await make(question, name);
  if ("refused" in made) {
    if (made.onRecord) await refuseExport(context, made.onRecord);
    return plain(made.refused, made.status);
  }
  await writeAudit(context.db, context, {
    action: "export.download",
    subject: "export",
    after: { name: made.name, ...made.about },
  });
  return download(made, question.type);
}

async function refuseExport(context: CommandContext, name: string): Promise<void> {
  await writeRefusal(context, { action: "export.download", subject: "export", after: { name } });
}

/** Appendix II with the filter of /tasks. */
async function exportTasks({ context, desk, type, params, reading }: Question): Promise<Made> {
  const filter = readTaskFilter(params);
  const asOf = reading.asOf.date;
  const board = await readBoard(context.db, { plan: desk.plan, asOf, basis: filter.basis, search: filter.q });
  const narrowed = filterWords(filter, board);
  const tasks = filterTasks(board, filter);
  const appendix = { board, tasks, planYear: desk.plan.year, sampleData: desk.sampleData, narrowed };
  const bytes =
    type === "docx"
      ? await (await import("./word.ts")).writeAnnex(appendixAnnex(appendix))
      : await tableBytes([appendixSheet(appendix)], type);
  const about = { asOf: asOf.toString(), ...(narrowed.length > 0 && { filter: narrowed.join("; ") }) };
  return { name: `phu-luc-ii-${asOf}.${type}`, bytes, about };
}

/** Who has reported, agency by month, as far as the actor's own /reports shows it. */
async function exportReports({ context, desk, type, reading }: Question): Promise<Made | Refused> {
  if (type === "docx") return UNKNOWN;
  const asOf = reading.asOf.date;
  const table = await readReportTable(context.db, { plan: desk.plan, asOf, ...scopeFor(context.actor) });
  const bytes = await tableBytes([reportSheet(table, desk.sampleData)], type);
  return { name: `bao-cao-thang-${asOf}.${type}`, bytes, about: { asOf: asOf.toString() } };
}

/** The four buckets by agency. */
async function exportBuckets({ context, desk, type, reading }: Question): Promise<Made | Refused> {
  if (type === "docx") return UNKNOWN;
  const asOf = reading.asOf.date;
  const board = await readBoard(context.db, { plan: desk.plan, asOf, basis: reading.basis });
  const bytes = await tableBytes([bucketSheet(agencyBuckets(board), board, desk.sampleData)], type);
  return { name: `nhom-ket-qua-theo-don-vi-${asOf}.${type}`, bytes, about: { asOf: asOf.toString() } };
}

/** The numbers of one chart of /charts, narrowed and compared as the page is. */
async function exportChart({ context, desk, type, params, reading }: Question, name: string): Promise<Made | Refused> {
  if (type === "docx") return UNKNOWN;
  const summary = await readSummary(context.db, { plan: desk.plan, reading, params, meetingDays: desk.meetingDays });
  const chart = name.slice("chart-".length);
  const sheet = chartSheet(chart, summary, { minimum: desk.plan.rankingMinimum, sampleData: desk.sampleData });
  if (sheet === null) return UNKNOWN;
  const asOf = reading.asOf.date.toString();
  return { name: `bieu-do-${chart}-${asOf}.${type}`, bytes: await tableBytes([sheet], type), about: { asOf } };
}

/** The actor's own parts, to be filled in and sent back (/tasks/excel). */
async function exportUpdates({ context, desk, type, reading }: Question): Promise<Made | Refused> {
  if (type !== "xlsx") return UNKNOWN;
  const { agencyId, agencyCode, agencyName } = context.actor;
  const name = `cap-nhat-${agencyCode ?? ""}-${reading.asOf.date}.xlsx`;
  if (agencyId === null || agencyCode === null || !mayOfProgress(context.actor, "progress.write", { agencyId })) {
    return {
      refused: "Chỉ cán bộ và lãnh đạo của đơn vị được phân công tải tệp cập nhật.",
      status: 403,
      onRecord: name,
    };
  }
  if (reading.asOf.past) return { refused: "Tệp cập nhật chỉ có theo số liệu hôm nay.", status: 404 };
  const board = await readBoard(context.db, { plan: desk.plan, asOf: desk.today });
  if (openParts(board, agencyId).length === 0) {
    return { refused: "Đơn vị không có phần việc nào nhận cập nhật.", status: 404 };
  }
  const agency = { id: agencyId, code: agencyCode, name: agencyName ?? agencyCode };
  const sheet = updateSheet({ board, agency, planYear: desk.plan.year, sampleData: desk.sampleData });
  return { name, bytes: await tableBytes([sheet], type), about: { asOf: desk.today.toString() } };
}

/** Scores and ranks of a period with their formulas: of the day that is read, or as a round of proposals has them frozen. */
async function exportAppraisal({ context, desk, type, params, reading }: Question): Promise<Made | Refused> {
  if (type !== "xlsx") return UNKNOWN;
  const { db, actor } = context;
  const { plan, sampleData } = desk;
  if (!mayOfAppraisal(actor, "ranking.read", { agencyId: null })) {
    return { refused: "Bảng xếp hạng này dành cho cơ quan theo dõi.", status: 403, onRecord: "xep-hang.xlsx" };
  }
  const round = /^[1-9]\d{0,8}$/.test(params["round"] ?? "") ? Number(params["round"]) : null;
  const { period } = readPeriod(params, reading.asOf.date, plan.year);
  const content = round
    ? await readRoundContent(db, { planId: plan.id, id: round })
    : (await readAppraisalOf(db, { plan, asOf: reading.asOf.date, period, actor })).content;
  if (content === null) return UNKNOWN;
  const { from, to } = content.period;
  const bytes = await tableBytes(appraisalSheets(content, sampleData), type);
  return { name: `xep-hang-${from}-${to}.xlsx`, bytes, about: { asOf: content.asOf, period: `${from} – ${to}` } };
}

/** The targets of the plan, month by month. */
async function exportIndicators({ context, desk, type, reading }: Question): Promise<Made | Refused> {
  if (type === "docx") return UNKNOWN;
  const asOf = reading.asOf.date;
  const figures = indicatorFigures(await readIndicatorFacts(context.db, { plan: desk.plan, asOf }));
  const bytes = await tableBytes([indicatorSheet(figures, { asOf, sampleData: desk.sampleData })], type);
  return { name: `chi-tieu-${asOf}.${type}`, bytes, about: { asOf: asOf.toString() } };
}

/** The essential procedures in a month, with the filter of their page. */
async function exportProcedures({ context, desk, type, params, reading }: Question): Promise<Made | Refused> {
  if (type === "docx") return UNKNOWN;
  const asOf = reading.asOf.date;
  const filter = readProcedureFilter(await readIndicatorFacts(context.db, { plan: desk.plan, asOf }), params);
  const bytes = await tableBytes([procedureSheet(filter, { asOf, sampleData: desk.sampleData })], type);
  const month = filter.month?.toString() ?? "";
  const about = { month, asOf: asOf.toString(), ...(filter.agency && { filter: filter.agency.name }) };
  return { name: `thu-tuc-${month}.${type}`, bytes, about };
}

/** The actor's own procedures of a month, to be filled in and sent back. */
async function exportFigures({ context, desk, type }: Question, monthText: string): Promise<Made | Refused> {
  const month = readMonth(monthText);
  if (type !== "xlsx" || month === null || month.year !== desk.plan.year) return UNKNOWN;
  const { agencyId, agencyCode, agencyName } = context.actor;
  const name = `so-lieu-${agencyCode ?? ""}-${month}.xlsx`;
  if (agencyId === null || !mayOfReports(context.actor, "draft.write", { agencyId })) {
    return { refused: "Chỉ cán bộ và lãnh đạo của đơn vị tải tệp mẫu của đơn vị mình.", status: 403, onRecord: name };
  }
  const asOf = desk.today;
  const facts = await readIndicatorFacts(context.db, { plan: desk.plan, asOf });
  const about = { month, agencyName: agencyName ?? "", asOf, sampleData: desk.sampleData };
  const sheet = figureSheet(entryLines(owedFigures(facts, agencyId, month)), about);
  if (sheet.rows.length === 0) return { refused: "Đơn vị không nhập số liệu thủ tục nào.", status: 404 };
  return { name, bytes: await tableBytes([sheet], type), about: { month: month.toString() } };
}

/** What is named with its month: "figures-2023-10", "consolidated-2023-10". */
async function exportOfMonth(question: Question, name: string): Promise<Made | Refused> {
  const [, kind, month = ""] = /^(figures|consolidated)-(.+)$/.exec(name) ?? [];
  return kind === "figures" ? exportFigures(question, month) : exportMonth(question, month);
}

/** The consolidated report of a month: as issued, or for who may read it the draft. */
async function exportMonth({ context, desk, type, reading }: Question, monthText: string): Promise<Made | Refused> {
  const month = readMonth(monthText);
  if (type !== "docx" || month === null || month.year !== desk.plan.year) return UNKNOWN;
  const { db, actor } = context;
  const { plan, sampleData } = desk;
  const asOf = reading.asOf.date;
  const question = { plan, month, asOf };
  const table = await readReportTable(db, question);
  if (!table.months.some((opened) => opened.equals(month))) return UNKNOWN;
  const record = await readConsolidatedRecord(db, question);
  const { letterhead } = await readLetterhead(db, plan);
  const about = { month: month.toString(), asOf: asOf.toString() };
  // Open again, it is the draft of the one that takes its place; what was issued lies on the register.
  const rewrites = record.issue?.reopened && may(actor, "draft.export");
  if (record.issue && !rewrites) {
    const content = readConsolidated(record.issue.content);
    const bytes = await writeWord(issuedDocument(content, letterhead, sampleData));
    const { documentNumber, hash } = record.issue;
    return { name: `bao-cao-tong-hop-${month}.docx`, bytes, about: { ...about, documentNumber, hash } };
  }
  const draftName = `du-thao-bao-cao-tong-hop-${month}.docx`;
  if (!may(actor, "draft.export")) {
    return { refused: "Báo cáo tổng hợp này chưa ban hành.", status: 403, onRecord: draftName };
  }
  const { draft } = await readConsolidatedDraft(db, question, record, table);
  const bytes = await writeWord(
    draftDocument({ ...draft, ...replacesOf(record.issue) }, { letterhead, today: asOf, sampleData }),
  );
  return { name: draftName, bytes, about };
}

// What writes Excel is large: it is loaded when somebody asks for a file of the kind.
async function tableBytes(sheets: readonly [Sheet, ...Sheet[]], type: FileType): Promise<Uint8Array> {
  if (type === "csv") return writeCsv(sheets[0]);
  const { writeWorkbook } = await import("./excel.ts");
  return writeWorkbook(sheets);
}

const plain = (message: string, status: number) =>
  new Response(`${message}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

function download({ name, bytes }: Made, type: FileType): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": TYPES[type],
      "content-disposition": contentDisposition("attachment", name),
      "content-length": String(bytes.length),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
