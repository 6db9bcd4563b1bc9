import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { GuidanceForm } from "../../../../../components/progress/guidance-form.tsx";
import { NoticeDismissal } from "../../../../../components/progress/notice-dismissal.tsx";
import { NoticeWords } from "../../../../../components/progress/notice-words.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../components/shell/past-day.tsx";
import { DeadlineHistory } from "../../../../../components/task/deadline-history.tsx";
import { NoticePanel } from "../../../../../components/task/notice-panel.tsx";
import { TaskFormHead } from "../../../../../components/task/task-form-head.tsx";
import { Notice } from "../../../../../components/ui/notice.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../../lib/calendar/format.ts";
import { rightsToFiles } from "../../../../../lib/evidence/policy.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { recordGuidanceAction } from "../../../../../lib/progress/actions.ts";
import { dismissNoticeAction } from "../../../../../lib/progress/notice-actions.ts";
import { readNotices } from "../../../../../lib/progress/notice-queries.ts";
import { readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { may } from "../../../../../lib/progress/policy.ts";
import { readBoard } from "../../../../../lib/progress/queries.ts";
import { taskNumberOf } from "../address.ts";

export const metadata: Metadata = { title: "Văn bản hướng dẫn" };

export default async function GuidancePage({ params, searchParams }: PageProps<"/tasks/[number]/guidance">) {
  const desk = await requireDesk();
  const number = taskNumberOf((await params).number);
  if (number === null) notFound();
  const href = `/tasks/${number}`;
  const reading = readPageReading(await searchParams, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href, label: `Về nhiệm vụ ${number}` };
    return <PastDayForm reading={reading} here={`${href}/guidance`} back={back} />;
  }
  const board = await readBoard(database(), { plan: desk.plan, asOf: desk.today, taskNumber: number });
  const task = board.tasks[0];
  if (task?.deadlineKind !== "CONDITIONAL") notFound();
  if (!may(desk.actor, "guidance.record", { agencyId: null })) redirect("/no-access");
  const last = task.originalDeadline;
  const notices = await readNotices(database(), task.id, desk.today);
  const wanted = (await searchParams)["notice"];
  const rights = (agencyId: number) => rightsToFiles(desk.actor, { agencyId }, reading.asOf);
  const notice = notices.find(({ id, verdict }) => String(id) === wanted && verdict === null);
  return (
    <>
      <TaskFormHead task={task} label="Văn bản hướng dẫn" />
      <Main>
        <div className="cols cols-8-4">
          <Panel title={last ? "Sửa văn bản hướng dẫn" : "Ghi nhận văn bản hướng dẫn"}>
            {wanted !== undefined && !notice && (
              <Notice kind="info" className="mb-4" title="Văn bản đơn vị báo đã được trả lời">
                Kết quả ở khung bên phải.
              </Notice>
            )}
            {notice && (
              <div className="mb-4 grid gap-3" data-notice={notice.id}>
                <NoticeWords notice={notice} rights={rights(notice.agencyId)} />
                <NoticeDismissal action={dismissNoticeAction} noticeId={notice.id} />
              </div>
            )}
            <GuidanceForm
              action={recordGuidanceAction}
              taskId={task.id}
              seen={task.deadlines.filter(({ assignmentId }) => assignmentId === null).length}
              cancelHref={href}
              noticed={
                notice
                  ? {
                      noticeId: String(notice.id),
                      documentNumber: notice.documentNumber,
                      documentDate: formatDate(notice.documentDate),
                      documentIssuer: notice.documentIssuer,
                      documentTitle: notice.documentTitle,
                      dueOn: notice.proposedDueOn ? formatDate(notice.proposedDueOn) : "",
                    }
                  : null
              }
              recorded={
                last && {
                  documentNumber: last.documentNumber ?? "",
                  documentDate: last.documentDate ? formatDate(last.documentDate) : "",
                  documentIssuer: last.documentIssuer ?? "",
                  documentTitle: last.documentTitle ?? "",
                  dueOn: formatDate(last.dueOn),
                }
              }
            />
          </Panel>
          <div className="stack">
            <NoticePanel
              notices={notices.filter(({ id }) => id !== notice?.id)}
              taskNumber={number}
              answers
              rights={rights}
            />
            <DeadlineHistory task={task} requests={[]} links={[]} />
          </div>
        </div>
      </Main>
    </>
  );
}
