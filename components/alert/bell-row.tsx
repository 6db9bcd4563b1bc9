import { formatInstant } from "../../lib/calendar/format.ts";
import type { BellEntry, BellRow, Receipt } from "../../lib/oversight/bell-queries.ts";
import { addressOf, expectedOf } from "../../lib/oversight/bell-rules.ts";
import { canBeMuted } from "../../lib/oversight/mute-rules.ts";
import { KIND_WORDS } from "../../lib/oversight/words.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { classNames } from "../ui/class-names.ts";
import { Icon } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { ALERT_ICONS } from "./alert-look.ts";
import { factWords, rowTitle, senderWords } from "./alert-words.ts";

type Action = (form: FormData) => Promise<void>;

/** What can be done on a row, and the list to come back to. */
export type BellActions = { open: Action; acknowledge: Action; back: string };

/** One alert: who says what, when, what is expected by when; open it, acknowledge it, mute its like. */
export function BellEntryRow({
  entry,
  receipts = [],
  actions,
  keep,
  id,
}: {
  entry: BellEntry;
  receipts?: readonly Receipt[];
  /** Null where an earlier day is read: the title then leads to what it is about, as it stood that day. */
  actions: BellActions | null;
  keep: KeepReading;
  id?: string;
}) {
  return (
    <li
      id={id}
      className={classNames(!entry.read && "unread")}
      data-row
      data-alert={entry.kind}
      data-task={entry.taskNumber ?? undefined}
    >
      <Icon name={ALERT_ICONS[entry.kind]} />
      <div className="inbox-row">
        <div className="inbox-text">
          {actions ? <b className="ttl">{entry.title}</b> : <PastTitle entry={entry} keep={keep} />}
          {!entry.read && <span className="sr"> (chưa đọc)</span>}
          <div>{entry.body}</div>
          <div className="meta">
            {[senderWords(entry), formatInstant(entry.raisedAt, ZONE), ...factWords(entry)].join(" · ")}
          </div>
          <Standing entry={entry} />
          {!entry.closedAt && <Receipts receipts={receipts} />}
        </div>
        {actions && <EntryActions entry={entry} actions={actions} />}
      </div>
    </li>
  );
}

function PastTitle({ entry, keep }: { entry: BellEntry; keep: KeepReading }) {
  const href = addressOf(entry);
  if (href === null) return <b className="ttl">{entry.title}</b>;
  return (
    <AppLink className="ttl" href={keep(href)}>
      <b>{entry.title}</b>
    </AppLink>
  );
}

/** What has become of it: acknowledged, settled, or held back. */
function Standing({ entry: { acknowledgedAt, closedAt, muted } }: { entry: BellEntry }) {
  const words = [
    acknowledgedAt && `Đã xác nhận lúc ${formatInstant(acknowledgedAt, ZONE)}`,
    closedAt && "Đã khép, không còn hiệu lực",
    muted && !closedAt && "Đang tắt nhắc",
  ].filter((one) => typeof one === "string");
  if (words.length === 0) return null;
  return (
    <div className="inbox-standing">
      <Icon name={acknowledgedAt ? "check" : closedAt ? "lock" : "na"} />
      {words.join(" · ")}
    </div>
  );
}

/** Which agencies have acknowledged the reminder, for those who follow them. */
function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  if (receipts.length === 0) return null;
  const given = receipts.filter(({ by }) => by !== null);
  return (
    <details className="inbox-receipts">
      <summary>
        {given.length}/{receipts.length} đơn vị đã xác nhận nhận nhắc
      </summary>
      <ul>
        {receipts.map(({ agencyName, by, at }) => (
          <li key={agencyName}>
            {agencyName}: {by && at ? `${by}, ${formatInstant(at, ZONE)}` : "chưa xác nhận"}
          </li>
        ))}
      </ul>
    </details>
  );
}

