import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CloseMonthForm, ExceptionForm } from "../../../../components/report/month-closing.tsx";
import { MonthStates } from "../../../../components/report/month-states.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { FlashNotice, Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { formatDate, formatMonth, formatWeekday } from "../../../../lib/calendar/format.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { reportDueDay } from "../../../../lib/plans/rules.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { closeMonthAction, grantExceptionAction } from "../../../../lib/reports/actions.ts";
import { may } from "../../../../lib/reports/policy.ts";
import { closingRefusal } from "../../../../lib/reports/rules.ts";
import { readMonth } from "../../../../lib/reports/schema.ts";
import { sentInMonth, standingIn } from "../../../../lib/reports/table.ts";
import { readReportTable } from "../../../../lib/reports/table-queries.ts";

type Props = PageProps<"/reports/[month]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const month = readMonth((await params).month);
  return { title: month ? `Báo cáo ${formatMonth(month)} của các đơn vị` : "Báo cáo tháng" };
}

const DONE = {
  closed: "Đã khóa kỳ báo cáo.",
  opened: "Đã mở lại kỳ này cho đơn vị. Đơn vị nhận được thông báo.",
} as const;

/** One month: who has sent, by state; for the secretariat also its closing. */
export default async function ReportMonthPage({ params, searchParams }: Props) {
  const desk = await requireDesk();
  const month = readMonth((await params).month);
  if (month === null || month.year !== desk.plan.year) notFound();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const table = await readReportTable(database(), { plan: desk.plan, asOf: asOf.date });
  if (!table.months.some((opened) => opened.equals(month))) notFound();
  const goodDay = reportDueDay(month, desk.plan);
  const { sent, owed } = sentInMonth(table, month);
  const closed = table.closed.find((one) => one.month.equals(month)) ?? null;
  const decides = may(desk.actor, "month.close", { agencyId: null }) && !asOf.past;
  const follows = may(desk.actor, "desk.read", { agencyId: null });
  const open = table.rows.filter((row) => {
    const standing = standingIn(row, month);
    return standing !== null && standing.state !== "ACCEPTED";
  });
  const tooEarly = closingRefusal(goodDay, desk.today);
  return (
    <>
      <ReadingDay reading={reading} here={`/reports/${month}`} />
      <PageHead
        crumbs={[{ href: keep("/reports"), label: "Báo cáo tháng" }, { label: `Tháng ${month.month}/${month.year}` }]}
        title={`Báo cáo ${formatMonth(month)}: ${sent}/${owed} đơn vị đã gửi`}
        facts={`Hạn: hết ${formatWeekday(goodDay)} ${formatDate(goodDay)} · Số liệu tính đến ngày ${formatDate(asOf.date)}`}
        actions={
          <>
            <PrintButton />
            {follows && (
              <ButtonLink variant="primary" icon="check" href={keep(`/review/reports?month=${month}`)}>
                Bàn duyệt báo cáo
              </ButtonLink>
            )}
          </>
        }
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        {closed && (
          <Notice kind="info" icon="lock" title={`Kỳ đã khóa ngày ${formatDate(closed.on)}`}>
            {closed.by}, Cơ quan thường trực. Đơn vị cần bổ sung thì đề nghị cơ quan thường trực mở lại.
          </Notice>
        )}
        <MonthStates
          table={table}
          month={month}
          keep={keep}
          ownAgencyId={
            asOf.past
              ? null
              : desk.actor.role === "OFFICER" || desk.actor.role === "AGENCY_HEAD"
                ? desk.actor.agencyId
                : null
          }
        />
        {decides && (
          <Panel title={closed ? "Mở lại cho một đơn vị" : "Khóa kỳ báo cáo"} className="no-print">
            {closed ? (
              <ExceptionForm
                action={grantExceptionAction}
                month={month.toString()}
                agencies={open.map(({ code, name }) => ({ value: code, label: name }))}
              />
            ) : tooEarly ? (
              <p className="muted">{tooEarly}</p>
            ) : (
              <CloseMonthForm action={closeMonthAction} month={month.toString()} />
            )}
          </Panel>
        )}
      </Main>
    </>
  );
}
