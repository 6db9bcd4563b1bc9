import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { MeetingSnapshot, SnapshotRate } from "../../lib/meetings/snapshot.ts";
import { firstOf, listWords } from "../../lib/metrics/grouping.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { namesOf } from "../../lib/progress/task-words.ts";
import { TIMELINESS_WORDS } from "../../lib/progress/words.ts";
import { changeLines } from "../charts/change-lines.ts";
import { changesTakeaway } from "../charts/changes-panel.tsx";
import { TimelinessChip } from "../task/status-chip.tsx";
import { STATUS_LOOK } from "../task/status-look.ts";
import { StatFraction } from "../ui/figures.tsx";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Table } from "../ui/table.tsx";
import { toneClass } from "../ui/tone.ts";

/** What a slide has room for; how much more there is, it says. */
const ROWS_SHOWN = 20;
const LINES_SHOWN = 12;
const NAMES_SHOWN = 20;

/** What a slide is drawn from, and how its links keep the day of the figures. */
export type Shown = { snapshot: MeetingSnapshot; keep: KeepReading };

/** Who owes what, since when, and the newest word about it with the name of who gave it. */
export function OverdueSlide({ snapshot: { overdueParts, overdueTasks }, keep }: Shown) {
  if (overdueParts.length === 0) return <EmptyState icon="check" title="Không có nội dung quá hạn" />;
  const { shown, rest } = firstOf(overdueParts, ROWS_SHOWN);
  return (
    <Panel
      title={`${overdueParts.length} phần việc quá hạn`}
      count={`${overdueTasks.length} nhiệm vụ`}
      foot={
        rest > 0 && (
          <>
            Trên đây là phần việc quá hạn lâu nhất; còn {rest} phần việc.{" "}
            <AppLink href={keep("/tasks?bucket=OVERDUE")}>Xem {overdueTasks.length} nhiệm vụ quá hạn</AppLink>
          </>
        )
      }
      flush
    >
      <Table caption="Phần việc quá hạn" cards>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            <th scope="col">Nhiệm vụ</th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Đơn vị nói gần nhất</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ agency, number, title, days, awaiting, word }) => (
            <tr key={`${number} ${agency} ${title}`} className="is-over" data-row>
              <td>
                <b className="nb">{agency}</b>
              </td>
              <td>
                <AppLink className="ttl" href={keep(`/tasks/${number}`)}>
                  {number}. {title}
                </AppLink>
              </td>
              <td>
                <TimelinessChip timeliness="OVERDUE" days={days} />
                {awaiting && <div className="second">Chờ xác nhận hoàn thành</div>}
              </td>
              <td>
                {word ? (
                  <>
                    <span className="clamp">{word.text}</span>
                    <div className="second">
                      {word.by}, {formatInstant(Temporal.Instant.from(word.at), ZONE)}
                    </div>
                  </>
                ) : (
                  "Chưa có cập nhật"
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

/** What changed since the meeting before, conclusions with their state among it. */
export function ChangesSlide({ snapshot: { changes, compared }, keep }: Shown) {
  if (!changes || !compared) return <EmptyState icon="info" title="Chưa có ngày nào trước để so sánh" />;
  const { moved, progressed, lines } = changes;
  const firstMoved = firstOf(moved, LINES_SHOWN);
  const firstProgressed = firstOf(progressed, LINES_SHOWN);
  const day = formatDate(Temporal.PlainDate.from(compared.day));
  return (
    <Panel title={changesTakeaway(changes)} count={`từ ${compared.meeting ? "kỳ họp " : ""}ngày ${day}`}>
      {moved.length + progressed.length + lines.length === 0 ? (
        <EmptyState icon="check" title="Không có gì thay đổi" />
      ) : (
        <ul className="chg">
          {firstMoved.shown.map(({ number, title, from, to }) => (
            <li key={number} className={toneClass(STATUS_LOOK[to].tone)}>
              <Icon name={STATUS_LOOK[to].icon} />
              <span>
                <AppLink href={keep(`/tasks/${number}`)}>Nhiệm vụ {number}</AppLink> chuyển từ {TIMELINESS_WORDS[from]}{" "}
                sang <b>{TIMELINESS_WORDS[to]}</b>: {title}
              </span>
            </li>
          ))}
          <RestLine count={firstMoved.rest} what="nhiệm vụ đổi trạng thái" />
          {firstProgressed.shown.map(({ number, from, to }) => (
            <li key={number} className={toneClass(to > from ? "ok" : "over")}>
              <Icon name={to > from ? "up" : "dn"} />
              <span>
                <AppLink href={keep(`/tasks/${number}`)}>Nhiệm vụ {number}</AppLink> {from}%{" "}
                {to > from ? "lên" : "xuống"} {to}%
              </span>
            </li>
          ))}
          <RestLine count={firstProgressed.rest} what="nhiệm vụ đổi tiến độ" />
          {changeLines(lines).map(({ key, icon, tone, words, href }) => (
            <li key={key} className={toneClass(tone)} data-change={key}>
              <Icon name={icon} />
              <span>{href ? <AppLink href={keep(href)}>{words}</AppLink> : words}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** How many lines a slide leaves out; nothing where there are none. */
function RestLine({ count, what }: { count: number; what: string }) {
  if (count === 0) return null;
  return (
    <li>
      <Icon name="list" />
      <span>
        Còn {count} {what}
      </span>
    </li>
  );
}

/** Both ends of the ranking by what was done in time. */
export function AgenciesSlide({ snapshot: { agencies, rankingMinimum }, keep }: Shown) {
  if (agencies.ranked === 0) {
    return <EmptyState icon="info" title={`Chưa đơn vị nào có từ ${rankingMinimum} việc đến hạn`} />;
  }
  return (
    <div className="cols cols-1-1">
      <Rates title="Tỷ lệ đúng hạn thấp nhất" rates={agencies.lowest} keep={keep} />
      <Rates title="Tỷ lệ đúng hạn cao nhất" rates={agencies.highest} keep={keep} />
    </div>
  );
}

function Rates({ title, rates, keep }: { title: string; rates: readonly SnapshotRate[]; keep: KeepReading }) {
  return (
    <Panel title={title} flush={rates.length > 0}>
      {rates.length === 0 ? (
        <EmptyState title="Không có đơn vị nào" />
      ) : (
        <Table caption={title}>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col" className="num">
                Đúng hạn
              </th>
              <th scope="col" className="num">
                Đang quá hạn
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.map(({ code, name, inTime, due, overdue }) => (
              <tr key={code}>
                <td>
                  <AppLink className="ttl" href={keep(`/agencies/${code}`)}>
                    {name}
                  </AppLink>
                </td>
                <td className="num">
                  {inTime}/{due} ({Math.round((inTime / due) * 100)}%)
                </td>
                <td className="num">{overdue} phần việc</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** How the newest month was reported, who was late and who is missing. */
export function ReportsSlide({ snapshot: { reports }, keep }: Shown) {
  if (reports === null) return <EmptyState icon="info" title="Chưa có kỳ báo cáo nào đến hạn" />;
  const { month, onTime, due, late, missing, before, lateFrom, missingFrom, months = [] } = reports;
  const number = (text: string) => Temporal.PlainYearMonth.from(text).month;
  return (
    <Panel
      title={`Báo cáo tháng ${number(month)} đúng hạn`}
      aside={<AppLink href={keep(`/reports/${month}?view=units`)}>Xem từng đơn vị</AppLink>}
    >
      <div className="kpi slide-figure">
        <StatFraction part={onTime} whole={due} />
        {before && (
          <small>
            Tháng {number(before.month)}: {before.onTime}/{before.due}.
          </small>
        )}
      </div>
      <p>
        <b>{late} đơn vị gửi muộn</b>
        {lateFrom.length > 0 && `: ${listWords(lateFrom, NAMES_SHOWN, "đơn vị")}`}.
      </p>
      <p>
        <b>{missing} đơn vị chưa gửi</b>
        {missingFrom.length > 0 && `: ${listWords(missingFrom, NAMES_SHOWN, "đơn vị")}`}.
      </p>
      {months.length > 1 && (
        <Table caption="Báo cáo từng tháng">
          <thead>
            <tr>
              <th scope="col">Tháng</th>
              <th scope="col" className="num">
                Đúng hạn
              </th>
              <th scope="col" className="num">
                Muộn
              </th>
              <th scope="col" className="num">
                Chưa gửi
              </th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((one) => (
              <tr key={one.month}>
                <th scope="row">{number(one.month)}</th>
                <td className="num">
                  {one.onTime}/{one.due}
                </td>
                <td className="num">{one.late}</td>
                <td className="num">{one.missing}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** What comes due within the days that count as soon. */
export function DueSoonSlide({ snapshot: { dueSoon, dueSoonDays }, keep }: Shown) {
  if (dueSoon.length === 0) {
    return <EmptyState icon="check" title={`Không có nhiệm vụ nào đến hạn trong ${dueSoonDays} ngày tới`} />;
  }
  const { shown, rest } = firstOf(dueSoon, ROWS_SHOWN);
  return (
    <Panel
      title={`${dueSoon.length} nhiệm vụ đến hạn trong ${dueSoonDays} ngày tới`}
      foot={
        rest > 0 && (
          <>
            Còn {rest} nhiệm vụ.{" "}
            <AppLink href={keep("/tasks?timeliness=DUE_SOON")}>Xem {dueSoon.length} nhiệm vụ sắp đến hạn</AppLink>
          </>
        )
      }
      flush
    >
      <Table caption="Nhiệm vụ sắp đến hạn" cards>
        <thead>
          <tr>
            <th scope="col">Nhiệm vụ</th>
            <th scope="col">Chủ trì</th>
            <th scope="col">Thời hạn</th>
            <th scope="col">Còn lại</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ number, title, leads, dueOn, days }) => (
            <tr key={number} data-row>
              <td>
                <AppLink className="ttl" href={keep(`/tasks/${number}`)}>
                  {number}. {title}
                </AppLink>
              </td>
              <td>{namesOf(leads)}</td>
              <td className="tn" data-label="Thời hạn">
                {formatDate(Temporal.PlainDate.from(dueOn))}
              </td>
              <td>{days} ngày</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
