import { formatDayMonth, formatInstant, formatTime } from "../../lib/calendar/format.ts";
import { dateOf, ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { type MonthStanding, REPORT_STATES, type ReportState } from "../../lib/reports/rules.ts";
import { agenciesByState, type ReportTable, sentInMonth } from "../../lib/reports/table.ts";
import { ReportStateWord, STATE_LOOK } from "../report/state-look.tsx";
import { AppLink } from "../ui/link.tsx";
import { toneClass } from "../ui/tone.ts";

const GROUPS: Readonly<Record<ReportState, string>> = {
  SENT: "Đã gửi, chờ duyệt",
  RETURNED: "Trả lại, chờ bổ sung",
  MISSING: "Quá hạn chưa gửi",
  DRAFTING: "Đang soạn",
  NOT_DUE: "Chưa đến hạn, chưa soạn",
  ACCEPTED: "Đã duyệt",
};

/** The agencies of a month by state, on the left of the desk; those with something sent can be opened. */
export function ReportList({
  table,
  month,
  current,
  due,
  keep,
}: {
  table: ReportTable;
  month: Temporal.PlainYearMonth;
  current: string | null;
  /** "còn 4 ngày" */
  due: string;
  keep: KeepReading;
}) {
  const byState = agenciesByState(table, month);
  const { sent, owed } = sentInMonth(table, month);
  return (
    <aside className="desk-l" aria-label="Các đơn vị">
      <div className="box">
        <p>
          <b>
            {sent}/{owed} đã gửi
          </b>
          , {due}
        </p>
        <div className="split" aria-hidden="true">
          {REPORT_STATES.filter((state) => byState.has(state)).map((state) => (
            <i
              key={state}
              className={state === "NOT_DUE" ? "none" : toneClass(STATE_LOOK[state].tone)}
              style={{ flex: byState.get(state)?.length ?? 0 }}
            />
          ))}
        </div>
        <nav className="month-links" aria-label="Kỳ báo cáo">
          {table.months.map((one) => (
            <AppLink
              key={one.toString()}
              href={keep(`/review/reports?month=${one}`)}
              aria-current={one.equals(month) ? "true" : undefined}
            >
              <span aria-hidden="true">T{one.month}</span>
              <span className="sr">Tháng {one.month}</span>
            </AppLink>
          ))}
        </nav>
      </div>
      <ul>
        {REPORT_STATES.flatMap((state) => {
          const held = byState.get(state);
          if (!held) return [];
          return [
            <li className="grp" key={state}>
              <span>{GROUPS[state]}</span>
              <span className="tn">{held.length}</span>
            </li>,
            ...held.map(({ row, standing }) => (
              <li key={row.id} data-row={standing.firstSentAt ? true : undefined} data-agency={row.code}>
                {standing.firstSentAt ? (
                  <AppLink
                    href={keep(`/review/reports?month=${month}&agency=${row.code}`)}
                    aria-current={row.code === current ? "true" : undefined}
                  >
                    <b>{row.shortName}</b>
                    {state !== "SENT" && <ReportStateWord state={state} />}
                    <small>{whenWords(standing)}</small>
                  </AppLink>
                ) : (
                  <span className="desk-idle">
                    <b>{row.shortName}</b>
                    <ReportStateWord state={state} />
                  </span>
                )}
              </li>
            )),
          ];
        })}
      </ul>
    </aside>
  );
}

function whenWords({ lastSentAt, late, daysLate, returns }: MonthStanding): string {
  if (!lastSentAt) return "";
  const at = `${formatDayMonth(dateOf(lastSentAt))} ${formatTime(lastSentAt, ZONE)}`;
  return [at, late && `muộn ${daysLate} ngày`, returns > 0 && `trả lại ${returns} lần`].filter(Boolean).join(" · ");
}

/** "Gửi lần 1, 16:20 09/10/2023". */
export function sendingWords(sending: { number: number; sentAt: Temporal.Instant; sentBy: string }): string {
  return `Gửi lần ${sending.number}, ${formatInstant(sending.sentAt, ZONE)} · ${sending.sentBy}`;
}
