import { dateColumn } from "../calendar/days.ts";
import { formatDate, formatMonth } from "../calendar/format.ts";
import type { Clock } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import type { AlertKind } from "../platform/prisma/enums.ts";
import { NOTICES } from "./ladder.ts";
import type { AlertDraft } from "./rules.ts";

/** The report that something is told about. */
export type ReportSubject = {
  reportId: number;
  agencyId: number;
  agencyName: string;
  month: Temporal.PlainYearMonth;
};

const about = (month: Temporal.PlainYearMonth) => ({ taskId: null, assignmentId: null, month, dueOn: null });

/** To the secretariat: a report waits for its answer. */
export function reportSent(subject: ReportSubject, number: number, late: boolean): AlertDraft {
  const again = number > 1 ? `, lần ${number}` : "";
  return {
    ...about(subject.month),
    key: sentKey(subject.reportId, number),
    ...NOTICES.REPORT_SENT,
    agencyId: null,
    fromAgencyId: subject.agencyId,
    title: `${subject.agencyName} gửi báo cáo ${formatMonth(subject.month)}${again}`,
    body: `${late ? "Gửi sau hạn. " : ""}Báo cáo chờ cơ quan thường trực duyệt.`,
    repetition: number,
  };
}

/** To the head of the agency: its report waits to be signed off and sent. */
export function reportToSign(subject: ReportSubject, by: string, times: number): AlertDraft {
  return {
    ...about(subject.month),
    key: `report-to-sign:${subject.reportId}:${times}`,
    ...NOTICES.REPORT_TO_SIGN,
    agencyId: subject.agencyId,
    title: `Báo cáo ${formatMonth(subject.month)} chờ lãnh đạo đơn vị duyệt`,
    body: `${by} đã soạn xong. Xem lại và gửi cơ quan thường trực.`,
    repetition: 1,
  };
}

/** To the agency: what the secretariat answered. */
export function reportDecided(
  subject: ReportSubject,
  answer: { number: number; returned: { words: string; newDate: Temporal.PlainDate } | null },
): AlertDraft {
  const { number, returned } = answer;
  const month = formatMonth(subject.month);
  return {
    ...about(subject.month),
    key: `report-decided:${subject.reportId}:${number}`,
    ...(returned ? NOTICES.REPORT_RETURNED : NOTICES.REPORT_ACCEPTED),
    agencyId: subject.agencyId,
    title: returned ? `Trả lại báo cáo ${month}` : `Báo cáo ${month} đã được duyệt`,
    body: returned
      ? `${returned.words} Đề nghị bổ sung và gửi lại chậm nhất ngày ${formatDate(returned.newDate)}.`
      : "Nội dung đã gửi được lưu nguyên văn.",
    dueOn: returned?.newDate ?? null,
    repetition: number,
  };
}

/** To the agency: a month that was closed is open for it again. */
export function reportOpenedAgain(
  subject: ReportSubject,
  exception: { id: number; until: Temporal.PlainDate; reason: string },
): AlertDraft {
  return {
    ...about(subject.month),
    key: `report-exception:${exception.id}`,
    ...NOTICES.REPORT_OPENED_AGAIN,
    agencyId: subject.agencyId,
    title: `Kỳ ${formatMonth(subject.month)} được mở lại cho đơn vị đến hết ngày ${formatDate(exception.until)}`,
    body: `Lý do: ${exception.reason}`,
    dueOn: exception.until,
    repetition: 1,
  };
}

function sentKey(reportId: number, number: number): string {
  return `report-sent:${reportId}:${number}`;
}

/** Closes what is still open about an agency's report of a month, because it has been done. */
export async function closeReportAlerts(
  tx: Transaction,
  clock: Clock,
  which: { agencyId: number; month: Temporal.PlainYearMonth; kinds: readonly AlertKind[] },
): Promise<void> {
  await tx.alert.updateMany({
    where: {
      closedAt: null,
      agencyId: which.agencyId,
      month: dateColumn(which.month.toPlainDate({ day: 1 })),
      kind: { in: [...which.kinds] },
    },
    data: { closedAt: new Date(clock.now().epochMilliseconds) },
  });
}

/** Closes the secretariat's notice that a sending waits: it has been answered, or overtaken by the next one. */
export async function closeSentAlerts(tx: Transaction, clock: Clock, reportId: number, upTo: number): Promise<void> {
  await tx.alert.updateMany({
    where: {
      closedAt: null,
      key: { in: Array.from({ length: upTo }, (_, index) => sentKey(reportId, index + 1)) },
    },
    data: { closedAt: new Date(clock.now().epochMilliseconds) },
  });
}
