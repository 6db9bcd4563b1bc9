import type { Metadata } from "next";
import { type JobRow, JobTable } from "../../../../components/oversight/job-table.tsx";
import { SweepRuns, triggerWords } from "../../../../components/oversight/sweep-runs.tsx";
import { TestMailForm } from "../../../../components/oversight/test-mail-form.tsx";
import { UnsentMails } from "../../../../components/oversight/unsent-mails.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { EmptyState, FlashNotice, Notice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { SubmitButton } from "../../../../components/ui/submit-button.tsx";
import { formatDate, formatInstant } from "../../../../lib/calendar/format.ts";
import { sweepFromAdminAction } from "../../../../lib/oversight/actions.ts";
import {
  countMails,
  type MailCounts,
  type MailRunRow,
  readLastMailRuns,
  readUnsent,
} from "../../../../lib/oversight/digest-queries.ts";
import { MAIL_HOUR, MORNING_HOUR } from "../../../../lib/oversight/hours.ts";
import { retryMailAction } from "../../../../lib/oversight/mail-actions.ts";
import { readSweeps, type SweepRow } from "../../../../lib/oversight/queries.ts";
import { requireMay } from "../../../../lib/people/session.ts";
import { systemClock, ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";
import { environment } from "../../../../lib/platform/env.ts";

export const metadata: Metadata = { title: "Việc chạy nền" };

const RUNS_SHOWN = 30;
const MAILS_SHOWN = 200;

const SENTENCES = {
  swept: "Đã rà soát xong; kết quả ở dòng đầu.",
  retried: "Thư được gửi lại trong vòng một phút.",
  "not-retried": "Thư này không gửi lại được nữa: đã gửi, đang gửi, hoặc tài khoản không còn địa chỉ nhận.",
};

export default async function JobsPage({ searchParams }: PageProps<"/admin/jobs">) {
  const { actor, today } = await requireMay("admin.open");
  const db = database();
  const { mail, jobs } = environment();
  const runs = await readSweeps(db, RUNS_SHOWN);
  const last = await readLastMailRuns(db);
  const counts = await countMails(db, today);
  const unsent = await readUnsent(db, actor, MAILS_SHOWN);
  return (
    <>
      <PageHead
        title="Việc chạy nền"
        facts={
          mail
            ? `Rà soát lúc 07:00, gửi thư lúc 08:00 hằng ngày. ${countWords(counts)}`
            : "Rà soát lúc 07:00 hằng ngày."
        }
        crumbs={[{ href: "/admin", label: "Quản trị" }, { label: "Việc chạy nền" }]}
        actions={
          <form action={sweepFromAdminAction}>
            <SubmitButton icon="reg" pendingText="Đang chạy…">
              {runs[0]?.failure ? "Rà soát lại" : "Rà soát ngay"}
            </SubmitButton>
          </form>
        }
      />
      <Main>
        <div className="stack">
          <FlashNotice code={(await searchParams)["done"]} sentences={SENTENCES} />
          {!jobs && <Notice kind="warn" title="Máy chủ này không chạy lịch (JOBS=off); máy chủ khác phải chạy." />}
          <Panel title="Lịch chạy" flush>
            <JobTable jobs={[sweepJob(runs[0]), ...(mail ? mailJobs(last.WRITE, last.SEND, counts) : [])]} />
          </Panel>
          {mail ? (
            <>
              <Panel
                id="thu"
                title="Thư chờ gửi, không gửi được"
                count={unsent.length}
                flush
                aside={
                  counts.WAITING + counts.FAILED > 1 && (
                    <form action={retryMailAction}>
                      <SubmitButton variant="secondary" small pendingText="Đang ghi…">
                        Gửi lại tất cả thư hôm nay
                      </SubmitButton>
                    </form>
                  )
                }
              >
                <UnsentMails mails={unsent} today={today} action={retryMailAction} />
              </Panel>
              <Panel title="Kiểm tra máy chủ thư">
                <TestMailForm />
              </Panel>
            </>
          ) : (
            <Panel id="thu" title="Thư tổng hợp">
              <EmptyState icon="mail" title="Chưa cài đặt máy chủ thư">
                Không thư nào được soạn hoặc gửi; thông báo chỉ có trên hệ thống. Người vận hành đặt biến SMTP_URL và
                MAIL_FROM rồi khởi động lại.
              </EmptyState>
            </Panel>
          )}
          <Panel title="Các lần rà soát gần nhất" count={runs.length} flush>
            <SweepRuns runs={runs} />
          </Panel>
        </div>
      </Main>
    </>
  );
}

function countWords({ SENT, WAITING, FAILED }: MailCounts): string {
  return `Thư hôm nay: ${SENT} đã gửi, ${WAITING} chờ gửi, ${FAILED} không gửi được.`;
}

/** The next time that a clock strikes `hour`, in words. */
function nextAt(hour: number): string {
  const now = systemClock.now().toZonedDateTimeISO(ZONE);
  const day = now.hour < hour ? now.toPlainDate() : now.toPlainDate().add({ days: 1 });
  return `${String(hour).padStart(2, "0")}:00 ${formatDate(day)}`;
}

function sweepJob(run: SweepRow | undefined): JobRow {
  return {
    name: "Rà soát thông báo",
    schedule: "07:00 hằng ngày",
    last: run ? `${formatInstant(run.startedAt, ZONE)}, ${triggerWords(run)}` : null,
    failure: run?.failure ?? null,
    outcome: run ? `${run.raised} thông báo mới` : "–",
    next: nextAt(MORNING_HOUR),
  };
}

function mailJobs(written: MailRunRow | null, sent: MailRunRow | null, counts: MailCounts): JobRow[] {
  const lastOf = (run: MailRunRow | null) => (run ? formatInstant(run.startedAt, ZONE) : null);
  return [
    {
      name: "Soạn thư tổng hợp",
      schedule: "sau rà soát buổi sáng",
      last: lastOf(written),
      failure: written?.failure ?? null,
      outcome: mailOutcome(written),
      next: nextAt(MORNING_HOUR),
    },
    {
      name: "Gửi thư",
      schedule: "08:00; thử lại sau 1, 2, 5, 10, 30 phút, rồi mỗi giờ",
      last: lastOf(sent),
      failure: sent?.failure ?? null,
      outcome: mailOutcome(sent),
      next: counts.nextTryAt ? formatInstant(counts.nextTryAt, ZONE) : nextAt(MAIL_HOUR),
    },
  ];
}

function mailOutcome(run: MailRunRow | null): string {
  if (run === null) return "–";
  return run.finishedAt ? `${run.mails} thư` : "Đang chạy, hoặc bị ngắt giữa chừng";
}
