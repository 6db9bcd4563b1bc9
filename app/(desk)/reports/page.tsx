import type { Metadata } from "next";
import { DownloadLinks } from "../../../components/documents/download-links.tsx";
import { SignOffForm } from "../../../components/people/sign-off-form.tsx";
import { IssuedReports } from "../../../components/report/issued-reports.tsx";
import { OwnMonths } from "../../../components/report/own-months.tsx";
import { ReportGrid } from "../../../components/report/report-grid.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { EmptyState, FlashNotice } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { PrintButton } from "../../../components/ui/print-button.tsx";
import { may as mayAppraise } from "../../../lib/appraisal/policy.ts";
import { formatDate, formatMonth, formatWeekday } from "../../../lib/calendar/format.ts";
import { setSignOffAction } from "../../../lib/people/actions.ts";
import { readSignOff } from "../../../lib/people/agency-queries.ts";
import { may as mayOfPeople } from "../../../lib/people/policy.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { reportDueDay } from "../../../lib/plans/rules.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { readIssued } from "../../../lib/reports/consolidated-queries.ts";
import { may, scopeFor } from "../../../lib/reports/policy.ts";
import { writingMonth } from "../../../lib/reports/rules.ts";
import { readReportTable } from "../../../lib/reports/table-queries.ts";

export const metadata: Metadata = { title: "Báo cáo tháng" };

const DONE = { "sign-off": "Đã lưu chế độ duyệt báo cáo của đơn vị." } as const;

/** The reports of the year: one's own agency's months, or for those who follow everything the grid of all. */
export default async function ReportsPage({ searchParams }: PageProps<"/reports">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const scope = scopeFor(desk.actor);
  const own = scope.agencyId;
  const db = database();
  const table = await readReportTable(db, { plan: desk.plan, asOf: asOf.date, ...scope });
  const month = writingMonth(asOf.date, desk.plan);
  const issued = own === null ? await readIssued(db, { plan: desk.plan, asOf: asOf.date }) : [];
  const setsSignOff = own !== null && mayOfPeople(desk.actor, "agency.setSignOff", { agencyId: own });
  const signOff = setsSignOff ? await readSignOff(db, own) : null;
  return (
    <>
      <ReadingDay reading={reading} here="/reports" />
      <PageHead
        title="Báo cáo tháng"
        facts={month && dueWords(month, reportDueDay(month, desk.plan))}
        actions={
          <>
            {own !== null && mayAppraise(desk.actor, "working.read", { agencyId: own }) && (
              <ButtonLink icon="star" href={keep("/review/appraisal")}>
                Điểm của đơn vị
              </ButtonLink>
            )}
            {own === null && <DownloadLinks path="/api/exports/reports" types={["xlsx", "csv"]} keep={keep} />}
            <PrintButton />
            {month && (
              <ButtonLink href={keep(`/reports/${month}?view=units`)}>Các đơn vị trong {formatMonth(month)}</ButtonLink>
            )}
          </>
        }
      />
      <Main className="stack">
        <FlashNotice code={query["done"]} sentences={DONE} />
        {own !== null ? (
          <>
            <OwnMonths
              row={table.rows[0] ?? null}
              keep={keep}
              writes={!asOf.past && may(desk.actor, "draft.write", { agencyId: own })}
            />
            {signOff && (
              <Panel title="Duyệt trước khi gửi">
                <SignOffForm action={setSignOffAction} agency={signOff} place="reports" />
              </Panel>
            )}
          </>
        ) : table.rows.length === 0 ? (
          <EmptyState icon="list" title="Chưa có đơn vị nào phải báo cáo" />
        ) : (
          <ReportGrid table={table} keep={keep} />
        )}
        {issued.length > 0 && <IssuedReports issued={issued} keep={keep} />}
      </Main>
    </>
  );
}

function dueWords(month: Temporal.PlainYearMonth, goodDay: Temporal.PlainDate): string {
  return `Kỳ đang mở: ${formatMonth(month)}, hạn hết ${formatWeekday(goodDay)} ${formatDate(goodDay)}`;
}
