import { dateColumn } from "../calendar/days.ts";
import { attachFiles } from "../evidence/attach.ts";
import type { OfferedFile } from "../evidence/queries.ts";
import { closeAlerts, raiseAlerts } from "../oversight/alerts.ts";
import { claimAlert } from "../oversight/rules.ts";
import { settleReminders } from "../oversight/settle.ts";
import type { CommandContext } from "../platform/actor.ts";
import { writeAudit } from "../platform/audit.ts";
import type { Transaction } from "../platform/database.ts";
import type { Word } from "./board.ts";
import type { AssignmentInHand } from "./in-hand.ts";
import type { ProgressInput } from "./schema.ts";

export type RecordedProgress = { updateId: number; taskNumber: number; claimed: boolean };

/**
 * Appends one word about a part that the caller holds locked and has judged, with its act and its alerts.
 * @param files what it refers to, chosen in the same transaction (chooseFiles).
 * @param reportMonth the monthly report it was said in; null for what was said on the form of the part.
 */
export async function appendWord(
  tx: Transaction,
  context: CommandContext,
  part: AssignmentInHand,
  input: ProgressInput,
  files: readonly OfferedFile[],
  reportMonth: Temporal.PlainYearMonth | null = null,
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
      source: reportMonth ? "REPORT" : "WEB",
      reportMonth: reportMonth && dateColumn(reportMonth.toPlainDate({ day: 1 })),
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
