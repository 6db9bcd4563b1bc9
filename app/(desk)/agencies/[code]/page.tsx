import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AgencyAbout } from "../../../../components/people/agency-about.tsx";
import { AgencyAssignments } from "../../../../components/people/agency-assignments.tsx";
import { AgencyItems } from "../../../../components/people/agency-items.tsx";
import { AgencyPeople } from "../../../../components/people/agency-people.tsx";
import { periodWords } from "../../../../components/people/agency-words.ts";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { readAsOf } from "../../../../lib/calendar/as-of.ts";
import { agencyItems, findAgency } from "../../../../lib/people/agency-queries.ts";
import { may } from "../../../../lib/people/policy.ts";
import { requireMay } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { readBoard } from "../../../../lib/progress/queries.ts";

export const metadata: Metadata = { title: "Đơn vị" };

export default async function AgencyPage({ params, searchParams }: PageProps<"/agencies/[code]">) {
  const { actor, plan, today } = await requireMay("agency.read");
  const agency = await findAgency(database(), (await params).code);
  if (!agency) notFound();
  const asOf = readAsOf((await searchParams)["asOf"], today, plan.year);
  const [items, board] = await Promise.all([
    agencyItems(database(), plan.id, agency.id),
    readBoard(database(), { plan, asOf: asOf.date }),
  ]);
  const held = board.tasks.flatMap((task) =>
    task.assignments.filter((part) => part.agencyId === agency.id).map((part) => ({ task, part })),
  );
  const settable = may(actor, "agency.setReporting", { agencyId: agency.id }) && !agency.isGroup;
  return (
    <>
      <ReadingDay asOf={asOf} href={`/agencies/${agency.code}`} />
      <PageHead
        title={agency.name}
        facts={agency.isGroup ? "Cụm từ chỉ nhiều đơn vị trong Kế hoạch" : `Báo cáo tháng: ${periodWords(agency)}`}
        crumbs={[{ href: "/agencies", label: "Đơn vị" }, { label: agency.shortName }]}
        actions={settable && <ButtonLink href={`/admin/agencies/${agency.code}`}>Đặt chế độ báo cáo</ButtonLink>}
      />
      <Main>
        <div className="cols cols-8-4">
          <div className="stack">
            <Panel title="Nhiệm vụ tại Phụ lục II" count={`${held.length} nhiệm vụ`} flush>
              <AgencyAssignments held={held} asOf={board.asOf} />
            </Panel>
            <Panel title="Nhiệm vụ cụ thể tại Mục III" count={`${items.length} nội dung`} flush>
              <AgencyItems items={items} />
            </Panel>
          </div>
          <div className="stack">
            <Panel title="Vai trò trong Kế hoạch">
              <AgencyAbout agency={agency} />
            </Panel>
            <Panel title="Đầu mối liên hệ" count={agency.people.length} flush>
              <AgencyPeople people={agency.people} />
            </Panel>
          </div>
        </div>
      </Main>
    </>
  );
}