function EntryActions({ entry, actions }: { entry: BellEntry; actions: BellActions }) {
  const leads = addressOf(entry) !== null;
  const acknowledges = entry.acknowledgedAt === null && entry.closedAt === null;
  return (
    <div className="inbox-actions">
      {(leads || !entry.read) && (
        <form action={actions.open}>
          <input type="hidden" name="alertId" value={entry.alertId} />
          <input type="hidden" name="back" value={actions.back} />
          <NamedButton words={leads ? "Mở" : "Đã đọc"} about={entry.title} />
        </form>
      )}
      {acknowledges && (
        <Acknowledge ids={[entry.alertId]} words="Xác nhận đã nhận" about={entry.title} actions={actions} />
      )}
      {canBeMuted(entry.kind) && !entry.muted && !entry.closedAt && (
        <MuteLink alertId={entry.alertId} about={entry.title} />
      )}
    </div>
  );
}

// The name begins with the words on the button: who speaks to the computer says what is to be seen.
function NamedButton({ words, about }: { words: string; about: string }) {
  return (
    <button type="submit" className="btn btn-sm" aria-label={`${words}: ${about}`}>
      {words}
    </button>
  );
}

function Acknowledge({
  ids,
  words,
  about,
  actions,
}: {
  ids: readonly number[];
  words: string;
  about: string;
  actions: BellActions;
}) {
  return (
    <form action={actions.acknowledge}>
      <input type="hidden" name="alertIds" value={ids.join(",")} />
      <input type="hidden" name="back" value={actions.back} />
      <NamedButton words={words} about={about} />
    </form>
  );
}

function MuteLink({ alertId, about }: { alertId: number; about: string }) {
  return (
    <AppLink className="btn btn-sm btn-quiet" href={`/alerts/mute?alert=${alertId}`} aria-label={`Tắt nhắc: ${about}`}>
      Tắt nhắc
    </AppLink>
  );
}

/** Several of one kind in one row, which opens on each of them. */
export function BellFoldedRow({
  row,
  moreHref,
  actions,
  keep,
}: {
  row: BellRow;
  moreHref: string;
  actions: BellActions | null;
  keep: KeepReading;
}) {
  const { entries, alertIds, unacknowledgedIds, kind } = row;
  const [newest] = entries;
  if (!newest) return null;
  const title = rowTitle(row);
  const hidden = alertIds.length - entries.length;
  const expected = expectedOf(newest);
  return (
    <li
      id={`tb-${newest.alertId}`}
      className={classNames(row.unread > 0 && "unread")}
      data-row
      data-alert-fold={kind}
      data-count={alertIds.length}
    >
      <Icon name={ALERT_ICONS[kind]} />
      <div className="inbox-row inbox-row-fold">
        <details className="inbox-text inbox-fold">
          <summary>
            <b className="ttl">{title}</b>
            {row.unread > 0 && <span className="sr"> (chưa đọc)</span>}
            <span className="meta">
              {[
                row.unread > 0 && `${row.unread} chưa đọc`,
                `mới nhất ${formatInstant(newest.raisedAt, ZONE)}`,
                expected && `Cần làm: ${expected}`,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </summary>
          <ul className="rows inbox inbox-inner" aria-label={`${title}: từng thông báo`}>
            {entries.map((entry) => (
              <BellEntryRow key={entry.alertId} entry={entry} actions={actions} keep={keep} />
            ))}
          </ul>
          {hidden > 0 && (
            <p className="inbox-more">
              <AppLink href={moreHref}>
                Xem tất cả {alertIds.length} thông báo “{KIND_WORDS[kind]}”
              </AppLink>
            </p>
          )}
        </details>
        {actions && (
          <div className="inbox-actions">
            {unacknowledgedIds.length > 0 && (
              <Acknowledge
                ids={unacknowledgedIds}
                words={`Xác nhận đã nhận cả ${unacknowledgedIds.length}`}
                about={title}
                actions={actions}
              />
            )}
            {canBeMuted(kind) && !newest.muted && !newest.closedAt && (
              <MuteLink alertId={newest.alertId} about={title} />
            )}
          </div>
        )}
      </div>
    </li>
  );
}
