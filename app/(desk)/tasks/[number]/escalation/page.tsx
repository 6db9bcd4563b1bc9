import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../components/shell/past-day.tsx";
import { TaskFormHead } from "../../../../../components/task/task-form-head.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { EmptyState } from "../../../../../components/ui/notice.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { EscalationForm } from "../../../../../components/urging/escalation-form.tsx";
import { formatDate } from "../../../../../lib/calendar/format.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import type { EscalationTarget } from "../../../../../lib/platform/prisma/enums.ts";
import type { BoardAssignment, BoardTask } from "../../../../../lib/progress/board.ts";
import { readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { readBoard } from "../../../../../lib/progress/queries.ts";
import { hasDoneItsPart } from "../../../../../lib/progress/rules.ts";
import { escalateAction } from "../../../../../lib/urging/actions.ts";
import { may } from "../../../../../lib/urging/policy.ts";
import { readUrged } from "../../../../../lib/urging/queries.ts";
import { type Urged, urgedOf } from "../../../../../lib/urging/rules.ts";
import { ESCALATION_WORDS } from "../../../../../lib/urging/words.ts";
import { taskNumberOf } from "../address.ts";

export const metadata: Metadata = { title: "Báo cáo nội dung quá hạn" };

/** Where a late part (?agency=) is taken to Văn phòng UBND tỉnh, or from there to the head of the working group (?target=). */
export default async function EscalationPage({ params, searchParams }: PageProps<"/tasks/[number]/escalation">) {
  const desk = await requireDesk();
  const number = taskNumberOf((await params).number);
  if (number === null) notFound();
  const href = `/tasks/${number}`;
  const query = await searchParams;
  const target: EscalationTarget = query["target"] === "GROUP_HEAD" ? "GROUP_HEAD" : "OFFICE";
  const verb = target === "OFFICE" ? "escalation.office" : "escalation.group-head";
  if (!may(desk.actor, verb, { agencyId: null })) redirect("/no-access");
  const reading = readPageReading(query, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href, label: `Về nhiệm vụ ${number}` };
    return <PastDayForm reading={reading} here={`${href}/escalation`} back={back} />;
  }
  const db = database();
  const board = await readBoard(db, { plan: desk.plan, asOf: desk.today, taskNumber: number });
  const task = board.tasks[0];
  const part = task?.assignments.find((one) => one.agencyCode === query["agency"]);
  if (!task || !part) notFound();
  const urged = urgedOf(await readUrged(db, desk.plan.id, desk.today), `part:${part.id}`);
  const open = part.timeliness === "OVERDUE" && !hasDoneItsPart(part.facts) && !urged.escalated.includes(target);
  return (
    <>
      <TaskFormHead task={task} label={ESCALATION_WORDS[target]} />
      <Main>
        <Panel title={ESCALATION_WORDS[target]} count={part.agencyFullName}>
          {open ? (
            <EscalationForm
              action={escalateAction}
              assignmentId={part.id}
              target={target}
              send={ESCALATION_WORDS[target]}
              drafted={draftedWords(task, part, urged, desk.today)}
              cancelHref={href}
            />
          ) : (
            <EmptyState
              icon="check"
              title={urged.escalated.includes(target) ? "Đã báo cáo lên cấp này" : "Phần việc không còn quá hạn"}
              action={<ButtonLink href={href}>Về nhiệm vụ {number}</ButtonLink>}
            />
          )}
        </Panel>
      </Main>
    </>
  );
}

/** What was tried so far, in words to go on from. */
function draftedWords(task: BoardTask, part: BoardAssignment, urged: Urged, today: Temporal.PlainDate): string {
  const letters =
    urged.letters.length > 0
      ? ` Đã đôn đốc bằng công văn ${urged.letters.length} lần, gần nhất ngày ${urged.lastIssuedOn ? formatDate(urged.lastIssuedOn) : ""}.`
      : " Chưa có công văn đôn đốc.";
  const promise = urged.promisedOn ? ` Đơn vị cam kết hoàn thành ngày ${formatDate(urged.promisedOn)}.` : "";
  const said = part.word?.difficulties ? ` Vướng mắc đơn vị nêu: ${part.word.difficulties}` : "";
  return `Đến ngày ${formatDate(today)}, ${part.agencyFullName} chưa hoàn thành nhiệm vụ ${task.number} – ${part.part ?? task.shortTitle}, hạn ${part.dueOn ? formatDate(part.dueOn) : ""}, quá hạn ${part.daysLate} ngày.${letters}${promise}${said}`;
}
