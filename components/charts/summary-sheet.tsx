import type { ReactNode } from "react";
import { formatDate } from "../../lib/calendar/format.ts";
import { type FrozenIndicator, frozenRow } from "../../lib/indicators/frozen.ts";
import { metCountWords, metWords } from "../../lib/indicators/words.ts";
import type { MeetingSnapshot, SnapshotRate } from "../../lib/meetings/snapshot.ts";
import { listWords } from "../../lib/metrics/grouping.ts";
import { BUCKETS } from "../../lib/progress/rules.ts";
import { figuresDayWords, TIMELINESS_WORDS } from "../../lib/progress/words.ts";
import { STATUS_LOOK } from "../task/status-look.ts";
import { classNames } from "../ui/class-names.ts";
import { StatFraction } from "../ui/figures.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { changeLines } from "./change-lines.ts";
import { changesTakeaway } from "./changes-panel.tsx";
import { HeadlineSentence } from "./headline.tsx";

export type SheetSize = "a4" | "a3";

/** Rows of each list that a page has room for; how many more there are is said. */
const ROWS = { overdue: 6, changes: 8, deadlines: 14, numbers: 30, progressed: 10 };

/**
 * The plan's figures on one page of paper that stands alone. What is told by colour on a screen is told by sign and word here. A3 is
 * the same page, larger.
 */
export function SummarySheet({
  figures,
  planTitle,
  size,
}: {
  figures: MeetingSnapshot;
  planTitle: string;
  size: SheetSize;
}) {
  const { asOf, basis, done, dated, undated, onTime, buckets, dueSoon, standing, reports, agencies } = figures;
  const overdue = figures.overdueTasks.map(({ number, title, ...late }) => ({
    ...late,
    task: { id: number, shortTitle: title },
  }));
  const day = Temporal.PlainDate.from(asOf);
  const month = (text: string) => Temporal.PlainYearMonth.from(text).month;
  return (
    <article className={classNames("sheet", size === "a3" && "sheet-a3")} aria-label="Trang in">
      <p className="sheet-title">Tình hình thực hiện {planTitle}</p>
      <HeadlineSentence headline={{ asOf: day, basis, done, dated, onTime, overdue }} level={2} />
      <div className="sheet-figures">
        <Figure icon="ok" label="Đã hoàn thành" part={done} whole={dated} />
        <Figure icon="over" label="Quá hạn" part={buckets.OVERDUE.length} whole={dated} />
        <Figure icon="soon" label={`Đến hạn trong ${figures.dueSoonDays} ngày`} part={dueSoon.length} whole={dated} />
        <Figure icon="reg" label="Thường xuyên có cập nhật" part={standing.spoken} whole={standing.whole} />
        {reports && (
          <Figure
            icon="send"
            label={`Báo cáo tháng ${month(reports.month)} đúng hạn`}
            part={reports.onTime}
            whole={reports.due}
          />
        )}
      </div>
      <section>
        <h3>Trạng thái {dated + undated} nhiệm vụ, ghi số thứ tự tại Phụ lục II</h3>
        <ul className="sheet-buckets">
          {BUCKETS.filter((bucket) => buckets[bucket].length > 0).map((bucket) => (
            <li key={bucket}>
              <Icon name={STATUS_LOOK[bucket].icon} /> <b>{STATUS_LOOK[bucket].word}</b> ({buckets[bucket].length}):{" "}
              {listWords(
                buckets[bucket].map(({ number }) => number),
                ROWS.numbers,
                "nhiệm vụ",
              )}
            </li>
          ))}
        </ul>
      </section>
      <div className="sheet-cols">
        <List
          title={`Phần việc quá hạn (${figures.overdueParts.length})`}
          rows={figures.overdueParts}
          most={ROWS.overdue}
        >
          {({ number, title, agency, days, word }) => (
            <li key={`${number} ${agency} ${title}`}>
              <b>{agency}</b>, {number}. {title}: quá hạn {days} ngày.{" "}
              <i>{word ? `${word.by}: ${excerpt(word.text)}` : "Chưa có cập nhật"}</i>
            </li>
          )}
        </List>
        <Changes figures={figures} />
        <List
          title={`Thời hạn của ${figures.deadlines.length} nhiệm vụ`}
          rows={figures.deadlines}
          most={ROWS.deadlines}
        >
          {({ number, title, leads, dueOn, timeliness, days }) => (
            <li key={number}>
              <Icon name={STATUS_LOOK[timeliness].icon} /> <b>{formatDate(Temporal.PlainDate.from(dueOn))}</b>, {number}
              . {title} ({leadWords(leads)}): {TIMELINESS_WORDS[timeliness]}
              {timeliness === "OVERDUE" && ` ${days} ngày`}
              {(timeliness === "ON_TRACK" || timeliness === "DUE_SOON") && `, còn ${days} ngày`}
            </li>
          )}
        </List>
        {figures.indicators && <Indicators indicators={figures.indicators} />}
        <section className="sheet-ranks">
          <Rates title="Đúng hạn thấp nhất" rates={agencies.lowest} />
          <Rates title="Đúng hạn cao nhất" rates={agencies.highest} />
        </section>
      </div>
      <p className="sheet-foot">
        {planTitle}. {figuresDayWords(day, figures.sampleData, basis)}. Tỷ lệ đúng hạn: từ {figures.rankingMinimum} việc
        đến hạn trở lên.
      </p>
    </article>
  );
}

