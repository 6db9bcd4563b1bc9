import { formatDate, formatRate } from "../../lib/calendar/format.ts";
import { listWords } from "../../lib/metrics/grouping.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { type GridRest, gridRows } from "../../lib/reports/grid.ts";
import type { MonthStanding } from "../../lib/reports/rules.ts";
import { type ReportRow, type ReportTable, standingIn, totalRates } from "../../lib/reports/table.ts";
import { REPORT_STATE_WORDS } from "../../lib/reports/words.ts";
import { classNames } from "../ui/class-names.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { type Tone, toneClass } from "../ui/tone.ts";

/** Agency by month: in time, late and by how much, sent back, missing; rates with what they are counted on. */
export function ReportGrid({ table, keep }: { table: ReportTable; keep: KeepReading }) {
  return (
    <Panel title="Báo cáo theo đơn vị và tháng" count={`${table.rows.length} đơn vị`} foot={<ReportLegend />} flush>
      <p className="panel-body">{reportTakeaway(table)}</p>
      <ReportGridTable table={table} keep={keep} />
    </Panel>
  );
}

/** The grid alone, the agency that was in time least often first. */
export function ReportGridTable({
  table,
  keep,
  most = null,
  all,
}: {
  table: ReportTable;
  keep: KeepReading;
  /** How many agencies have rows of their own; null for all. */
  most?: number | null;
  /** Where all of them have. */
  all?: string;
}) {
  const { shown, rest } = gridRows(table, most);
  return (
    <div className="grid-scroll">
      <table className={classNames("heat report-grid", table.months.length <= FEW_MONTHS && "few-months")}>
        <caption className="sr">Báo cáo của từng đơn vị theo tháng</caption>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            {table.months.map((month) => (
              <th scope="col" key={month.toString()}>
                <AppLink href={keep(`/reports/${month}`)}>
                  <span aria-hidden="true">T{month.month}</span>
                  <span className="sr">Tháng {month.month}</span>
                </AppLink>
              </th>
            ))}
            <th scope="col" className="tot">
              Đúng hạn
            </th>
            <th scope="col" className="tot">
              Trả lại
            </th>
            <th scope="col" className="tot">
              Thiếu liền
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <GridRow key={row.id} row={row} table={table} keep={keep} />
          ))}
          {rest && <RestRow rest={rest} table={table} all={all} />}
        </tbody>
      </table>
    </div>
  );
}

function GridRow({ row, table, keep }: { row: ReportRow; table: ReportTable; keep: KeepReading }) {
  const { rates } = row;
  return (
    <tr data-agency={row.code}>
      <th scope="row">
        <span title={row.name}>{row.shortName}</span>
      </th>
      {table.months.map((month) => {
        const standing = standingIn(row, month);
        const cell = cellOf(standing);
        const mark = (
          <>
            {cell.icon ? <Icon name={cell.icon} /> : cell.text}
            <span className="sr">{cell.words}</span>
          </>
        );
        return (
          <td key={month.toString()} className={classNames(toneClass(cell.tone))} title={cell.words}>
            {standing?.firstSentAt ? <AppLink href={keep(`/reports/${month}/${row.code}`)}>{mark}</AppLink> : mark}
          </td>
        );
      })}
      <td className="tot" data-on-time>
        {rates.onTime}/{rates.due}
      </td>
      <td className="tot">{rates.returns}</td>
      <td className="tot">{row.missingInARow > 0 ? <b>{row.missingInARow} tháng</b> : "–"}</td>
    </tr>
  );
}

/** The agencies without a row of their own: of those that owed a month, how many were in time. */
function RestRow({ rest, table, all }: { rest: GridRest; table: ReportTable; all?: string | undefined }) {
  const words = `Còn lại ${rest.agencies} đơn vị`;
  return (
    <tr className="rest" data-rest={rest.agencies}>
      <th scope="row">{all ? <AppLink href={all}>{words}</AppLink> : words}</th>
      {table.months.map((month, index) => {
        const rates = rest.months[index];
        return <td key={month.toString()}>{rates && rates.due > 0 ? `${rates.onTime}/${rates.due}` : "–"}</td>;
      })}
      <td className="tot" data-on-time>
        {rest.rates.onTime}/{rest.rates.due}
      </td>
      <td className="tot">{rest.rates.returns}</td>
      <td className="tot">–</td>
    </tr>
  );
}

type Cell = { tone: Tone; icon: IconName | null; text: string; words: string };

function cellOf(standing: MonthStanding | null): Cell {
  if (standing === null) return { tone: "na", icon: null, text: "", words: "Không phải báo cáo" };
  const state = REPORT_STATE_WORDS[standing.state];
  const words = standing.late ? `${state}, gửi muộn ${standing.daysLate} ngày` : state;
  if (standing.state === "MISSING") return { tone: "over", icon: null, text: "×", words };
  if (standing.state === "RETURNED") return { tone: "soon", icon: "return", text: "", words };
  if (standing.late) return { tone: "late", icon: null, text: `+${standing.daysLate}`, words };
  if (standing.state === "ACCEPTED") return { tone: "ok", icon: "check", text: "", words };
  if (standing.state === "SENT") return { tone: "on", icon: "send", text: "", words };
  if (standing.state === "DRAFTING") return { tone: "reg", icon: "edit", text: "", words };
  return { tone: "na", icon: null, text: "", words };
}

/** So few columns do not fill the width: they stay as narrow as those of a whole year. */
const FEW_MONTHS = 4;

/** Agencies that a sentence names before it counts the others. */
const NAMES_SHOWN = 8;

/** How many came in time, and who has missed several months running. */
export function reportTakeaway(table: ReportTable): string {
  const total = totalRates(table);
  const rate = formatRate(total.onTime, total.due);
  const running = table.rows
    .filter(({ missingInARow }) => missingInARow >= 2)
    .toSorted((a, b) => b.missingInARow - a.missingInARow);
  const names = listWords(
    running.map(({ shortName, missingInARow }) => `${shortName} (${missingInARow} tháng)`),
    NAMES_SHOWN,
    "đơn vị",
  );
  const sum =
    rate === null
      ? "Chưa có kỳ nào đến hạn."
      : `${total.onTime}/${total.due} báo cáo gửi đúng hạn (${rate}); ${total.late} gửi muộn, ${total.missing} chưa gửi.`;
  return `${sum}${names ? ` Thiếu từ hai tháng liền: ${names}.` : ""} Số liệu đến ngày ${formatDate(table.asOf)}.`;
}

export function ReportLegend() {
  return (
    <p className="meta grid-legend">
      <span>
        <Icon name="check" /> đúng hạn, đã duyệt
      </span>
      <span>
        <Icon name="send" /> đã gửi, chờ duyệt
      </span>
      <span>
        <b>+3</b> gửi muộn 3 ngày
      </span>
      <span>
        <Icon name="return" /> trả lại
      </span>
      <span>
        <b>×</b> quá hạn chưa gửi
      </span>
      <span>
        <Icon name="edit" /> đang soạn
      </span>
      <span>ô trống: chưa đến hạn</span>
      <span>Xếp từ đơn vị đúng hạn ít nhất. Mẫu số: số kỳ đã đến hạn.</span>
    </p>
  );
}
