import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ProposalForm } from "../../../../components/proposals/proposal-form.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { PastDayForm } from "../../../../components/shell/past-day.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { withdrawUnsentAction } from "../../../../lib/evidence/actions.ts";
import { readDocumentOffers } from "../../../../lib/evidence/queries.ts";
import { requireDesk } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { readAnswer } from "../../../../lib/platform/kept-answers.ts";
import type { SimpleFormState } from "../../../../lib/progress/form-state.ts";
import { readPageReading } from "../../../../lib/progress/page-reading.ts";
import { askAction } from "../../../../lib/proposals/actions.ts";
import { may } from "../../../../lib/proposals/policy.ts";
import { PROPOSAL_FORM_NAME } from "../../../../lib/proposals/proposal-forms.ts";
import { readProposalChoices } from "../../../../lib/proposals/queries.ts";

export const metadata: Metadata = { title: "Gửi đề xuất, kiến nghị" };

export default async function NewProposalPage({ searchParams }: PageProps<"/proposals/new">) {
  const desk = await requireDesk();
  const { agencyId } = desk.actor;
  if (agencyId === null || !may(desk.actor, "proposal.ask", { agencyId })) redirect("/no-access");
  const query = await searchParams;
  const reading = readPageReading(query, desk.today, desk.plan.year);
  if (reading.asOf.past) {
    const back = { href: "/proposals", label: "Về đề xuất, kiến nghị" };
    return <PastDayForm reading={reading} here="/proposals/new" back={back} />;
  }
  const db = database();
  const { addressees, tasks } = await readProposalChoices(db, desk.plan.id, agencyId);
  const answer = (await readAnswer(db, desk.actor.id, PROPOSAL_FORM_NAME, query["answer"])) as SimpleFormState;
  const task = tasks.find(({ number }) => String(number) === query["task"]);
  return (
    <>
      <PageHead
        crumbs={[{ href: "/proposals", label: "Đề xuất, kiến nghị" }, { label: "Gửi đề xuất mới" }]}
        title="Gửi đề xuất, kiến nghị"
        facts={desk.actor.agencyName}
      />
      <Main>
        <div className="cols cols-8-4">
          <Panel title="Nội dung">
            <ProposalForm
              action={askAction}
              addressees={addressees}
              tasks={tasks}
              taskId={task?.id ?? null}
              offered={await readDocumentOffers(db, desk.actor, { typed: answer?.typed["files"] })}
              answer={answer}
              withdrawFile={withdrawUnsentAction}
            />
          </Panel>
          <Panel title="Đề xuất được trả lời thế nào">
            <p>
              Cơ quan thường trực và Văn phòng UBND tỉnh được báo ngay khi gửi, trả lời tại trang của đề xuất hoặc ghi
              đã chuyển cơ quan khác. Đơn vị được báo khi có trả lời.
            </p>
            <p className="meta mt-2">Mọi thành viên Tổ công tác đọc được đề xuất và trả lời.</p>
          </Panel>
        </div>
      </Main>
    </>
  );
}
