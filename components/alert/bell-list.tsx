import { formatInstant } from "../../lib/calendar/format.ts";
import type { BellEntry } from "../../lib/oversight/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { AlertKind } from "../../lib/platform/prisma/enums.ts";
import { classNames } from "../ui/class-names.ts";
import { Icon, type IconName } from "../ui/icon.tsx";

export const ALERT_ICONS: Readonly<Record<AlertKind, IconName>> = {
  DEADLINE_AHEAD: "soon",
  DEADLINE_PASSED: "over",
  SILENT: "reg",
  COMPLETION_CLAIMED: "appr",
  COMPLETION_CONFIRMED: "ok",
  COMPLETION_RETURNED: "return",
  EXTENSION_ASKED: "ext",
  EXTENSION_DECIDED: "ext",
  GUIDANCE_RECORDED: "doc",
  NO_RECIPIENT: "people",
  REPORT_AHEAD: "soon",
  REPORT_MISSING: "over",
};

/** One's own bell: unread stands out; opening one marks it as read and goes to what it is about. */
export function BellList({
  entries,
  action,
}: {
  entries: readonly BellEntry[];
  action: (form: FormData) => Promise<void>;
}) {
  return (
    <ul className="rows inbox">
      {entries.map((entry) => (
        <li
          key={entry.alertId}
          className={classNames(!entry.read && "unread")}
          data-row
          data-alert={entry.kind}
          data-task={entry.taskNumber ?? undefined}
        >
          <Icon name={ALERT_ICONS[entry.kind]} />
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1">
              <b className="ttl">{entry.title}</b>
              {!entry.read && <span className="sr"> (chưa đọc)</span>}
              <div>{entry.body}</div>
              <div className="meta">
                {formatInstant(entry.raisedAt, ZONE)}
                {entry.closedAt && " · đã xong, không còn hiệu lực"}
              </div>
            </div>
            <form action={action}>
              <input type="hidden" name="alertId" value={entry.alertId} />
              {entry.taskNumber !== null && <input type="hidden" name="task" value={entry.taskNumber} />}
              {(entry.taskNumber !== null || !entry.read) && (
                // The name begins with the words on the button: who speaks to the computer says what is to be seen.
                <button type="submit" className="btn btn-sm" aria-label={`${buttonWords(entry)}: ${entry.title}`}>
                  {buttonWords(entry)}
                </button>
              )}
            </form>
          </div>
        </li>
      ))}
    </ul>
  );
}

function buttonWords({ taskNumber, read }: BellEntry): string {
  if (taskNumber === null) return "Đã đọc";
  return read ? "Mở" : "Mở, đánh dấu đã đọc";
}
