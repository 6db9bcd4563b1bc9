import { formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { type MonthStanding, REPORT_STATES, type ReportState } from "../../lib/reports/rules.ts";
import { agenciesByState, type ReportTable } from "../../lib/reports/table.ts";
import { REPORT_STATE_WORDS } from "../../lib/reports/words.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { LateMark, ReportStateWord } from "./state-look.tsx";

/** Who has sent a month's report, by state. What was sent can be opened by everyone; a draft only by its agency. */
export function MonthStates({
  table,
  month,
  keep,
  ownAgencyId,
}: {
  table: ReportTable;
  month: Temporal.PlainYearMonth;
  keep: KeepReading;
  ownAgencyId: number | null;
}) {
  const byState = agenciesByState(table, month);
  const shown = REPORT_STATES.filter((state) => byState.has(state));
  return (
    <div className="month-states stack">
      {shown.map((state) => (
        <Panel
          key={state}
          title={<ReportStateWord state={state} />}
          label={REPORT_STATE_WORDS[state]}
          count={`${byState.get(state)?.length ?? 0} đơn vị`}
          flush
        >
          <ul className="rows rows-tight">
            {byState.get(state)?.map(({ row, standing }) => (
              <li key={row.id} className="text-table" data-agency={row.code} data-state={state} data-row>
                {standing.firstSentAt || row.id === ownAgencyId ? (
                  <AppLink className="ttl" href={keep(`/reports/${month}/${row.code}`)}>
                    {row.shortName}
                  </AppLink>
                ) : (
                  <b className="ttl">{row.shortName}</b>
                )}
                <div className="meta">{standingWords(state, standing)}</div>
                {standing.late && <LateMark days={standing.daysLate} />}
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

function standingWords(state: ReportState, { lastSentAt, daysLate, returns }: MonthStanding): string {
  if (state === "MISSING") return `Quá hạn ${daysLate} ngày`;
  const back = returns > 0 ? ` · trả lại ${returns} lần` : "";
  return lastSentAt ? `Gửi ${formatInstant(lastSentAt, ZONE)}${back}` : "";
}
