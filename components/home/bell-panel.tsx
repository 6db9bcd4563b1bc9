import { formatInstant } from "../../lib/calendar/format.ts";
import type { BellEntry } from "../../lib/oversight/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { ALERT_ICONS } from "../alert/bell-list.tsx";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** The newest of one's bell, on the home page. */
export function BellPanel({ entries, unread }: { entries: readonly BellEntry[]; unread: number }) {
  return (
    <Panel
      title="Thông báo"
      count={unread > 0 ? `${unread} chưa đọc` : undefined}
      aside={<AppLink href="/alerts">Tất cả</AppLink>}
      flush
    >
      {entries.length === 0 ? (
        <p className="panel-body muted">Không có thông báo nào đang còn hiệu lực.</p>
      ) : (
        <ul className="rows inbox">
          {entries.slice(0, 5).map((entry) => (
            <li key={entry.alertId} className={classNames(!entry.read && "unread")}>
              <Icon name={ALERT_ICONS[entry.kind]} />
              <div>
                {entry.taskNumber === null ? (
                  <span className="ttl">{entry.title}</span>
                ) : (
                  <AppLink className="ttl" href={`/tasks/${entry.taskNumber}`}>
                    {entry.title}
                  </AppLink>
                )}
                <div className="meta">{formatInstant(entry.raisedAt, ZONE)}</div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
