import { diffWords } from "diff";
import { formatDate, formatInstant } from "../calendar/format.ts";
import { keepFormFiles, receiveForm, textOf } from "../evidence/form-upload.ts";
import { visitorContext } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import { ZONE } from "../platform/clock.ts";
import { fromThisSite } from "../platform/http.ts";
import { keepAnswer } from "../platform/kept-answers.ts";
import type { ProgressState } from "../platform/prisma/enums.ts";
import type { ProgressConflict } from "./append.ts";
import { recordProgress } from "./commands.ts";
import type { ProgressFormState } from "./form-state.ts";
import { refused, typed } from "./form-values.ts";
import { completionGaps } from "./rules.ts";
import { fieldErrors, type ProgressInput, progressInput } from "./schema.ts";
import { FIELD_WORDS, STATE_WORDS } from "./words.ts";

type ProgressAnswer = { ok: true; href: string } | { ok: false; state: NonNullable<ProgressFormState> };

/**
 * What a word sent with the update form is answered with: where to go on, or what the form is to show. `fileProblem`: what was wrong
 * with the files that came with it; nothing is then written.
 */
export async function answerProgress(
  context: CommandContext,
  form: FormData,
  fileProblem: string | null = null,
): Promise<ProgressAnswer> {
  // A file is a box that is ticked; the boxes come one by one, the field is one.
  const values: Record<string, string> = { ...typed(form), files: form.getAll("fileIds").join(",") };
  const input = progressInput.safeParse(values);
  if (!input.success || fileProblem !== null) {
    // Together with what a completion lacks, so that the form is put right in one go.
    const gaps = values["state"] === "COMPLETED" && fileProblem === null ? completionGaps(claimTyped(values)) : {};
    const fields = {
      ...gaps,
      ...(!input.success && fieldErrors(input.error)),
      ...(fileProblem !== null && { files: fileProblem }),
    };
    return { ok: false, state: { ...refused({ ok: false, code: "INVALID_INPUT", fields }, values), conflict: null } };
  }
  const outcome = await recordProgress(context, input.data);
  if (outcome.ok) {
    const { taskNumber, claimed } = outcome.value;
    return { ok: true, href: `/tasks/${taskNumber}?done=${claimed ? "claimed" : "updated"}` };
  }
  if ("stored" in outcome) return { ok: false, state: inConflict(outcome, input.data, values) };
  return { ok: false, state: { ...refused(outcome, values), conflict: null } };
}

function claimTyped(values: Record<string, string>) {
  const typedIn = (name: string) => values[name]?.trim();
  return {
    completedOn: typedIn("completedOn"),
    evidenceNumber: typedIn("evidenceNumber"),
    evidenceDate: typedIn("evidenceDate"),
    files: (values["files"] ?? "").split(",").filter(Boolean).length,
  };
}

/** A number with its separators is one word: 948.600 is struck out whole. */
const WORDS = new Intl.Segmenter("vi", { granularity: "word" });

/** Both texts side by side, with what differs marked; the next press saves the typed one over what was seen. */
function inConflict(
  conflict: ProgressConflict,
  input: ProgressInput,
  values: Record<string, string>,
): NonNullable<ProgressFormState> {
  const { stored } = conflict;
  const percent = (value: number | null) => (value === null ? "" : `${value}%`);
  const state = (word: { state: ProgressState }) => STATE_WORDS[word.state];
  const rows: [string, string, string][] = [
    [FIELD_WORDS.state, state(stored), state(input)],
    [FIELD_WORDS.percent, percent(stored.percent), percent(input.percent)],
    [FIELD_WORDS.result, stored.result, input.result],
    [FIELD_WORDS.difficulties, stored.difficulties, input.difficulties],
    [FIELD_WORDS.proposals, stored.proposals, input.proposals],
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

/** The form whose answer is kept: one a part. */
export const progressFormName = (assignmentId: number): string => `progress:${assignmentId}`;

const goTo = (href: string) => new Response(null, { status: 303, headers: { location: href } });

/**
 * The update form as a browser without scripts sends it, files and all (POST /api/progress): an action would hold the whole of it in
 * memory. What it is answered with waits for the page that the sender is sent to.
 */
export async function receiveProgressForm(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return new Response("Yêu cầu không đến từ trang này.\n", { status: 403 });
  const context = await visitorContext();
  if (context === null) return goTo("/login");
  const received = await receiveForm(request, context);
  if (received === null) return new Response("Biểu mẫu gửi lên chưa trọn vẹn.\n", { status: 400 });
  const form = textOf(received);
  const assignmentId = Number(form.get("assignmentId"));
  if (!Number.isSafeInteger(assignmentId)) return new Response("Biểu mẫu không hợp lệ.\n", { status: 400 });
  const { files, message } = await keepFormFiles(context, assignmentId, received.files);
  for (const file of files) form.append("fileIds", String(file.id));
  const answer = await answerProgress(context, form, message);
  if (answer.ok) return goTo(answer.href);
  const kept = await keepAnswer(context, context.actor.id, progressFormName(assignmentId), answer.state);
  const number = await taskNumberOf(context, assignmentId);
  return goTo(number === null ? "/tasks" : `/tasks/${number}/update?answer=${kept}`);
}

async function taskNumberOf(context: CommandContext, assignmentId: number): Promise<number | null> {
  const part = await context.db.assignment.findFirst({
    where: { id: assignmentId },
    select: { task: { select: { number: true } } },
  });
  return part?.task.number ?? null;
}
