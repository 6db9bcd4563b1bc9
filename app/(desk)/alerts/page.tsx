import type { Metadata } from "next";
import { BellList } from "../../../components/alert/bell-list.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../components/ui/button.tsx";
import { EmptyState } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { SubmitButton } from "../../../components/ui/submit-button.tsx";
import { Tabs } from "../../../components/ui/tabs.tsx";
import { formatDate } from "../../../lib/calendar/format.ts";
import { markReadAction } from "../../../lib/oversight/actions.ts";
import { readBell } from "../../../lib/oversight/queries.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Thông báo" };

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const desk = await requireDesk();
  const query = await searchParams;
  const view = query["view"] === "all" ? "all" : "open";
  const before = Number(query["before"]);
  const entries = await readBell(
    database(),
    desk.actor,
    view,
    Number.isSafeInteger(before) && before > 0 ? before : undefined,
  );
  const last = entries.at(-1);
  return (
    <>
      <PageHead
        title="Thông báo"
        facts={`${desk.unreadAlerts} chưa đọc · Tính đến ngày ${formatDate(desk.today)}`}
        actions={
          desk.unreadAlerts > 0 && (
            <form action={markReadAction}>
              <SubmitButton variant="secondary" icon="check" pendingText="Đang ghi…">
                Đánh dấu tất cả đã đọc
              </SubmitButton>
            </form>
          )
        }
      />
      <Main>
        <section className="panel" aria-label="Danh sách thông báo">
          <Tabs
            label="Xem thông báo"
            className="views"
            tabs={[
              { href: "/alerts", label: "Đang còn hiệu lực", current: view === "open" },
              { href: "/alerts?view=all", label: "Tất cả", current: view === "all" },
            ]}
          />
          {entries.length > 0 ? (
            <BellList entries={entries} action={markReadAction} />
          ) : (
            <div className="panel-body">
              <EmptyState icon="bell" title="Không có thông báo nào">
                {view === "open"
                  ? "Việc cần nhắc sẽ hiện ở đây; việc đã xong tự rời danh sách."
                  : "Chưa có thông báo nào gửi đến tài khoản này."}
              </EmptyState>
            </div>
          )}
          {entries.length === 50 && last && (
            <div className="panel-foot">
              <ButtonLink small href={`/alerts?view=${view}&before=${last.alertId}`}>
                Xem cũ hơn
              </ButtonLink>
            </div>
          )}
        </section>
      </Main>
    </>
  );
}