function Figure({ icon, label, part, whole }: { icon: IconName; label: string; part: number; whole: number }) {
  return (
    <div>
      <span>
        <Icon name={icon} /> {label}
      </span>
      <StatFraction part={part} whole={whole} />
    </div>
  );
}

function List<Row>({
  title,
  rows,
  most,
  children,
}: {
  title: string;
  rows: readonly Row[];
  most: number;
  children: (row: Row) => ReactNode;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 && <p>Không có.</p>}
      <ul>
        {rows.slice(0, most).map(children)}
        {rows.length > most && <li>và {rows.length - most} dòng khác.</li>}
      </ul>
    </section>
  );
}

function Changes({ figures: { changes, compared } }: { figures: MeetingSnapshot }) {
  if (!changes || !compared) return null;
  const rows = [
    ...changes.moved.map(({ number, title, from, to }) => ({
      key: `moved-${number}`,
      icon: STATUS_LOOK[to].icon,
      words: `Nhiệm vụ ${number} từ ${TIMELINESS_WORDS[from]} sang ${TIMELINESS_WORDS[to]}: ${title}`,
    })),
    ...progress(changes.progressed),
    ...changeLines(changes.lines),
  ];
  const since = `${compared.meeting ? "kỳ họp ngày " : ""}${formatDate(Temporal.PlainDate.from(compared.day))}`;
  return (
    <List title={`Thay đổi từ ${since}: ${changesTakeaway(changes)}`} rows={rows} most={ROWS.changes}>
      {({ key, icon, words }) => (
        <li key={key}>
          <Icon name={icon} /> {words}
        </li>
      )}
    </List>
  );
}

function Indicators({ indicators }: { indicators: readonly FrozenIndicator[] }) {
  if (indicators.length === 0) return null;
  return (
    <List title={`Chỉ tiêu: ${metCountWords(indicators)}`} rows={indicators} most={indicators.length}>
      {(indicator) => {
        const { name, rate, target, met } = frozenRow(indicator);
        return (
          <li key={indicator.code}>
            <Icon name={met === null ? "info" : met ? "check" : "x"} /> {name}: <b>{rate}</b>, mục tiêu {target},{" "}
            {metWords(met).toLowerCase()}
          </li>
        );
      }}
    </List>
  );
}

function progress(progressed: NonNullable<MeetingSnapshot["changes"]>["progressed"]) {
  if (progressed.length === 0) return [];
  const words = progressed.map(
    ({ number, from, to }) => `nhiệm vụ ${number} từ ${from}% ${to > from ? "lên" : "xuống"} ${to}%`,
  );
  return [
    { key: "progressed", icon: "same" as const, words: `Tiến độ: ${listWords(words, ROWS.progressed, "nhiệm vụ")}` },
  ];
}

function Rates({ title, rates }: { title: string; rates: readonly SnapshotRate[] }) {
  return (
    <List title={title} rows={rates} most={rates.length}>
      {({ code, name, inTime, due }) => (
        <li key={code}>
          {name}: {inTime}/{due} ({Math.round((inTime / due) * 100)}%)
        </li>
      )}
    </List>
  );
}

/** As much of what was said as a line or two hold. */
const excerpt = (text: string) => (text.length <= 140 ? text : `${text.slice(0, 140).trimEnd()}…`);

const leadWords = (leads: readonly string[]) =>
  leads.length <= 2 ? leads.join(", ") : `${leads[0]} và ${leads.length - 1} đơn vị`;
