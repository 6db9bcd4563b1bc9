"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formatInstant, formatTime } from "../calendar/format.ts";
import { commandContext, currentDesk } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import { ZONE } from "../platform/clock.ts";
import { sentenceFor } from "../platform/messages.ts";
import type { Failure, Result } from "../platform/result.ts";
import { fieldErrors } from "../progress/schema.ts";
import { proposeReport, sendReport } from "./commands.ts";
import { type DraftSaved, saveDraft } from "./draft-commands.ts";
import type { AutosaveAnswer, LineConflict, ReportFormState, ReviewFormState } from "./form-state.ts";
import type { ReportAddress } from "./in-hand.ts";
import { fieldsMark } from "./line-fields.ts";
import type { StoredLine } from "./lines.ts";
import { readReport } from "./queries.ts";
import { closeMonth, decideReport, grantException } from "./review-commands.ts";
import {
  autosaveInput,
  closeMonthInput,
  exceptionInput,
  type FormAct,
  type FormLine,
  readAct,
  readFormLines,
  readMarks,
  readMonth,
  reportDecisionInput,
} from "./schema.ts";

/** The editor's whole form: keeps what was changed, then does what the button says. */
export async function reportFormAction(_state: ReportFormState, form: FormData): Promise<ReportFormState> {
  const context = await commandContext();
  const address = readAddress(form.get("month"), form.get("agency"));
  const act = readAct(form.get("act"));
  const lines = readFormLines(form).map((line) => acted(withNews(line), act));
  if (address === null) return refusedForm({ ok: false, code: "NOT_FOUND" }, lines);
  const changed = lines.filter((line) => fieldsMark(line.fields) !== line.was || isAsked(line, act));
  const kept = await saveDraft(context, { ...address, lines: changed, writer: String(form.get("writer") ?? "") });
  if (!kept.ok) return refusedForm(kept, lines);
  if (kept.value.conflicts.length > 0) return conflicted(kept.value, lines);
  const done = await finish(context, address, act);
  if (done && !done.result.ok) return refusedForm(done.result, lines);
  revalidatePath("/", "layout");
  const place = "key" in act ? `#line-${act.key}` : "";
  redirect(`/reports/${address.month}/${address.agencyCode}?done=${done?.code ?? "saved"}${place}`);
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

function refusedForm(failure: Failure, lines: readonly FormLine[], conflicts: LineConflict[] = []): ReportFormState {
  const fields = failure.fields ?? {};
  const places = Object.keys(fields).length;
  const title = places > 0 ? `Chưa gửi được: còn ${places} chỗ cần bổ sung` : sentenceFor(failure);
  return { title, fields, typed: Object.fromEntries(lines.map(({ key, fields: typed }) => [key, typed])), conflicts };
}

function conflicted({ conflicts }: DraftSaved, lines: readonly FormLine[]): ReportFormState {
  revalidatePath("/", "layout");
  const state = refusedForm({ ok: false, code: "CONFLICT" }, lines, conflicts.map(conflictOf));
  return state && { ...state, title: "Có người vừa lưu cùng một mục. Chọn bản giữ lại ở mục đó rồi lưu lần nữa." };
}

function conflictOf({ key, version, fields, touchedBy, touchedAt }: StoredLine): LineConflict {
  return { key, version, fields, by: touchedBy, at: formatInstant(touchedAt, ZONE) };
}

function readAddress(month: unknown, agency: unknown): ReportAddress | null {
  const read = readMonth(month);
  return read && typeof agency === "string" && agency.length < 100 ? { month: read, agencyCode: agency } : null;
}

/**
 * Keeps a draft while it is being typed, for the door in app/api: also says what others have changed since. Never leads to
 * the sign-in page; the open page says by itself that the session is over, and holds what was typed.
 */
export async function autosave(month: string, agencyCode: string, body: unknown): Promise<AutosaveAnswer> {
  const desk = await currentDesk();
  if (desk === null || desk.actor.mustChangePassword) {
    return { ok: false, code: "SIGNED_OUT", message: "Phiên làm việc đã hết." };
  }
  const context = await commandContext();
  const address = readAddress(month, agencyCode);
  const input = autosaveInput.safeParse(body);
  if (address === null || !input.success) {
    return { ok: false, code: "REFUSED", message: "Nội dung quá dài hoặc không đọc được, chưa lưu lên hệ thống." };
  }
  const { lines, writer, known } = input.data;
  const kept = await saveDraft(context, { ...address, lines, writer });
  if (!kept.ok) return { ok: false, code: "REFUSED", message: sentenceFor(kept) };
  const now = await readReport(context.db, { plan: desk.plan, ...address, asOf: desk.today });
  const mine = new Set(lines.map(({ key }) => key));
  const others = (now?.stored ?? []).filter((line) => {
    const seen = known[String(line.key)];
    return !mine.has(line.key) && line.writer !== writer && seen !== undefined && seen < line.version;
  });
  return {
    ok: true,
    savedAt: formatTime(kept.value.savedAt, ZONE),
    versions: kept.value.lines,
    conflicts: kept.value.conflicts.map(conflictOf),
    others: others.map(conflictOf),
  };
}

/** Everything a form sent as text, so that it can be shown again as typed. */
function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of form) if (typeof value === "string" && !key.startsWith("$")) values[key] = value;
  return values;
}

function refused(failure: Failure, form: FormData): ReviewFormState {
  const fields = failure.fields ?? {};
  const places = Object.keys(fields).length;
  return {
    title: places > 0 ? `Chưa ghi được: còn ${places} chỗ cần sửa` : sentenceFor(failure),
    fields,
    typed: typed(form),
  };
}

/** The secretariat's answer to a report; on to the next agency that waits. */
export async function decideReportAction(_state: ReviewFormState, form: FormData): Promise<ReviewFormState> {
  const context = await commandContext();
  const input = reportDecisionInput.safeParse(typed(form));
  if (!input.success) {
    return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
  }
  const outcome = await decideReport(context, { ...input.data, answers: readMarks(form) });
  if (!outcome.ok) return refused(outcome, form);
  revalidatePath("/", "layout");
  const { verdict, month, agencyCode } = outcome.value;
  redirect(
    `/review/reports?month=${month}&after=${agencyCode}&done=${verdict === "ACCEPTED" ? "accepted" : "returned"}`,
  );
}

export async function closeMonthAction(_state: ReviewFormState, form: FormData): Promise<ReviewFormState> {
  const context = await commandContext();
  const input = closeMonthInput.safeParse(typed(form));
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
  const outcome = await closeMonth(context, input.data);
  if (!outcome.ok) return refused(outcome, form);
  revalidatePath("/", "layout");
  redirect(`/reports/${input.data.month}?done=closed`);
}

export async function grantExceptionAction(_state: ReviewFormState, form: FormData): Promise<ReviewFormState> {
  const context = await commandContext();
  const input = exceptionInput.safeParse(typed(form));
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, form);
  const outcome = await grantException(context, input.data);
  if (!outcome.ok) return refused(outcome, form);
  revalidatePath("/", "layout");
  redirect(`/reports/${input.data.month}?done=opened`);
}
