import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ExtensionForm } from "../../../../../components/progress/extension-form.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../../components/shell/past-day.tsx";
import { DeadlineHistory } from "../../../../../components/task/deadline-history.tsx";
import { deadlineLinks } from "../../../../../components/task/deadline-links.ts";
import { TaskFormHead } from "../../../../../components/task/task-form-head.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { EmptyState } from "../../../../../components/ui/notice.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { earliest, isAfter } from "../../../../../lib/calendar/days.ts";
import { withWeekday } from "../../../../../lib/calendar/due-words.ts";
import { lastDayOfNotice } from "../../../../../lib/calendar/working-days.ts";
import { type Desk, requireDesk } from "../../../../../lib/people/session.ts";
import { readWorkingCalendar } from "../../../../../lib/plans/queries.ts";
import { type Database, database } from "../../../../../lib/platform/database.ts";
import { askExtensionAction } from "../../../../../lib/progress/actions.ts";
import type { BoardAssignment } from "../../../../../lib/progress/board.ts";
import { readExtensions } from "../../../../../lib/progress/extension-queries.ts";
import { readPageReading } from "../../../../../lib/progress/page-reading.ts";
import { may } from "../../../../../lib/progress/policy.ts";
import { readBoard } from "../../../../../lib/progress/queries.ts";
import { completedOn } from "../../../../../lib/progress/rules.ts";
import { taskNumberOf } from "../address.ts";

export const metadata: Metadata = { title: "Đề nghị gia hạn" };

export default async function ExtensionPage({ params, searchParams }: PageProps<"/tasks/[number]/extension">) {
  const desk = await requireDesk();
  const number = taskNumberOf((await params).number);
  if (number === null) notFound();
  const href = `/tasks/${number}`;
  const reading = readPageReading(await searchParams, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href, label: `Về nhiệm vụ ${number}` };
    return <PastDayForm reading={reading} here={`${href}/extension`} back={back} />;
  }
  const db = database();
  const board = await readBoard(db, { plan: desk.plan, asOf: desk.today, taskNumber: number });
  const task = board.tasks[0];
  if (!task) notFound();
  const enters = may(desk.actor, "extension.decide", { agencyId: null });
  const leads = task.assignments.filter(
    (part) => part.role === "LEAD" && part.applicable && (enters || may(desk.actor, "extension.ask", part)),
  );
  if (leads.length === 0) redirect("/no-access");
  const open = deadlineLinks(task, desk.actor).some((link) => link.href.endsWith("/extension"));
  const requests = (await readExtensions(db, { planId: desk.plan.id, asOf: desk.today, taskNumber: number })).filter(
    (request) => request.verdict === null,
  );
  const waiting = new Set(requests.map((request) => request.agencyCode));
  const parts = task.assignments.filter(
    (part) =>
      part.role === "LEAD" &&
      part.applicable &&
      completedOn(part.facts) === null &&
      !waiting.has(part.agencyCode) &&
      (enters || may(desk.actor, "extension.ask", part)),
  );
  const notice = await noticeWords(db, desk, parts);
  return (
    <>
      <TaskFormHead task={task} label="Đề nghị gia hạn" />
      <Main>
        <div className="cols cols-8-4">
          <Panel title="Đề nghị gia hạn">
            {!open ? (
              <EmptyState
                icon="ext"
                title={closedWords(leads)}
                action={<ButtonLink href={href}>Về nhiệm vụ {number}</ButtonLink>}
              >
                Đề nghị gia hạn gửi trước khi hết hạn; sau đó chỉ cơ quan thường trực ghi nhận gia hạn, kèm lý do.
              </EmptyState>
            ) : parts.length > 0 ? (
              <ExtensionForm
                action={askExtensionAction}
                cancelHref={href}
                parts={parts.map((part) => ({ id: part.id, name: part.agencyFullName, daysLate: part.daysLate }))}
                notice={notice}
              />
            ) : (
              <EmptyState icon="ext" title="Đã có đề nghị đang chờ quyết định">
                Đề nghị mới chỉ gửi được sau khi cơ quan thường trực trả lời đề nghị đang chờ.
              </EmptyState>
            )}
          </Panel>
          <DeadlineHistory task={task} requests={requests} links={[]} />
        </div>
      </Main>
    </>
  );
}

/** Why none of these leads can have a later deadline asked for. */
function closedWords(leads: readonly BoardAssignment[]): string {
  if (leads.every((part) => completedOn(part.facts) !== null)) return "Phần việc đã hoàn thành";
  return leads.some((part) => part.timeliness === "OVERDUE")
    ? "Đã qua thời hạn của nhiệm vụ"
    : "Nhiệm vụ chưa có thời hạn để gia hạn";
}

/** Until when a request counts as made in time, where the plan asks for notice; null where it does not. */
async function noticeWords(db: Database, desk: Desk, parts: readonly BoardAssignment[]): Promise<string | null> {
  const days = desk.plan.extensionNoticeDays;
  const dueOn = earliest(parts.flatMap((part) => part.facts.dueOn ?? []));
  if (days === 0 || dueOn === null) return null;
  const last = lastDayOfNotice(dueOn, days, await readWorkingCalendar(db));
  return isAfter(desk.today, last)
    ? `Đã qua ${withWeekday(last)}, ${days} ngày làm việc trước hạn: đề nghị vẫn được nhận và được ghi “sau hạn đề nghị”.`
    : `Gửi đến hết ${withWeekday(last)}, ${days} ngày làm việc trước hạn; gửi sau được ghi “sau hạn đề nghị”.`;
}
