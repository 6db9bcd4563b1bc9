import { dateColumn, isAfter } from "../calendar/days.ts";
import { formatDate } from "../calendar/format.ts";
import { closeAlerts, raiseAlerts } from "../oversight/alerts.ts";
import { claimAlert } from "../oversight/rules.ts";
import { settleReminders } from "../oversight/settle.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import { type FieldErrors, failure, type Result, success } from "../platform/result.ts";
import type { Word } from "./board.ts";
import { type AssignmentInHand, takeInHand } from "./in-hand.ts";
import { may } from "./policy.ts";
import { completionGaps, completionRefusal, takesUpdates } from "./rules.ts";
import type { ProgressInput } from "./schema.ts";

/** Somebody wrote first: their word, for the screen on which the second writer chooses. */
export type ProgressConflict = { ok: false; code: "CONFLICT"; stored: Word; version: number };

export type RecordedProgress = { updateId: number; taskNumber: number; claimed: boolean };

/**
 * Appends one word of an agency about its part of a task.
 * Refuses: another agency's part (and records the attempt), a part that is closed, a completion without evidence
 * (PRODUCT, "Progress"), dates that have not come yet, and a writer who has not seen the newest word.
 */
export async function recordProgress(
  context: CommandContext,
  input: ProgressInput,
): Promise<Result<RecordedProgress> | ProgressConflict> {
  return context.db.$transaction(async (tx) => {
    const part = await takeInHand(tx, input.assignmentId);
    if (part === null) return failure("NOT_FOUND");
    if (!may(context.actor, "progress.write", { agencyId: part.agencyId })) {
      await writeAudit(tx, context, act(part, "progress.update", { after: wording(input), outcome: "REFUSED" }));
      return failure("FORBIDDEN");
    }
    if (!takesUpdates(part.facts)) {
      return failure(
        "NOT_OPEN",
        undefined,
        "Phần việc này đã được xác nhận hoàn thành hoặc không áp dụng, không nhận thêm cập nhật.",
      );
    }
    const fields = problemsOf(input, part, context.clock.today());
    if (Object.keys(fields).length > 0) return failure("INVALID_INPUT", fields);
    if (part.version !== input.seenVersion && part.word) {
      await writeAudit(tx, context, act(part, "progress.conflict", { after: wording(input), outcome: "REFUSED" }));
      return { ok: false as const, code: "CONFLICT" as const, stored: part.word, version: part.version };
    }
    return success(await append(tx, context, part, input));
  });
}

function problemsOf(input: ProgressInput, part: AssignmentInHand, today: Temporal.PlainDate): FieldErrors {
  const refused = input.state === "COMPLETED" ? completionRefusal(part.facts) : null;
  if (refused) return { state: refused };
  const completable = completionRefusal(part.facts) === null;
  const fields: FieldErrors = input.state === "COMPLETED" ? completionGaps(input) : openProblems(input, completable);
  const later = `không thể sau hôm nay (${formatDate(today)}).`;
  if (input.evidenceDate && isAfter(input.evidenceDate, today)) fields["evidenceDate"] = `Ngày văn bản ${later}`;
  if (input.completedOn && isAfter(input.completedOn, today)) fields["completedOn"] = `Ngày hoàn thành ${later}`;
  return fields;
}

/** What does not fit together in a word about work that goes on. */
function openProblems(input: ProgressInput, completable: boolean): FieldErrors {
  const fields: FieldErrors = {};
  if (input.percent === 100 && completable) {
    fields["percent"] = "Đã đủ 100% thì chọn “Đã hoàn thành” và nêu minh chứng; chưa xong thì nhập dưới 100.";
  }
  if (input.state === "NOT_STARTED" && input.percent) {
    fields["percent"] = "Chưa triển khai thì để trống hoặc nhập 0; đã có tiến độ thì chọn “Đang thực hiện”.";
  }
  if (input.evidenceDate && !input.evidenceNumber) {
    fields["evidenceNumber"] = "Đã có ngày văn bản; nhập thêm số, ký hiệu.";
  }
  if (input.evidenceNumber && !input.evidenceDate) {
    fields["evidenceDate"] = "Đã có số, ký hiệu văn bản; nhập thêm ngày.";
  }
  return fields;
}

async function append(
  tx: Transaction,
  context: CommandContext,
  part: AssignmentInHand,
  input: ProgressInput,
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
      recordedAt: new Date(context.clock.now().epochMilliseconds),
      recordedById: context.actor.id,
    },
  });
  await writeAudit(
    tx,
    context,
    act(part, claimed ? "completion.claim" : "progress.update", {
      before: wordingOf(part.word),
      after: wording(input),
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
          evidenceNumber: input.evidenceNumber,
        }),
      ],
      new Map(),
    );
    // What those who chase the task were told of it may have been about this part alone.
    await settleReminders(tx, context.clock, part.taskId);
  }
  return { updateId: update.id, taskNumber: part.taskNumber, claimed };
}

type Change = {
  before?: Record<string, string | number | null>;
  after: Record<string, string | number | null>;
  outcome?: "REFUSED";
};

function act(part: AssignmentInHand, action: string, change: Change) {
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
function wording(input: ProgressInput): Record<string, string | number | null> {
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
