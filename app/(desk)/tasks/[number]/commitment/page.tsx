import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../components/shell/past-day.tsx";
import { TaskFormHead } from "../../../../../components/task/task-form-head.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { DefinitionList } from "../../../../../components/ui/lists.tsx";
import { EmptyState } from "../../../../../components/ui/notice.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { CommitmentForm } from "../../../../../components/urging/commitment-form.tsx";
import { formatDate } from "../../../../../lib/calendar/format.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { readBoard } from "../../../../../lib/progress/queries.ts";
import { hasDoneItsPart } from "../../../../../lib/progress/rules.ts";
import { giveCommitmentAction } from "../../../../../lib/urging/actions.ts";
import { may } from "../../../../../lib/urging/policy.ts";
import { taskNumberOf } from "../address.ts";

export const metadata: Metadata = { title: "Cam kết tiến độ" };

/** Where an agency promises in writing a day for its own part that is late. */
export default async function CommitmentPage({ params, searchParams }: PageProps<"/tasks/[number]/commitment">) {
  const desk = await requireDesk();
  const number = taskNumberOf((await params).number);
  if (number === null) notFound();
  const href = `/tasks/${number}`;
  const reading = readPageReading(await searchParams, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href, label: `Về nhiệm vụ ${number}` };
    return <PastDayForm reading={reading} here={`${href}/commitment`} back={back} />;
  }
  const board = await readBoard(database(), { plan: desk.plan, asOf: desk.today, taskNumber: number });
  const task = board.tasks[0];
  if (!task) notFound();
  const part = task.assignments.find((one) => may(desk.actor, "commitment.give", one));
  if (!part) redirect("/no-access");
  const open = part.timeliness === "OVERDUE" && !hasDoneItsPart(part.facts);
  return (
    <>
      <TaskFormHead task={task} label="Cam kết tiến độ" />
      <Main>
        <div className="cols cols-8-4">
          <Panel title="Cam kết tiến độ">
            {open ? (
              <CommitmentForm action={giveCommitmentAction} assignmentId={part.id} cancelHref={href} />
            ) : (
              <EmptyState
                icon="check"
                title="Phần việc của đơn vị không quá hạn"
                action={<ButtonLink href={href}>Về nhiệm vụ {number}</ButtonLink>}
              >
                Chỉ cam kết tiến độ cho phần việc đang quá hạn.
              </EmptyState>
            )}
          </Panel>
          <Panel title="Phần việc">
            <DefinitionList
              items={[
                { term: "Đơn vị", value: part.agencyFullName },
                { term: "Thời hạn", value: part.dueOn ? formatDate(part.dueOn) : "không có" },
                { term: "Quá hạn", value: open ? `${part.daysLate} ngày` : "không" },
              ]}
            />
          </Panel>
        </div>
      </Main>
    </>
  );
}
