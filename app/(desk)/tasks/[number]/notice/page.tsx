import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { NoticeForm } from "../../../../../components/progress/notice-form.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../components/shell/past-day.tsx";
import { DeadlineHistory } from "../../../../../components/task/deadline-history.tsx";
import { NoticePanel } from "../../../../../components/task/notice-panel.tsx";
import { TaskFormHead } from "../../../../../components/task/task-form-head.tsx";
import { EmptyState, Notice } from "../../../../../components/ui/notice.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { withdrawUnsentAction } from "../../../../../lib/evidence/actions.ts";
import { rightsToFiles } from "../../../../../lib/evidence/policy.ts";
import { readDocumentOffers } from "../../../../../lib/evidence/queries.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../../lib/platform/kept-answers.ts";
import type { SimpleFormState } from "../../../../../lib/progress/form-state.ts";
import { reportNoticeAction } from "../../../../../lib/progress/notice-actions.ts";
import { noticeFormName } from "../../../../../lib/progress/notice-form.ts";
import { readNotices } from "../../../../../lib/progress/notice-queries.ts";
import { readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { may } from "../../../../../lib/progress/policy.ts";
import { readBoard } from "../../../../../lib/progress/queries.ts";
import { taskNumberOf } from "../address.ts";

export const metadata: Metadata = { title: "Báo đã có văn bản hướng dẫn" };

/** An agency tells of the guidance a conditional task waits for. */
export default async function NoticePage({ params, searchParams }: PageProps<"/tasks/[number]/notice">) {
  const desk = await requireDesk();
  const number = taskNumberOf((await params).number);
  if (number === null) notFound();
  const href = `/tasks/${number}`;
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href, label: `Về nhiệm vụ ${number}` };
    return <PastDayForm reading={reading} here={`${href}/notice`} back={back} />;
  }
  const db = database();
  const board = await readBoard(db, { plan: desk.plan, asOf: desk.today, taskNumber: number });
  const task = board.tasks[0];
  if (task?.deadlineKind !== "CONDITIONAL") notFound();
  if (may(desk.actor, "guidance.record", { agencyId: null })) redirect(`${href}/guidance`);
  if (!may(desk.actor, "notice.report", { agencyId: desk.actor.agencyId })) redirect("/no-access");
  const notices = await readNotices(db, task.id, desk.today);
  const answer = (await readAnswer(db, desk.actor.id, noticeFormName(task.id), query["answer"])) as SimpleFormState;
  return (
    <>
      <TaskFormHead task={task} label="Báo đã có văn bản hướng dẫn" />
      <Main>
        {answer && task.currentDeadline && <Notice kind="error" title={answer.title} />}
        <div className="cols cols-8-4">
          <Panel title="Văn bản hướng dẫn đã ban hành">
            {task.currentDeadline ? (
              <EmptyState icon="doc" title="Văn bản hướng dẫn đã được ghi nhận">
                Nhiệm vụ đã có thời hạn. Ghi nhận chưa đúng thì báo cơ quan thường trực để sửa.
              </EmptyState>
            ) : (
              <NoticeForm
                action={reportNoticeAction}
                taskId={task.id}
                cancelHref={href}
                offered={await readDocumentOffers(db, desk.actor, { typed: answer?.typed["files"] })}
                answer={answer}
                withdrawFile={withdrawUnsentAction}
              />
            )}
          </Panel>
          <div className="stack">
            <NoticePanel
              notices={notices}
              taskNumber={number}
              answers={false}
              rights={(agencyId) => rightsToFiles(desk.actor, { agencyId }, reading.asOf)}
            />
            <DeadlineHistory task={task} requests={[]} links={[]} />
          </div>
        </div>
      </Main>
    </>
  );
}
