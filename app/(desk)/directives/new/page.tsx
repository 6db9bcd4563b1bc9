import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DirectiveForm } from "../../../../components/directives/directive-form.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../components/shell/past-day.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../lib/calendar/format.ts";
import { giveDirectiveAction } from "../../../../lib/directives/actions.ts";
import { may } from "../../../../lib/directives/policy.ts";
import { readDirectiveChoices } from "../../../../lib/directives/queries.ts";
import { defaultAnswerBy } from "../../../../lib/directives/rules.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { readPageReading } from "../../../../lib/progress/page-reading.ts";

export const metadata: Metadata = { title: "Ghi ý kiến chỉ đạo" };

/** A new directive, begun from a task (`?task=14`), from an agency (`?agency=so-tttt`), or from neither. */
export default async function NewDirectivePage({ searchParams }: PageProps<"/directives/new">) {
  const desk = await requireDesk();
  if (!may(desk.actor, "directive.give", { agencyId: null, authorId: null })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href: "/directives", label: "Về ý kiến chỉ đạo" };
    return <PastDayForm reading={reading} here="/directives/new" back={back} />;
  }
  const number =
    typeof query["task"] === "string" && /^[1-9]\d{0,3}$/.test(query["task"]) ? Number(query["task"]) : null;
  const { agencies, tasks, leads } = await readDirectiveChoices(database(), {
    planId: desk.plan.id,
    today: desk.today,
    taskNumber: number,
  });
  const task = tasks.find((one) => one.number === number);
  const agency = agencies.find(({ code }) => code === query["agency"]);
  return (
    <>
      <PageHead
        crumbs={[{ href: "/directives", label: "Ý kiến chỉ đạo" }, { label: "Ghi ý kiến mới" }]}
        title="Ghi ý kiến chỉ đạo"
        facts={desk.actor.title ?? desk.actor.name}
      />
      <Main>
        <div className="cols cols-8-4">
          <Panel title="Nội dung">
            <DirectiveForm
              action={giveDirectiveAction}
              agencies={agencies}
              tasks={tasks}
              chosen={{ taskId: task?.id ?? null, agencyId: agency?.id ?? null }}
              leads={leads}
              answerBy={formatDate(defaultAnswerBy(desk.today))}
              cancelHref={task ? `/tasks/${task.number}` : agency ? `/agencies/${agency.code}` : "/directives"}
            />
          </Panel>
          <Panel title="Ý kiến được thực hiện thế nào">
            <p>
              Mỗi đơn vị nhận được báo ngay, xác nhận đã nhận và trả lời riêng. Quá ngày trả lời, đơn vị được nhắc ba
              ngày một lần; lãnh đạo và Văn phòng UBND tỉnh được báo hằng tuần.
            </p>
            <p className="meta mt-2">
              Ý kiến đã gửi không sửa được. Mọi thành viên Tổ công tác đọc được ý kiến và trả lời.
            </p>
          </Panel>
        </div>
      </Main>
    </>
  );
}
