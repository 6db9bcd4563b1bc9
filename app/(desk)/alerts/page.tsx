import type { Metadata } from "next";
import { BellEmpty } from "../../../components/alert/bell-empty.tsx";
import { BellFilters } from "../../../components/alert/bell-filters.tsx";
import { BellList } from "../../../components/alert/bell-list.tsx";
import { MuteList } from "../../../components/alert/mute-list.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { FlashNotice } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { SubmitButton } from "../../../components/ui/submit-button.tsx";
import { Tabs } from "../../../components/ui/tabs.tsx";
import { isAfter } from "../../../lib/calendar/days.ts";
import { formatDate } from "../../../lib/calendar/format.ts";
import {
  acknowledgeAction,
  liftMuteAction,
  markAllReadAction,
  openAlertAction,
} from "../../../lib/oversight/actions.ts";
import {
  type BellFilter,
  bellChoices,
  bellHref,
  bellQuery,
  readBellFilter,
} from "../../../lib/oversight/bell-filter.ts";
import { readBell, readBellCounts, readFirstAlertDay, readReceipts } from "../../../lib/oversight/bell-queries.ts";
import { readMutes } from "../../../lib/oversight/mute-queries.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { type KeepReading, keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";

export const metadata: Metadata = { title: "Thông báo" };

const DONE = {
  acknowledged: "Đã xác nhận đã nhận. Thông báo ở lại cho đến khi việc được xử lý.",
  read: "Đã đánh dấu tất cả là đã đọc.",
  muted: "Đã tắt nhắc. Hết ngày đã chọn, việc còn lại tự hiện trở lại.",
  unmuted: "Đã bật lại nhắc. Việc còn lại hiện trở lại ở Còn hiệu lực.",
};

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const { actor, plan, today, unreadAlerts } = await requireDesk();
  const query = await searchParams;
  const filter = readBellFilter(query);
  const reading = readPageReading(query, today, plan.year);
  const { date: asOf, past } = reading.asOf;
  const keep = keepReading(reading);
  const db = database();
  const [{ rows, next }, counts, mutes] = await Promise.all([
    readBell(db, actor, { today: asOf, filter }),
    readBellCounts(db, actor, asOf),
    filter.view === "muted" && !past ? readMutes(db, actor, today) : [],
  ]);
  // Who has acknowledged a reminder is for those who chase it now.
  const receipts = past ? [] : await readReceipts(db, actor, rows);
  const choices = bellChoices(counts, filter);
  const first = past && choices.views.all === 0 ? await readFirstAlertDay(db) : null;
  const back = bellQuery(filter);
  return (
    <>
      <ReadingDay reading={reading} here={bellHref(filter)} />
      <PageHead
        title="Thông báo"
        facts={`${past ? "" : `${unreadAlerts} chưa đọc · `}Tính đến ngày ${formatDate(asOf)}`}
        actions={
          unreadAlerts > 0 &&
          !past && (
            <form action={markAllReadAction}>
              <input type="hidden" name="back" value={back} />
              <SubmitButton variant="secondary" icon="check" pendingText="Đang ghi…">
                Đánh dấu tất cả đã đọc
              </SubmitButton>
            </form>
          )
        }
      />
      <Main>
        <FlashNotice code={query["done"]} sentences={DONE} />
        <div className="stack">
          {filter.view === "muted" && !past && <MuteList mutes={mutes} from="alerts" lift={liftMuteAction} />}
          <Panel label="Danh sách thông báo" flush>
            <Tabs label="Xem thông báo" className="views" tabs={viewTabs(filter, choices.views, keep)} />
            <BellFilters filter={filter} choices={choices} keep={keep} />
            {rows.length > 0 ? (
              <BellList
                rows={rows}
                filter={filter}
                choices={choices}
                receipts={receipts}
                actions={past ? null : { open: openAlertAction, acknowledge: acknowledgeAction, back }}
                keep={keep}
              />
            ) : (
              <BellEmpty
                filter={filter}
                choices={choices}
                begins={first && isAfter(first, asOf) ? first : null}
                keep={keep}
              />
            )}
            {(filter.after || next) && (
              <nav className="tbl-foot" aria-label="Trang">
                <span>{choices.total} thông báo trong danh sách này</span>
                <span className="actions">
                  {filter.after && (
                    <ButtonLink small href={keep(bellHref({ ...filter, after: null }))}>
                      Về đầu danh sách
                    </ButtonLink>
                  )}
                  {next && (
                    <ButtonLink small rel="next" href={keep(bellHref({ ...filter, after: next }))}>
                      Trang sau
                    </ButtonLink>
                  )}
                </span>
              </nav>
            )}
          </Panel>
        </div>
      </Main>
    </>
  );
}

/** The same filter in the other views; the page one was on belongs to this one. */
function viewTabs(filter: BellFilter, counts: Record<BellFilter["view"], number>, keep: KeepReading) {
  const views: [BellFilter["view"], string][] = [
    ["open", "Còn hiệu lực"],
    ["all", "Tất cả"],
    ["muted", "Đang tắt"],
  ];
  return views.map(([view, label]) => ({
    href: keep(bellHref({ ...filter, view, after: null })),
    label,
    count: counts[view],
    current: filter.view === view,
  }));
}
