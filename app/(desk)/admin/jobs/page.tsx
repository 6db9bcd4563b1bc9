import type { Metadata } from "next";
import { SweepRuns } from "../../../../components/oversight/sweep-runs.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { SubmitButton } from "../../../../components/ui/submit-button.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { sweepFromAdminAction } from "../../../../lib/oversight/actions.ts";
import { MORNING_HOUR } from "../../../../lib/oversight/hours.ts";
import { readSweeps } from "../../../../lib/oversight/queries.ts";
import { requireMay } from "../../../../lib/people/session.ts";
import { systemClock, ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Việc chạy nền" };

const RUNS_SHOWN = 30;

export default async function JobsPage({ searchParams }: PageProps<"/admin/jobs">) {
  await requireMay("admin.open");
  const runs = await readSweeps(database(), RUNS_SHOWN);
  const now = systemClock.now().toZonedDateTimeISO(ZONE);
  const next = now.hour < MORNING_HOUR ? now.toPlainDate() : now.toPlainDate().add({ days: 1 });
  const failed = runs[0]?.failure;
  return (
    <>
      <PageHead
        title="Việc chạy nền"
        facts={`Rà soát thông báo hằng ngày. Lần tới: 07:00 ngày ${formatDate(next)}.`}
        crumbs={[{ href: "/admin", label: "Quản trị" }, { label: "Việc chạy nền" }]}
        actions={
          <form action={sweepFromAdminAction}>
            <SubmitButton icon="reg" pendingText="Đang chạy…">
              {failed ? "Chạy lại" : "Chạy ngay"}
            </SubmitButton>
          </form>
        }
      />
      <Main>
        <FlashNotice
          code={(await searchParams)["done"]}
          sentences={{ swept: "Đã rà soát xong; kết quả ở dòng đầu." }}
        />
        <Panel title="Các lần chạy gần nhất" count={runs.length} flush>
          <SweepRuns runs={runs} />
        </Panel>
      </Main>
    </>
  );
}
