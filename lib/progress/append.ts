import { dateColumn } from "../calendar/days.ts";
import { attachFiles, chooseFiles, FILE_GONE } from "../evidence/attach.ts";
import type { OfferedFile } from "../evidence/queries.ts";
import { closeAlerts, raiseAlerts } from "../oversight/alerts.ts";
import { claimAlert } from "../oversight/rules.ts";
import { settleReminders } from "../oversight/settle.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { failure, type Result, success } from "../platform/result.ts";
import type { Word } from "./board.ts";
import type { AssignmentInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import { takesUpdates } from "./rules.ts";
import type { ProgressInput } from "./schema.ts";
import { CLOSED_PART, wordProblems } from "./word-rules.ts";

export type RecordedProgress = { updateId: number; taskNumber: number; claimed: boolean };

/**
 * Appends one word about a part that the caller holds locked and has judged, with its act and its alerts.
 * @param files what it refers to, chosen in the same transaction (chooseFiles).
 * @param said where: on the form of the part, in a workbook, or in the monthly report of this month.
 */
export async function appendWord(
  tx: Transaction,
  context: CommandContext,
  part: AssignmentInHand,
  input: ProgressInput,
  files: readonly OfferedFile[],
  said: "WEB" | "IMPORT" | Temporal.PlainYearMonth = "WEB",
): Promise<RecordedProgress> {
  const claimed = input.state === "COMPLETED";
  const seq = part.version + 1;
  await tx.assignment.update({ where: { id: part.id }, data: { version: seq } });
  const update = await tx.progressUpdate.create({
    data: {
      assignmentId: part.id,
      seq,
      state: input.state,
      percent: claimed ? 100 : input.percent,
      result: input.result,
      difficulties: input.difficulties,
      proposals: input.proposals,
      completedOn: claimed && input.completedOn ? dateColumn(input.completedOn) : null,
      evidenceNumber: input.evidenceNumber || null,
      evidenceDate: input.evidenceDate && dateColumn(input.evidenceDate),
      evidenceIssuer: input.evidenceIssuer || null,
      source: typeof said === "string" ? said : "REPORT",
      reportMonth: typeof said === "string" ? null : dateColumn(said.toPlainDate({ day: 1 })),
      recordedAt: new Date(context.clock.now().epochMilliseconds),
      recordedById: context.actor.id,
    },
  });
  await attachFiles(tx, files, { updateId: update.id });
  const names = files.map((file) => file.name);
  await writeAudit(
    tx,
    context,
    act(part, claimed ? "completion.claim" : "progress.update", {
      before: wordingOf(part.word),
      after: { ...wording(input), ...(names.length > 0 && { files: names }) },
    }),
  );
  // A newer word overtakes a claim that was still waiting.
  await closeAlerts(tx, context.clock, {
    assignmentIds: [part.id],
    kinds: ["COMPLETION_CLAIMED", "COMPLETION_RETURNED", "SILENT"],
  });
  if (claimed) {
    await closeAlerts(tx, context.clock, { assignmentIds: [part.id], kinds: ["DEADLINE_AHEAD", "DEADLINE_PASSED"] });
    await raiseAlerts(
      tx,
      context.clock,
      [
        claimAlert({
          updateId: update.id,
          taskId: part.taskId,
          taskNumber: part.taskNumber,
          taskTitle: part.taskTitle,
          assignmentId: part.id,
          agencyName: part.agencyName,
          evidence: input.evidenceNumber || names.join(", "),
        }),
      ],
      new Map(),
    );
    // What those who chase the task were told of it may have been about this part alone.
    await settleReminders(tx, context.clock, part.taskId);
  }
  return { updateId: update.id, taskNumber: part.taskNumber, claimed };
}

/** Somebody wrote first: their word, for the screen on which the second writer chooses. */
export type ProgressConflict = { ok: false; code: "CONFLICT"; stored: Word; version: number };

/**
 * Whether a word may be said about a part that the caller holds locked; gives the files it refers to. Refuses: another agency's part (and
 * records the attempt), a part that is closed, a completion without evidence (PRODUCT, "Progress"), files that are not the writer's to
 * refer to, dates that have not come yet, and a writer who has not seen the newest word.
 */
export async function judgeWord(
  tx: Transaction,
  context: CommandContext,
  part: AssignmentInHand,
  input: ProgressInput,
): Promise<Result<OfferedFile[]> | ProgressConflict> {
  if (!may(context.actor, "progress.write", { agencyId: part.agencyId })) {
    await writeAudit(tx, context, act(part, "progress.update", { after: wording(input), outcome: "REFUSED" }));
    return failure("FORBIDDEN");
  }
  if (!takesUpdates(part.facts)) return failure("NOT_OPEN", undefined, CLOSED_PART);
  const files = await chooseFiles(tx, context.actor, { assignmentId: part.id, fileIds: input.files });
  const claim = { ...input, files: files?.length ?? 0 };
  const fields = wordProblems(claim, part.facts, context.clock.today());
  if (files === null) fields["files"] = FILE_GONE;
  if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
  if (part.version !== input.seenVersion && part.word) {
    await writeAudit(tx, context, act(part, "progress.conflict", { after: wording(input), outcome: "REFUSED" }));
    return { ok: false, code: "CONFLICT", stored: part.word, version: part.version };
  }
  return success(files ?? []);
}

type Change = {
  before?: Record<string, string | number | null>;
  after: Record<string, string | number | string[] | null>;
  outcome?: "REFUSED";
};

/** The part an act is about, as the audit trail names it. */
export function act(part: AssignmentInHand, action: string, change: Change) {
  return {
    action,
    subject: "assignment",
    subjectId: part.id,
    taskId: part.taskId,
    agencyId: part.agencyId,
    ...change,
  };
}

/** What is said, as the audit trail keeps it. */
export function wording(input: ProgressInput): Record<string, string | number | null> {
  return {
    state: input.state,
    percent: input.state === "COMPLETED" ? 100 : input.percent,
    result: input.result,
    difficulties: input.difficulties,
    proposals: input.proposals,
    completedOn: input.completedOn?.toString() ?? null,
    evidenceNumber: input.evidenceNumber || null,
    evidenceDate: input.evidenceDate?.toString() ?? null,
    ...(input.evidenceIssuer && { evidenceIssuer: input.evidenceIssuer }),
  };
}

function wordingOf(word: Word | null): Record<string, string | number | null> {
  if (word === null) return { state: null };
  return {
    state: word.state,
    percent: word.percent,
    result: word.result,
    difficulties: word.difficulties,
    proposals: word.proposals,
    completedOn: word.completedOn?.toString() ?? null,
    evidenceNumber: word.evidenceNumber,
    evidenceDate: word.evidenceDate?.toString() ?? null,
  };
}
