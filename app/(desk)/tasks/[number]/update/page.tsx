import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgressForm } from "../../../../../components/progress/progress-form.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../components/shell/past-day.tsx";
import { StatePage } from "../../../../../components/shell/state-page.tsx";
import { partWords } from "../../../../../components/task/part-words.ts";
import { TimelinessChip } from "../../../../../components/task/status-chip.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { Notice } from "../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { formatInstant } from "../../../../../lib/calendar/format.ts";
import { withdrawUnsentAction } from "../../../../../lib/evidence/actions.ts";
import { readOffers, tickOffers } from "../../../../../lib/evidence/queries.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { ZONE } from "../../../../../lib/platform/clock.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../../lib/platform/kept-answers.ts";
import { recordProgressAction } from "../../../../../lib/progress/actions.ts";
import type { ProgressFormState } from "../../../../../lib/progress/form-state.ts";
import { readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { may } from "../../../../../lib/progress/policy.ts";
import { progressFormName } from "../../../../../lib/progress/progress-answer.ts";
import { readBoard } from "../../../../../lib/progress/queries.ts";
import { completionRefusal, takesUpdates } from "../../../../../lib/progress/rules.ts";
import { draftOf } from "../../../../../lib/progress/word-rules.ts";
import { taskNumberOf } from "../address.ts";

export async function generateMetadata({ params }: PageProps<"/tasks/[number]/update">): Promise<Metadata> {
  return { title: `Cập nhật nhiệm vụ ${(await params).number}` };
}

export default async function UpdatePage({ params, searchParams }: PageProps<"/tasks/[number]/update">) {
  const desk = await requireDesk();
  const number = taskNumberOf((await params).number);
  if (number === null) notFound();
  const href = `/tasks/${number}`;
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href, label: `Về nhiệm vụ ${number}` };
    return <PastDayForm reading={reading} here={`${href}/update`} back={back} />;
  }
  const db = database();
  const board = await readBoard(db, { plan: desk.plan, asOf: desk.today, taskNumber: number });
  const task = board.tasks[0];
  if (!task) notFound();
  const part = task.assignments.find((held) => may(desk.actor, "progress.write", held));
  if (!part) {
    return (
      <StatePage
        icon="lock"
        title="Không có quyền cập nhật nhiệm vụ này"
        action={<ButtonLink href={`/tasks/${number}`}>Về nhiệm vụ {number}</ButtonLink>}
      >
        <p>Chỉ cán bộ và lãnh đạo của đơn vị được phân công cập nhật phần việc của đơn vị mình.</p>
      </StatePage>
    );
  }
  const word = part.word;
  const refusal = completionRefusal(part.facts);
  const [offers, kept] = await Promise.all([
    readOffers(db, { assignmentId: part.id, userId: desk.actor.id, updateId: word?.updateId ?? null }),
    readAnswer(db, desk.actor.id, progressFormName(part.id), query["answer"]),
  ]);
  const answer = kept as ProgressFormState;
  // Sent back, a claim is put right with the evidence it had; otherwise the new word brings its own.
  const again = word?.verdict === "RETURNED";
  const offered = tickOffers(offers, { typed: answer?.typed["files"], again, unsent: true });
  return (
    <>
      <PageHead
        crumbs={[
          { href: "/tasks", label: "Bảng theo dõi nhiệm vụ" },
          { href, label: `Nhiệm vụ ${number}` },
          { label: "Cập nhật tiến độ" },
        ]}
        number={number}
        title={task.shortTitle}
        tags={
          <>
            <TimelinessChip timeliness={part.timeliness} />
            <span>{partWords(part, board.asOf)}</span>
            <span>
              Phần việc của: <b>{part.agencyFullName}</b>
            </span>
          </>
        }
      />
      <Main>
        <div className="cols cols-8-4">
          <Panel title="Cập nhật tiến độ">
            {takesUpdates(part.facts) ? (
              <>
                {part.facts.claim?.standing === "WAITING" && (
                  <Notice kind="warn" title="Phần việc đang chờ xác nhận hoàn thành" className="mb-4">
                    Lưu cập nhật mới sẽ rút lại báo cáo hoàn thành đang chờ.
                  </Notice>
                )}
                {word?.verdict === "RETURNED" && (
                  <Notice
                    kind="warn"
                    icon="return"
                    title="Cơ quan thường trực trả lại báo cáo hoàn thành"
                    className="mb-4"
                  >
                    {word.verdictReason}
                  </Notice>
                )}
                <ProgressForm
                  action={recordProgressAction}
                  taskHref={href}
                  completable={refusal === null}
                  offered={offered}
                  answer={answer}
                  withdrawFile={withdrawUnsentAction}
                  draft={{
                    assignmentId: part.id,
                    seenVersion: part.version,
                    ...draftOf(word),
                  }}
                />
              </>
            ) : (
              <Notice kind="info" title="Phần việc này không nhận thêm cập nhật">
                Phần việc đã được xác nhận hoàn thành hoặc được ghi không áp dụng. Cần sửa thì đề nghị cơ quan thường
                trực mở lại.
              </Notice>
            )}
          </Panel>
          <div className="stack">
            <Panel title="Nhiệm vụ">
              <p className="pre-line">{task.title}</p>
              <p className="meta mt-2">Thời hạn ghi trong Kế hoạch: “{task.deadlineText}”</p>
            </Panel>
            {word && (
              <Panel title="Cập nhật gần nhất">
                <p className="pre-line">{word.result}</p>
                <p className="meta mt-2">
                  {word.recordedBy}, {formatInstant(word.recordedAt, ZONE)}.
                  {takesUpdates(part.facts) && " Nội dung này đã được điền sẵn; sửa chỗ thay đổi rồi lưu."}
                </p>
              </Panel>
            )}
            {refusal && <p className="meta">{refusal}</p>}
          </div>
        </div>
      </Main>
    </>
  );
}
