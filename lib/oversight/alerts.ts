import { dateColumn } from "../calendar/days.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import type { AlertKind, Role } from "../platform/prisma/enums.ts";
import type { Board } from "../progress/board.ts";
import { type AlertDraft, REMINDERS, urgencyOf } from "./rules.ts";

/** An account that can be told something. */
export type Recipient = { id: number; role: Role; agencyId: number | null };

/** The accounts that can be told something: those that can sign in. */
export async function readRecipients(tx: Transaction): Promise<Recipient[]> {
  return tx.user.findMany({ where: { disabledAt: null }, select: { id: true, role: true, agencyId: true } });
}

/** Who of the recipients a draft is for. Where an agency has no officer, the head does the officer's work. */
export function addressees(
  draft: Pick<AlertDraft, "agencyId" | "roles">,
  recipients: readonly Recipient[],
): Recipient[] {
  const people = draft.agencyId === null ? recipients : recipients.filter((p) => p.agencyId === draft.agencyId);
  const named = people.filter((person) => draft.roles.includes(person.role));
  if (named.length > 0 || draft.agencyId === null || !draft.roles.includes("OFFICER")) return named;
  return people.filter((person) => person.role === "AGENCY_HEAD");
}

/** Whether nobody writes for an agency: neither an officer nor a head can be told anything. */
function isDeaf(agencyId: number, recipients: readonly Recipient[]): boolean {
  return addressees({ agencyId, roles: ["OFFICER"] }, recipients).length === 0;
}

/**
 * Stores the drafts that are new and puts them on the bells of their addressees. What was raised before is left alone,
 * whoever asks and however often. A unit without any recipient is itself an alert, to the administrators
 * (PRODUCT, "Alerts").
 * @returns how many alerts were new.
 */
export async function raiseAlerts(
  tx: Transaction,
  clock: Clock,
  drafts: readonly AlertDraft[],
  agencyNames: ReadonlyMap<number, string>,
): Promise<number> {
  if (drafts.length === 0) return 0;
  const recipients = await readRecipients(tx);
  const deaf = new Map<number, AlertDraft>();
  for (const draft of drafts) {
    if (draft.agencyId !== null && isDeaf(draft.agencyId, recipients)) {
      deaf.set(draft.agencyId, noRecipient(draft.agencyId, agencyNames.get(draft.agencyId) ?? "", clock.today()));
    }
  }
  return storeAlerts(tx, clock, [...drafts, ...deaf.values()], recipients);
}

function noRecipient(agencyId: number, agencyName: string, today: Temporal.PlainDate): AlertDraft {
  return {
    key: `no-recipient:${agencyId}:${today.toPlainYearMonth()}`,
    kind: "NO_RECIPIENT",
    agencyId: null,
    roles: ["ADMIN"],
    taskId: null,
    assignmentId: null,
    title: `${agencyName}: chưa có tài khoản nhận thông báo`,
    body: "Đơn vị này đang có việc cần nhắc nhưng không có cán bộ đầu mối hay lãnh đạo nào nhận được. Tạo hoặc mở lại tài khoản.",
    dueOn: null,
    repetition: 1,
  };
}

async function storeAlerts(
  tx: Transaction,
  clock: Clock,
  drafts: readonly AlertDraft[],
  recipients: readonly Recipient[],
): Promise<number> {
  const raisedAt = new Date(clock.now().epochMilliseconds);
  const raisedFor = dateColumn(clock.today());
  const stored = await tx.alert.createManyAndReturn({
    data: drafts.map((draft) => ({
      key: draft.key,
      kind: draft.kind,
      urgency: urgencyOf(draft),
      agencyId: draft.agencyId,
      role: draft.agencyId === null ? (draft.roles[0] ?? null) : null,
      taskId: draft.taskId,
      assignmentId: draft.assignmentId,
      title: draft.title,
      body: draft.body,
      dueOn: draft.dueOn && dateColumn(draft.dueOn),
      repetition: draft.repetition,
      raisedFor,
      raisedAt,
    })),
    skipDuplicates: true,
    select: { id: true, key: true },
  });
  const byKey = new Map(drafts.map((draft) => [draft.key, draft]));
  await tx.alertDelivery.createMany({
    data: stored.flatMap(({ id, key }) => {
      const draft = byKey.get(key);
      return draft ? addressees(draft, recipients).map((person) => ({ alertId: id, userId: person.id })) : [];
    }),
    skipDuplicates: true,
  });
  return stored.length;
}

/** Closes what is still open about some assignments, because what it asked for has been done or no longer stands. */
export async function closeAlerts(
  tx: Transaction,
  clock: Clock,
  which: { assignmentIds: number[]; kinds: AlertKind[] },
): Promise<number> {
  const { count } = await tx.alert.updateMany({
    where: {
      closedAt: null,
      kind: { in: which.kinds },
      assignmentId: { in: which.assignmentIds },
    },
    data: { closedAt: new Date(clock.now().epochMilliseconds) },
  });
  return count;
}

/**
 * Closes every open reminder that the board no longer asks for: done, extended, spoken about, no longer applicable, or
 * overtaken by the next one about the same thing, so that a bell holds one reminder for what is still owed.
 */
export async function closeSettledAlerts(
  tx: Transaction,
  clock: Clock,
  board: Board,
  stillAsked: readonly AlertDraft[],
): Promise<number> {
  const { count } = await tx.alert.updateMany({
    where: {
      closedAt: null,
      kind: { in: [...REMINDERS] },
      taskId: { in: board.tasks.map((task) => task.id) },
      key: { notIn: stillAsked.map((draft) => draft.key) },
    },
    data: { closedAt: new Date(clock.now().epochMilliseconds) },
  });
  return count;
}
