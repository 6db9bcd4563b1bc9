import { formatDate } from "../../lib/calendar/format.ts";
import type { Changes } from "../../lib/metrics/changes.ts";
import { changesTable } from "../../lib/metrics/chart-tables.ts";
import { firstOf } from "../../lib/metrics/grouping.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { TIMELINESS_WORDS } from "../../lib/progress/words.ts";
import { STATUS_LOOK } from "../task/status-look.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { type Tone, toneClass } from "../ui/tone.ts";
import { type ChartFiles, ChartFrame, tableId } from "./chart-frame.tsx";
import { ChartTableView } from "./chart-table.tsx";

/** Tasks that have a line, or a place in one, before the others are counted. */
const MOVED_SHOWN = 12;
const PROGRESSED_SHOWN = 12;

/** A line that is no task's: reports, letters, directives. */
export type ChangeLine = { key: string; icon: IconName; tone: Tone; words: string; href: string | null };

/** What has changed since the day compared with: tasks first, then what else happened. */
export function ChangesPanel({
  changes,
  lines,
  meeting,
  files,
  keep,
}: {
  changes: Changes;
  lines: readonly ChangeLine[];
  /** Whether the day compared with is that of a meeting. */
  meeting: boolean;
  files: ChartFiles;
  keep: KeepReading;
}) {
  const { moved, progressed, from } = changes;
  const title = `Thay đổi từ ${meeting ? "kỳ họp ngày " : ""}${formatDate(from)}`;
  const risen = progressed.filter((one) => one.to > one.from);
  const fallen = progressed.filter((one) => one.to < one.from);
  const firstMoved = firstOf(moved, MOVED_SHOWN);
  return (
    <ChartFrame
      id="thay-doi"
      title={title}
      takeaway={changesTakeaway(changes)}
      files={files}
      table={<ChartTableView table={changesTable(changes, lines)} caption={title} keep={keep} />}
    >
      {moved.length + progressed.length + lines.length === 0 ? (
        <EmptyState icon="check" title="Không có gì thay đổi" />
      ) : (
        <ul className="chg">
          {firstMoved.shown.map(({ task, from: before, to }) => {
            const { icon, tone } = STATUS_LOOK[to];
            return (
              <li key={task.id} className={toneClass(tone)} data-moved={task.number}>
                <Icon name={icon} />
                <span>
                  <AppLink href={keep(`/tasks/${task.number}`)}>Nhiệm vụ {task.number}</AppLink> chuyển từ{" "}
                  {TIMELINESS_WORDS[before]} sang <b>{TIMELINESS_WORDS[to]}</b>: {task.shortTitle}
                </span>
              </li>
            );
          })}
          {firstMoved.rest > 0 && (
            <li>
              <Icon name="list" />
              <a href={`#${tableId("thay-doi")}`}>Còn {firstMoved.rest} nhiệm vụ đổi trạng thái</a>
            </li>
          )}
          <Progress tasks={risen} icon="up" tone="ok" keep={keep} />
          <Progress tasks={fallen} icon="dn" tone="over" keep={keep} />
          {lines.map(({ key, icon, tone, words, href }) => (
            <li key={key} className={toneClass(tone)} data-change={key}>
              <Icon name={icon} />
              <span>{href ? <AppLink href={keep(href)}>{words}</AppLink> : words}</span>
            </li>
          ))}
        </ul>
      )}
    </ChartFrame>
  );
}

function Progress({
  tasks,
  icon,
  tone,
  keep,
}: {
  tasks: Changes["progressed"];
  icon: IconName;
  tone: Tone;
  keep: KeepReading;
}) {
  if (tasks.length === 0) return null;
  const { shown, rest } = firstOf(tasks, PROGRESSED_SHOWN);
  return (
    <li className={toneClass(tone)} data-progressed={tasks.length}>
      <Icon name={icon} />
      <span>
        {shown.map(({ task, from, to }, index) => (
          <span key={task.id}>
            {index > 0 && "; "}
            <AppLink href={keep(`/tasks/${task.number}`)}>Nhiệm vụ {task.number}</AppLink> {from}%{" "}
            {to > from ? "lên" : "xuống"} {to}%
          </span>
        ))}
        {rest > 0 && (
          <>
            ; <a href={`#${tableId("thay-doi")}`}>còn {rest} nhiệm vụ</a>
          </>
        )}
      </span>
    </li>
  );
}

/** What changed most, in a sentence. */
export function changesTakeaway({
  buckets,
  progressed,
}: Pick<Changes, "buckets"> & { progressed: readonly { from: number; to: number }[] }): string {
  const risen = progressed.filter(({ from, to }) => to > from).length;
  const done = buckets.DONE_ON_TIME + buckets.DONE_LATE;
  const words = [
    difference(buckets.OVERDUE, "nhiệm vụ quá hạn"),
    difference(done, "nhiệm vụ hoàn thành"),
    risen > 0 && `${risen} nhiệm vụ tăng tiến độ`,
  ].filter((one) => one !== false && one !== null);
  return words.length > 0 ? sentence(words.join("; ")) : "Số nhiệm vụ quá hạn và hoàn thành không đổi";
}

function difference(change: number, what: string): string | null {
  if (change === 0) return null;
  return change > 0 ? `thêm ${change} ${what}` : `bớt ${-change} ${what}`;
}

const sentence = (words: string) => words.charAt(0).toLocaleUpperCase("vi") + words.slice(1);
