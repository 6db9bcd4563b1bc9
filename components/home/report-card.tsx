import { daysBetween } from "../../lib/calendar/days.ts";
import { formatDayMonth, formatMonth, formatWeekday } from "../../lib/calendar/format.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { Completeness, ReturnedLine } from "../../lib/reports/lines.ts";
import type { MonthStanding } from "../../lib/reports/rules.ts";
import type { ReportRow } from "../../lib/reports/table.ts";
import { ReportStateChip, ReportStateWord } from "../report/state-look.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { AppLink } from "../ui/link.tsx";
import { Notice } from "../ui/notice.tsx";

/** The report of the running month of one's own agency, with the months behind it. */
export type OwnReport = {
  row: ReportRow;
  month: Temporal.PlainYearMonth;
  standing: MonthStanding;
  done: Completeness;
  /** What last month's report still has to put right. */
  lastReturned: readonly ReturnedLine[];
};

/** What is due, how far it has come, and the way on; then the months before, and what is still owed of them. */
export function ReportCard({
  report,
  today,
  readOnly,
  keep,
}: {
  report: OwnReport;
  today: Temporal.PlainDate;
  keep: KeepReading;
  /** An earlier day is on show. */
  readOnly: boolean;
}) {
  const { row, month, standing, done } = report;
  const href = `/reports/${month}/${row.code}`;
  const left = daysBetween(today, standing.goodDay);
  const finished = done.items - done.left.filter(({ part }) => part !== null).length;
  return (
    <>
      <section className="panel" aria-label={`Báo cáo ${formatMonth(month)}`}>
        <div className="duebox">
          <div className={classNames("due-n", standing.firstSentAt && "due-sent")}>
            <b>{Math.max(0, left)}</b>
            <span>ngày còn lại</span>
            <small>
              Hạn: hết {formatWeekday(standing.goodDay)} {formatDayMonth(standing.goodDay)}.
            </small>
          </div>
          <div className="due-m">
            <div className="page-title">
              <h2>Báo cáo {formatMonth(month)}</h2>
              <ReportStateChip state={standing.state} />
            </div>
            <p data-due>
              {left >= 0
                ? `Còn ${left} ngày (hạn ${formatDayMonth(standing.goodDay)}, ${formatWeekday(standing.goodDay)}). `
                : ""}
              {done.items > 0 ? (
                <b>
                  {finished}/{done.items} mục đã xong
                </b>
              ) : (
                "Đơn vị không có mục bắt buộc; nêu việc đã làm ở phần nội dung khác rồi gửi."
              )}
              {done.left.length > 0 && `, còn ${done.left.length} mục chưa điền`}
            </p>
            <div className="seg" aria-hidden="true">
              {Array.from({ length: done.items }, (_, index) => (
                <i
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells of a bar, told apart by their place alone
                  key={index}
                  className={segClass(index, done)}
                />
              ))}
            </div>
            <p className="meta" hidden={done.items === 0}>
              {done.updated} đã cập nhật · {done.noNews} không phát sinh · {done.left.length} chưa điền
            </p>
          </div>
          <div className="due-r">
            {!readOnly && (
              <ButtonLink variant="primary" wide href={href}>
                {goWords(standing)}
              </ButtonLink>
            )}
            <AppLink className="text-center" href={keep("/reports")}>
              Các kỳ báo cáo
            </AppLink>
          </div>
        </div>
        <MonthStrip row={row} current={month} keep={keep} />
      </section>
      <Owed report={report} readOnly={readOnly} />
    </>
  );
}

function goWords({ state }: MonthStanding): string {
  if (state === "SENT") return "Xem, sửa trước khi duyệt";
  if (state === "ACCEPTED") return "Xem báo cáo";
  if (state === "RETURNED") return "Bổ sung, gửi lại";
  return state === "NOT_DUE" ? "Soạn báo cáo" : "Tiếp tục soạn";
}

function segClass(index: number, { updated, noNews }: Completeness): string | undefined {
  if (index < updated) return "full";
  return index < updated + noNews ? "none" : undefined;
}

const MONTHS_SHOWN = 9;

function MonthStrip({ row, current, keep }: { row: ReportRow; current: Temporal.PlainYearMonth; keep: KeepReading }) {
  return (
    <ol className="months" aria-label="Báo cáo các tháng">
      {row.months.slice(-MONTHS_SHOWN).map((standing) => (
        <li key={standing.month.toString()} className={classNames(standing.month.equals(current) && "now")}>
          <AppLink href={keep(`/reports/${standing.month}/${row.code}`)}>Tháng {standing.month.month}</AppLink>
          <ReportStateWord state={standing.state} />
          <span>{timeWords(standing)}</span>
        </li>
      ))}
    </ol>
  );
}

function timeWords({ firstSentAt, late, daysLate, state }: MonthStanding): string {
  if (state === "MISSING") return `Quá ${daysLate} ngày`;
  if (firstSentAt === null) return "";
  return late ? `Muộn ${daysLate} ngày` : "Đúng hạn";
}

/** Months before that were sent back or never sent. */
function Owed({ report, readOnly }: { report: OwnReport; readOnly: boolean }) {
  const { row, month, lastReturned } = report;
  const before = row.months.filter((standing) => !standing.month.equals(month));
  const returned = before.filter(({ state }) => state === "RETURNED");
  const missing = before.filter(({ state }) => state === "MISSING");
  return (
    <>
      {returned.map((standing) => (
        <Notice
          key={standing.month.toString()}
          kind="warn"
          icon="return"
          title={`Báo cáo ${formatMonth(standing.month)} bị trả lại`}
          action={!readOnly && <ButtonLink href={`/reports/${standing.month}/${row.code}`}>Bổ sung</ButtonLink>}
        >
          {standing.month.equals(month.subtract({ months: 1 })) &&
            lastReturned.map(({ reason }) => `“${reason}”`).join(" ")}
        </Notice>
      ))}
      {missing.length > 0 && (
        <Notice
          kind="error"
          title={`Chưa gửi báo cáo ${missing.map((standing) => formatMonth(standing.month)).join(", ")}`}
          action={
            !readOnly && <ButtonLink href={`/reports/${missing.at(-1)?.month}/${row.code}`}>Soạn và gửi</ButtonLink>
          }
        >
          Kỳ đã khóa thì đề nghị cơ quan thường trực mở lại cho đơn vị.
        </Notice>
      )}
    </>
  );
}
