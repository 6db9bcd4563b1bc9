import { daysBetween } from "../../lib/calendar/days.ts";
import { formatDate, formatDayMonth, formatMonth, formatWeekday } from "../../lib/calendar/format.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { reportDueDay } from "../../lib/plans/rules.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { factsOf, type ReportRecord } from "../../lib/reports/record.ts";
import { reportStanding } from "../../lib/reports/rules.ts";
import { PageHead } from "../ui/page-head.tsx";
import { PrintButton } from "../ui/print-button.tsx";
import { LateMark, ReportStateChip } from "./state-look.tsx";

/** Head of one report: whose, of which month, where it stands, until when. */
export function ReportHead({
  record,
  month,
  plan,
  today,
  keep,
}: {
  record: Pick<ReportRecord, "agency" | "openedAt" | "sendings">;
  month: Temporal.PlainYearMonth;
  plan: PlanSettings;
  today: Temporal.PlainDate;
  keep: KeepReading;
}) {
  const goodDay = reportDueDay(month, plan);
  const standing = reportStanding(factsOf(record), goodDay, today);
  return (
    <PageHead
      crumbs={[
        { href: keep("/reports"), label: "Báo cáo tháng" },
        { href: keep(`/reports/${month}?view=units`), label: capital(formatMonth(month)) },
        { label: record.agency.shortName },
      ]}
      title={`Báo cáo ${formatMonth(month)}`}
      mark={
        <>
          <ReportStateChip state={standing.state} />
          {standing.late && <LateMark days={standing.daysLate} />}
        </>
      }
      facts={
        <>
          {record.agency.name} · Hạn: hết {formatWeekday(goodDay)} {formatDate(goodDay)}
          {standing.firstSentAt === null && (
            <>
              {" "}
              · <b className="text-soon-ink">{leftWords(today, goodDay)}</b>
            </>
          )}
        </>
      }
      actions={<PrintButton />}
    />
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** "còn 4 ngày, hết thứ Bảy 14/10". */
export function leftWords(today: Temporal.PlainDate, goodDay: Temporal.PlainDate): string {
  const left = daysBetween(today, goodDay);
  if (left < 0) return `quá hạn ${-left} ngày`;
  if (left === 0) return "hạn hôm nay";
  return `còn ${left} ngày, hết ${formatWeekday(goodDay)} ${formatDayMonth(goodDay)}`;
}
