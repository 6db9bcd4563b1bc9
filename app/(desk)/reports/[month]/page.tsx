import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  ConsolidatedDraftView,
  ConsolidatedIssueView,
  NotIssuedYet,
} from "../../../../components/report/consolidated-view.tsx";
import { CloseMonthForm, ExceptionForm } from "../../../../components/report/month-closing.tsx";
import { MonthStates } from "../../../../components/report/month-states.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { FlashNotice, Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../components/ui/print-button.tsx";
import { Tabs } from "../../../../components/ui/tabs.tsx";
import { formatDate, formatMonth, formatWeekday } from "../../../../lib/calendar/format.ts";
import { periodOf } from "../../../../lib/calendar/month.ts";
import { type Desk, requireDesk } from "../../../../lib/people/session.ts";
import { reportDueDay } from "../../../../lib/plans/rules.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, type PageReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { closeMonthAction, grantExceptionAction } from "../../../../lib/reports/actions.ts";
import { readConsolidatedDraft, readConsolidatedRecord } from "../../../../lib/reports/consolidated-queries.ts";
import { consolidatedDueOn, issuingRefusal } from "../../../../lib/reports/consolidated-rules.ts";
import { may } from "../../../../lib/reports/policy.ts";
import { boardDay, closingRefusal } from "../../../../lib/reports/rules.ts";
import { readMonth } from "../../../../lib/reports/schema.ts";
import { type ReportTable, sentInMonth, standingIn } from "../../../../lib/reports/table.ts";
import { readReportTable } from "../../../../lib/reports/table-queries.ts";

type Props = PageProps<"/reports/[month]">;

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const month = readMonth((await params).month);
  if (!month) return { title: "Báo cáo tháng" };
  const units = (await searchParams)["view"] === "units";
  return { title: units ? `Báo cáo ${formatMonth(month)} của các đơn vị` : `Báo cáo ${formatMonth(month)}` };
}

const DONE = {
  closed: "Đã khóa kỳ báo cáo.",
  opened: "Đã mở lại kỳ này cho đơn vị. Đơn vị nhận được thông báo.",
  text: "Đã lưu lời của phần vừa sửa.",
  redrafted: "Đã lấy lại lời từ dữ liệu. Bản trước vẫn còn ở “Các bản trước của phần này”.",
  reopened: "Đã mở dự thảo báo cáo thay thế, với lời của báo cáo đã ban hành.",
  issued: "Đã ban hành báo cáo tổng hợp. Nội dung được giữ nguyên văn kèm mã kiểm tra.",
} as const;

/** One month of the page's two views. */
type View = {
  desk: Desk;
  reading: PageReading;
  month: Temporal.PlainYearMonth;
  table: ReportTable;
};

/** One month: the consolidated report of the province, and, as the other view, who has sent. */
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
  const { sent, owed } = sentInMonth(table, month);
  const units = query["view"] === "units";
  const goodDay = reportDueDay(month, desk.plan);
  const { from, to } = periodOf(month, desk.plan.closingDay);
  const here = `/reports/${month}`;
  return (
    <>
      <ReadingDay reading={reading} here={units ? `${here}?view=units` : here} />
      <PageHead
        crumbs={[{ href: keep("/reports"), label: "Báo cáo tháng" }, { label: `Tháng ${month.month}/${month.year}` }]}
        title={
          units
            ? `Báo cáo ${formatMonth(month)}: ${sent}/${owed} đơn vị đã gửi`
            : `Báo cáo tổng hợp ${formatMonth(month)}`
        }
        facts={
          units
            ? `Hạn: hết ${formatWeekday(goodDay)} ${formatDate(goodDay)} · Số liệu tính đến ngày ${formatDate(asOf.date)}`
            : `Kỳ ${formatDate(from)}–${formatDate(to)} · Nộp đến hết ngày ${formatDate(consolidatedDueOn(month, desk.plan))} · Số liệu tính đến ngày ${formatDate(boardDay(month, asOf.date, desk.plan))}`
        }
        actions={
          <>
            <PrintButton />
            {may(desk.actor, "desk.read", { agencyId: null }) && (
              <ButtonLink icon="check" href={keep(`/review/reports?month=${month}`)}>
                Bàn duyệt báo cáo
              </ButtonLink>
            )}
          </>
        }
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        <Tabs
          label="Nội dung của tháng"
          tabs={[
            { href: keep(here), label: "Báo cáo tổng hợp", current: !units },
            { href: keep(`${here}?view=units`), label: "Các đơn vị", count: `${sent}/${owed}`, current: units },
          ]}
        />
        {units ? (
          <Units desk={desk} reading={reading} month={month} table={table} />
        ) : (
          await consolidated({ desk, reading, month, table }, query)
        )}
      </Main>
    </>
  );
}

/** What was issued, for everyone; before that the draft, for who writes and who follows it. */
async function consolidated({ desk, reading, month, table }: View, { view, saved }: Awaited<Props["searchParams"]>) {
  const { asOf } = reading;
  const question = { plan: desk.plan, month, asOf: asOf.date };
  const record = await readConsolidatedRecord(database(), question);
  const links = { month: month.toString(), keep: keepReading(reading) };
  const seesDraft = may(desk.actor, "consolidated.draft", { agencyId: null });
  if (record.issue && !(record.issue.reopened && seesDraft && view !== "issued")) {
    const { issue, accepted, letterhead } = record;
    return <ConsolidatedIssueView issue={issue} current={letterhead} accepted={accepted} links={links} />;
  }
  if (!seesDraft) return <NotIssuedYet month={month} />;
  return (
    <ConsolidatedDraftView
      reading={await readConsolidatedDraft(database(), question, record, table)}
      record={record}
      links={links}
      writes={may(desk.actor, "consolidated.edit", { agencyId: null }) && !asOf.past}
      early={issuingRefusal(month, desk.plan, desk.today)}
      saved={String(saved)}
    />
  );
}

/** Who has sent, by state; for the secretariat also the closing of the month. */
function Units({ desk, reading, month, table }: View) {
  const { asOf } = reading;
  const closed = table.closed.find((one) => one.month.equals(month)) ?? null;
  const decides = may(desk.actor, "month.close", { agencyId: null }) && !asOf.past;
  const open = table.rows.filter((row) => {
    const standing = standingIn(row, month);
    return standing !== null && standing.state !== "ACCEPTED";
  });
  const tooEarly = closingRefusal(reportDueDay(month, desk.plan), desk.today);
  const { role, agencyId } = desk.actor;
  return (
    <>
      {closed && (
        <Notice kind="info" icon="lock" title={`Kỳ đã khóa ngày ${formatDate(closed.on)}`}>
          {closed.by}, Cơ quan thường trực. Đơn vị cần bổ sung thì đề nghị cơ quan thường trực mở lại.
        </Notice>
      )}
      <MonthStates
        table={table}
        month={month}
        keep={keepReading(reading)}
        ownAgencyId={!asOf.past && (role === "OFFICER" || role === "AGENCY_HEAD") ? agencyId : null}
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
    </>
  );
}
