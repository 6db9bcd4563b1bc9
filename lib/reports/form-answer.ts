import { formatInstant } from "../calendar/format.ts";
import type { CommandContext } from "../platform/actor.ts";
import { ZONE } from "../platform/clock.ts";
import { sentenceFor } from "../platform/messages.ts";
import type { Failure, FieldErrors, Result } from "../platform/result.ts";
import { proposeReport, sendReport } from "./commands.ts";
import { type DraftSaved, saveDraft } from "./draft-commands.ts";
import type { LineConflict, ReportFormState } from "./form-state.ts";
import type { ReportAddress } from "./in-hand.ts";
import { fieldsMark } from "./line-fields.ts";
import type { StoredLine } from "./lines.ts";
import { type FormAct, type FormLine, readAct, readFormLines, readMonth } from "./schema.ts";

export type ReportFormAnswer = { ok: true; href: string } | { ok: false; state: NonNullable<ReportFormState> };

/**
 * What the editor's whole form is answered with: where to go on, or what the page is to show. Keeps what was changed, then
 * does what the button says. `fileProblems`: what was wrong with files that came with it; it is then kept, and no more.
 */
export async function answerReportForm(
  context: CommandContext,
  form: FormData,
  fileProblems: FieldErrors = {},
): Promise<ReportFormAnswer> {
  const address = readAddress(form.get("month"), form.get("agency"));
  const act = readAct(form.get("act"));
  const lines = readFormLines(form).map((line) => acted(withNews(line), act));
  if (address === null) return refusedForm({ ok: false, code: "NOT_FOUND" }, lines);
  const changed = lines.filter((line) => fieldsMark(line.fields) !== line.was || isAsked(line, act));
  const kept = await saveDraft(context, { ...address, lines: changed, writer: String(form.get("writer") ?? "") });
  if (!kept.ok) return refusedForm(kept, lines);
  if (kept.value.conflicts.length > 0) return conflicted(kept.value, lines);
  if (Object.keys(fileProblems).length > 0) {
    return refusedForm({ ok: false, code: "INVALID_INPUT", fields: fileProblems }, lines);
  }
  const done = await finish(context, address, act);
  if (done && !done.result.ok) return refusedForm(done.result, lines);
  const place = "key" in act ? `#line-${act.key}` : "";
  return { ok: true, href: `/reports/${address.month}/${address.agencyCode}?done=${done?.code ?? "saved"}${place}` };
}

/** Sends or hands on, where the button says so; null where it only keeps. */
async function finish(
  context: CommandContext,
  address: ReportAddress,
  { kind }: FormAct,
): Promise<{ code: string; result: Result<unknown> } | null> {
  if (kind === "send" || kind === "noNewsAllAndSend") {
    return { code: "sent", result: await sendReport(context, address) };
  }
  if (kind === "propose") return { code: "proposed", result: await proposeReport(context, address) };
  return null;
}

/** Without scripts the page cannot take "không phát sinh" back when words are written over it. */
function withNews(line: FormLine): FormLine {
  const isAsItWas = [true, false].some((noNews) => fieldsMark({ ...line.fields, noNews }) === line.was);
  return isAsItWas ? line : { ...line, fields: { ...line.fields, noNews: false } };
}

/** A line after what the button says about it. */
function acted(line: FormLine, act: FormAct): FormLine {
  if (act.kind === "noNewsAll" || act.kind === "noNewsAllAndSend") {
    return line.left ? { ...line, fields: { ...line.fields, noNews: true } } : line;
  }
  if (!isAsked(line, act)) return line;
  if (act.kind === "keep") return { ...line, fields: { ...line.fields, noNews: false, kept: true } };
  return { ...line, fields: { ...line.fields, noNews: act.kind === "noNews" } };
}

function isAsked(line: FormLine, act: FormAct): boolean {
  return "key" in act && act.key === line.key;
}

type Refused = Extract<ReportFormAnswer, { ok: false }>;

function refusedForm(failure: Failure, lines: readonly FormLine[], conflicts: LineConflict[] = []): Refused {
  const fields = failure.fields ?? {};
  const places = Object.keys(fields).length;
  const title = places > 0 ? `Chưa gửi được: còn ${places} chỗ cần bổ sung` : sentenceFor(failure);
  const typed = Object.fromEntries(lines.map((line) => [line.key, line.fields]));
  return { ok: false, state: { title, fields, typed, conflicts } };
}

function conflicted({ conflicts }: DraftSaved, lines: readonly FormLine[]): Refused {
  const { state } = refusedForm({ ok: false, code: "CONFLICT" }, lines, conflicts.map(conflictOf));
  const title = "Có người vừa lưu cùng một mục. Chọn bản giữ lại ở mục đó rồi lưu lần nữa.";
  return { ok: false, state: { ...state, title } };
}

/** A line that somebody else saved, written out for the page. */
export function conflictOf({ key, version, fields, touchedBy, touchedAt }: StoredLine): LineConflict {
  return { key, version, fields, by: touchedBy, at: formatInstant(touchedAt, ZONE) };
}

/** Which report a form or an address means; null for none. */
export function readAddress(month: unknown, agency: unknown): ReportAddress | null {
  const read = readMonth(month);
  return read && typeof agency === "string" && agency.length < 100 ? { month: read, agencyCode: agency } : null;
}
