import { dateColumn } from "../calendar/days.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import type { Role } from "../platform/prisma/enums.ts";
import { reportsOn } from "../progress/said-sql.ts";
import { NOTICES } from "./ladder.ts";
import type { AlertDraft } from "./rules.ts";

/** An account that can be told something. */
export type Recipient = { id: number; role: Role; agencyId: number | null };

/** An agency, as an alert about it names it. */
export type NamedAgency = { id: number; name: string };

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
export function isDeaf(agencyId: number, recipients: readonly Recipient[]): boolean {
  return addressees({ agencyId, roles: ["OFFICER"] }, recipients).length === 0;
}

/** The agencies that nobody can be told for although something open is addressed to them: asked of them, or never delivered. */
export async function readDeafAgencies(
  tx: Transaction,
  today: Temporal.PlainDate,
  recipients: readonly Recipient[],
): Promise<NamedAgency[]> {
  const addressed = await tx.$queryRaw<NamedAgency[]>`
    SELECT g.id, g.name FROM agency g
    WHERE ${reportsOn(today, "now")} AND EXISTS (
      SELECT FROM alert a WHERE a.agency_id = g.id AND a.closed_at IS NULL
        AND (a.urgency <> 'NEWS' OR NOT EXISTS (SELECT FROM alert_delivery d WHERE d.alert_id = a.id)))
    ORDER BY g.position, g.id`;
  return addressed.filter(({ id }) => isDeaf(id, recipients));
}

/**
 * What the administrators must be told of agencies without any recipient (PRODUCT, "Alerts"): once a month each, and again within
 * the month where it had been mended meanwhile.
 * @returns the drafts of all, also of those that were told before and are still open.
 */
export async function deafnessAlerts(
  tx: Transaction,
  clock: Clock,
  deaf: readonly NamedAgency[],
): Promise<AlertDraft[]> {
  if (deaf.length === 0) return [];
  const month = clock.today().toPlainYearMonth();
  const told = await tx.alert.findMany({
    where: { kind: "NO_RECIPIENT", raisedFor: { gte: dateColumn(month.toPlainDate({ day: 1 })) } },
    select: { key: true, closedAt: true },
  });
  return deaf.map((agency) => {
    const subject = `no-recipient:${agency.id}:${month}`;
    const before = told.filter(({ key }) => key === subject || key.startsWith(`${subject}:`));
    const standing = before.find(({ closedAt }) => closedAt === null);
    return noRecipient(agency, standing?.key ?? `${subject}:${before.length + 1}`, before.length + (standing ? 0 : 1));
  });
}

function noRecipient(agency: NamedAgency, key: string, repetition: number): AlertDraft {
  return {
    ...NOTICES.NO_RECIPIENT,
    key,
    agencyId: null,
    taskId: null,
    assignmentId: null,
    title: `${agency.name}: chưa có tài khoản nhận thông báo`,
    body: "Đơn vị này đang có việc cần nhắc nhưng không có cán bộ đầu mối hay lãnh đạo nào nhận được. Tạo hoặc mở lại tài khoản.",
    dueOn: null,
    repetition,
  };
}
