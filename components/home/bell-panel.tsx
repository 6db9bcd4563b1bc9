import { formatInstant } from "../../lib/calendar/format.ts";
import { bellHref, WHOLE_BELL } from "../../lib/oversight/bell-filter.ts";
import type { BellRow } from "../../lib/oversight/bell-queries.ts";
import { addressOf } from "../../lib/oversight/bell-rules.ts";
import { URGENCY_WORDS } from "../../lib/oversight/words.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { ALERT_ICONS, URGENCY_LOOK } from "../alert/alert-look.ts";
import { rowTitle } from "../alert/alert-words.ts";
import { StatusWord } from "../ui/chip.tsx";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** So many rows of one's bell stand on the home page. */
export const BELL_ON_HOME = 5;

/** The most pressing of one's bell, on the home page. */
export function BellPanel({ rows, unread, keep }: { rows: readonly BellRow[]; unread: number; keep: KeepReading }) {
  return (
    <Panel
      title="Thông báo"
      count={unread > 0 ? `${unread} chưa đọc` : undefined}
      aside={<AppLink href={keep("/alerts")}>Tất cả</AppLink>}
      flush
    >
      {rows.length === 0 ? (
        <p className="panel-body muted">Không có thông báo nào đang còn hiệu lực.</p>
      ) : (
        <ul className="rows inbox">
          {rows.map((row) => (
            <HomeRow key={row.alertIds[0]} row={row} keep={keep} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function HomeRow({ row, keep }: { row: BellRow; keep: KeepReading }) {
  const { entries, alertIds, kind, urgency } = row;
  const [newest] = entries;
  if (!newest) return null;
  const href = alertIds.length > 1 ? bellHref({ ...WHOLE_BELL, kind }) : addressOf(newest);
  return (
    <li className={classNames(row.unread > 0 && "unread")}>
      <Icon name={ALERT_ICONS[kind]} />
      <div>
        {href === null ? (
          <span className="ttl">{rowTitle(row)}</span>
        ) : (
          <AppLink className="ttl" href={keep(href)}>
            {rowTitle(row)}
          </AppLink>
        )}
        {row.unread > 0 && <span className="sr"> (chưa đọc)</span>}
        <div className="meta flex flex-wrap items-center gap-x-2">
          <StatusWord {...URGENCY_LOOK[urgency]}>{URGENCY_WORDS[urgency]}</StatusWord>
          <span>{formatInstant(newest.raisedAt, ZONE)}</span>
        </div>
      </div>
    </li>
  );
}
