import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { leftWords } from "../../../../components/report/report-head.tsx";
import { ReviewKeys } from "../../../../components/review/report-form.tsx";
import { ReportList } from "../../../../components/review/report-list.tsx";
import { ReportPane } from "../../../../components/review/report-pane.tsx";
import { ReviewTabs } from "../../../../components/review/review-tabs.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { EmptyState, FlashNotice } from "../../../../components/ui/notice.tsx";
import { formatMonth } from "../../../../lib/calendar/format.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { reportDueDay } from "../../../../lib/plans/rules.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { decideReportAction } from "../../../../lib/reports/actions.ts";
import { may } from "../../../../lib/reports/policy.ts";
import { readReport } from "../../../../lib/reports/queries.ts";
import { writingMonth } from "../../../../lib/reports/rules.ts";
import { readMonth } from "../../../../lib/reports/schema.ts";
import { agenciesByState, type ReportTable } from "../../../../lib/reports/table.ts";
import { readReportTable } from "../../../../lib/reports/table-queries.ts";

export const metadata: Metadata = { title: "Bàn duyệt báo cáo" };

const DONE = {
  accepted: "Đã duyệt. Nội dung đã gửi được giữ nguyên văn; đơn vị nhận được thông báo.",
  returned: "Đã trả lại. Đơn vị nhận được yêu cầu tại từng mục.",
} as const;

/** The desk of the monthly reports: who has sent on the left, what has changed since last month on the right. */
export default async function ReviewReportsPage({ searchParams }: PageProps<"/review/reports">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "desk.read", { agencyId: null })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const month = query["month"] === undefined ? writingMonth(asOf.date, desk.plan) : readMonth(query["month"]);
  const db = database();
  const table = await readReportTable(db, { plan: desk.plan, asOf: asOf.date });
  if (month === null || !table.months.some((opened) => opened.equals(month))) notFound();
  const code = agencyOf(table, month, query["agency"], query["after"]);
  const record = code ? await readReport(db, { plan: desk.plan, month, agencyCode: code, asOf: asOf.date }) : null;
  const waiting = agenciesByState(table, month).get("SENT")?.length ?? 0;
  return (
    <>
      <ReadingDay reading={reading} here={`/review/reports?month=${month}`} />
      <ReviewTabs
        current="reports"
        waiting={desk.awaitingReview}
        extensions={desk.extensionsAwaiting}
        keep={keep}
        review
        {...(!asOf.past && { reports: desk.reportsAwaiting })}
      />
      <h1 className="sr">
        Báo cáo {formatMonth(month)}: {waiting} chờ duyệt
      </h1>
      <Main bare className="desk">
        <ReportList
          table={table}
          month={month}
          current={code}
          keep={keep}
          due={leftWords(asOf.date, reportDueDay(month, desk.plan))}
        />
        <div className="desk-r">
          <div className="desk-scroll-head">
            <ReviewKeys />
            <FlashNotice code={query["done"]} sentences={DONE} />
          </div>
          {record && record.sendings.length > 0 ? (
            <ReportPane
              key={record.sendings.at(-1)?.id}
              record={record}
              month={month}
              plan={desk.plan}
              today={asOf.date}
              keep={keep}
              full={query["full"] === "1"}
              action={decideReportAction}
              decides={may(desk.actor, "report.decide", { agencyId: null }) && !asOf.past}
            />
          ) : (
            <EmptyState icon="check" title={`Không còn báo cáo ${formatMonth(month)} nào chờ duyệt`}>
              Khi đơn vị gửi, báo cáo hiện ở danh sách bên trái. Có thể mở lại báo cáo đã duyệt để xem.
            </EmptyState>
          )}
        </div>
      </Main>
    </>
  );
}

/** Whose report is opened: the one asked for; after an answer the next that waits; else the first that waits. */
function agencyOf(
  table: ReportTable,
  month: Temporal.PlainYearMonth,
  asked: string | string[] | undefined,
  after: string | string[] | undefined,
): string | null {
  if (typeof asked === "string") return asked;
  const waiting = (agenciesByState(table, month).get("SENT") ?? []).map(({ row }) => row);
  const order = table.rows.map(({ code }) => code);
  const from = typeof after === "string" ? order.indexOf(after) : -1;
  return (waiting.find(({ code }) => order.indexOf(code) > from) ?? waiting[0])?.code ?? null;
}
