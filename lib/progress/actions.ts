"use server";

import { diffWords } from "diff";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { formatDate, formatInstant } from "../calendar/format.ts";
import { commandContext } from "../people/session.ts";
import { ZONE } from "../platform/clock.ts";
import { sentenceFor } from "../platform/messages.ts";
import type { ProgressState } from "../platform/prisma/enums.ts";
import type { Failure } from "../platform/result.ts";
import { nameBodies, setApplicability } from "./assignment-commands.ts";
import { type ProgressConflict, recordProgress } from "./commands.ts";
import { decideCompletion } from "./completion-commands.ts";
import { askExtension, decideExtension } from "./extension-commands.ts";
import type { DecisionFormState, ProgressFormState, SimpleFormState } from "./form-state.ts";
import { recordGuidance } from "./guidance-commands.ts";
import { completionGaps } from "./rules.ts";
import {
  applicabilityInput,
  bodiesInput,
  decisionInput,
  extensionDecisionInput,
  extensionInput,
  fieldErrors,
  guidanceInput,
  type ProgressInput,
  progressInput,
} from "./schema.ts";
import { STATE_WORDS } from "./words.ts";

/** Everything a form sent as text, so that it can be shown again as typed. */
function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of form) if (typeof value === "string" && !key.startsWith("$")) values[key] = value;
  return values;
}

function refused(failure: Failure, values: Record<string, string>) {
  const fields = failure.fields ?? {};
  const places = Object.keys(fields).length;
  const title = places > 0 ? `Chưa lưu được: còn ${places} chỗ cần sửa` : sentenceFor(failure);
  return { title, fields, typed: values };
}

/** An officer's word about the agency's part of a task. */
export async function recordProgressAction(_state: ProgressFormState, form: FormData): Promise<ProgressFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = progressInput.safeParse(values);
  if (!input.success) {
    // Together with what a completion lacks, so that the form is put right in one go.
    const gaps = values["state"] === "COMPLETED" ? completionGaps(claimTyped(values)) : {};
    const fields = { ...gaps, ...fieldErrors(input.error) };
    return { ...refused({ ok: false, code: "INVALID_INPUT", fields }, values), conflict: null };
  }
  const outcome = await recordProgress(context, input.data);
  if (!outcome.ok) {
    if ("stored" in outcome) return inConflict(outcome, input.data, values);
    return { ...refused(outcome, values), conflict: null };
  }
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=${outcome.value.claimed ? "claimed" : "updated"}`);
}

function claimTyped(values: Record<string, string>) {
  const typedIn = (name: string) => values[name]?.trim();
  return {
    completedOn: typedIn("completedOn"),
    evidenceNumber: typedIn("evidenceNumber"),
    evidenceDate: typedIn("evidenceDate"),
  };
}

/** A number with its separators is one word: 948.600 is struck out whole. */
const WORDS = new Intl.Segmenter("vi", { granularity: "word" });

/** Both texts side by side, with what differs marked; the next press saves the typed one over what was seen. */
function inConflict(
  conflict: ProgressConflict,
  input: ProgressInput,
  values: Record<string, string>,
): ProgressFormState {
  const { stored } = conflict;
  revalidatePath("/", "layout");
  const percent = (value: number | null) => (value === null ? "" : `${value}%`);
  const state = (word: { state: ProgressState }) => STATE_WORDS[word.state];
  const rows: [string, string, string][] = [
    ["Tình hình", state(stored), state(input)],
    ["Tiến độ", percent(stored.percent), percent(input.percent)],
    ["Kết quả thực hiện", stored.result, input.result],
    ["Khó khăn, vướng mắc", stored.difficulties, input.difficulties],
    ["Đề xuất, kiến nghị", stored.proposals, input.proposals],
    ["Minh chứng", evidence(stored), evidence(input)],
  ];
  return {
    title: `${stored.recordedBy} vừa lưu phần việc này lúc ${formatInstant(stored.recordedAt, ZONE)}`,
    fields: {},
    typed: { ...values, seenVersion: String(conflict.version) },
    conflict: {
      storedBy: stored.recordedBy,
      storedAt: formatInstant(stored.recordedAt, ZONE),
      differences: rows
        .filter(([, before, after]) => before !== "" || after !== "")
        .map(([label, before, after]) => ({
          label,
          parts: diffWords(before, after, { intlSegmenter: WORDS }).map(({ value, added, removed }) => ({
            text: value,
            kind: added ? ("mine" as const) : removed ? ("stored" as const) : ("both" as const),
          })),
        })),
    },
  };
}

function evidence(word: { evidenceNumber: string | null; evidenceDate: Temporal.PlainDate | null }): string {
  return [word.evidenceNumber, word.evidenceDate && formatDate(word.evidenceDate)].filter(Boolean).join(", ");
}

/** The secretariat's answer to a claimed completion. */
export async function decideCompletionAction(_state: DecisionFormState, form: FormData): Promise<DecisionFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = decisionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await decideCompletion(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  const done = { CONFIRMED: "confirmed", RETURNED: "returned", REOPENED: "reopened" }[outcome.value.verdict];
  redirect(
    outcome.value.verdict === "REOPENED" ? `/tasks/${outcome.value.taskNumber}?done=${done}` : `/review?done=${done}`,
  );
}

/** "Không áp dụng" for one body, or its withdrawal. */
export async function setApplicabilityAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = applicabilityInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await setApplicability(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=assignment`);
}

/** Bodies for a phrase of the document that names nobody. */
export async function nameBodiesAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = bodiesInput.safeParse({ phraseId: values["phraseId"], agencyIds: form.getAll("agencyIds") });
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await nameBodies(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=assignment`);
}

/** A lead asks for a later deadline. */
export async function askExtensionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = extensionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await askExtension(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=asked`);
}

/** The secretariat's answer to a request for a later deadline; or the asker takes it back. */
export async function decideExtensionAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = extensionDecisionInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await decideExtension(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  if (input.data.verdict === "WITHDRAWN") redirect(`/tasks/${outcome.value.taskNumber}?done=withdrawn`);
  redirect(`/review/extensions?done=${input.data.verdict === "GRANTED" ? "granted" : "refused"}`);
}

/** The document that starts a conditional deadline, or puts right the one recorded before. */
export async function recordGuidanceAction(_state: SimpleFormState, form: FormData): Promise<SimpleFormState> {
  const context = await commandContext();
  const values = typed(form);
  const input = guidanceInput.safeParse(values);
  if (!input.success) return refused({ ok: false, code: "INVALID_INPUT", fields: fieldErrors(input.error) }, values);
  const outcome = await recordGuidance(context, input.data);
  if (!outcome.ok) return refused(outcome, values);
  revalidatePath("/", "layout");
  redirect(`/tasks/${outcome.value.taskNumber}?done=guidance`);
}
