import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DirectivesPanel } from "../../../../components/directives/directives-panel.tsx";
import { OwedPanel } from "../../../../components/obligations/owed-panel.tsx";
import { AgencyAbout } from "../../../../components/people/agency-about.tsx";
import { AgencyAssignments } from "../../../../components/people/agency-assignments.tsx";
import { AgencyFiguresPanel } from "../../../../components/people/agency-figures.tsx";
import { AgencyItems } from "../../../../components/people/agency-items.tsx";
import { AgencyPeople } from "../../../../components/people/agency-people.tsx";
import { periodWords } from "../../../../components/people/agency-words.ts";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../components/shell/reading-day.tsx";
import { AsOfForm, BasisSwitch } from "../../../../components/shell/reading-tools.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { AppLink } from "../../../../components/ui/link.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { LettersPanel } from "../../../../components/urging/letters-panel.tsx";
import { may as mayAppraise } from "../../../../lib/appraisal/policy.ts";
import { may as mayDirect } from "../../../../lib/directives/policy.ts";
import { agencyFigures } from "../../../../lib/metrics/figures.ts";
import { agencyItems, findAgency } from "../../../../lib/people/agency-queries.ts";
import { may } from "../../../../lib/people/policy.ts";
import { requireMay } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../../lib/progress/page-reading.ts";
import { readBoard } from "../../../../lib/progress/queries.ts";
import { figuresDayWords } from "../../../../lib/progress/words.ts";
import { readAgencyDuties } from "../../../../lib/urging/agency-queries.ts";

export const metadata: Metadata = { title: "Đơn vị" };

export default async function AgencyPage({ params, searchParams }: PageProps<"/agencies/[code]">) {
  const { actor, plan, today, sampleData } = await requireMay("agency.read");
  const reading = readPageReading(await searchParams, today, plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const agency = await findAgency(database(), (await params).code, asOf.date);
  if (!agency) notFound();
  const here = `/agencies/${agency.code}`;
  const [items, board, { obligations, letters, directives }] = await Promise.all([
    agencyItems(database(), plan.id, agency.id),
    readBoard(database(), { plan, asOf: asOf.date, basis: reading.basis }),
    readAgencyDuties(database(), { plan, asOf: asOf.date, agencyId: agency.id, actor }),
  ]);
  const held = board.tasks.flatMap((task) =>
    task.assignments.filter((part) => part.agencyId === agency.id).map((part) => ({ task, part })),
  );
  const directs =
    agency.reportsFrom !== null &&
    !agency.isGroup &&
    !asOf.past &&
    mayDirect(actor, "directive.give", { agencyId: null, authorId: null });
  const settable = may(actor, "agency.setReporting", { agencyId: agency.id }) && !agency.isGroup && !asOf.past;
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <PageHead
        title={agency.name}
        facts={agency.isGroup ? "Cụm từ chỉ nhiều đơn vị trong Kế hoạch" : `Báo cáo tháng: ${periodWords(agency)}`}
        crumbs={[{ href: keep("/agencies"), label: "Đơn vị" }, { label: agency.shortName }]}
        actions={
          <>
            <BasisSwitch reading={reading} here={here} />
            <AsOfForm reading={reading} here={here} />
            {settable && <ButtonLink href={`/admin/agencies/${agency.code}`}>Đặt chế độ báo cáo</ButtonLink>}
          </>
        }
      />
      <Main>
        <div className="cols cols-8-4">
          <div className="stack">
            <Panel title="Nhiệm vụ tại Phụ lục II" count={`${held.length} nhiệm vụ`} flush>
              <AgencyAssignments held={held} asOf={board.asOf} keep={keep} />
            </Panel>
            <Panel title="Nhiệm vụ cụ thể tại Mục III" count={`${items.length} nội dung`} flush>
              <AgencyItems items={items} keep={keep} />
            </Panel>
          </div>
          <div className="stack">
            {!agency.isGroup && (
              <AgencyFiguresPanel
                figures={agencyFigures(board).find((of) => of.agencyId === agency.id) ?? null}
                basis={board.basis}
                scoreHref={
                  agency.reportsFrom && mayAppraise(actor, "working.read", { agencyId: agency.id })
                    ? keep(`/review/appraisal/${agency.code}`)
                    : null
                }
              />
            )}
            <OwedPanel parts={obligations} keep={keep} />
            <LettersPanel letters={letters} keep={keep} />
            <DirectivesPanel
              directives={directives}
              agencyId={agency.id}
              newHref={directs ? `/directives/new?agency=${agency.code}` : null}
              keep={keep}
            />
            {!agency.isGroup && agency.reportsFrom && (
              <Panel title="Đề xuất, kiến nghị">
                <AppLink href={keep(`/proposals?view=all&agency=${agency.code}`)}>Đề xuất của đơn vị</AppLink>
              </Panel>
            )}
            <Panel title="Vai trò trong Kế hoạch">
              <AgencyAbout agency={agency} keep={keep} />
            </Panel>
            <Panel
              title={asOf.past ? "Đầu mối liên hệ hiện nay" : "Đầu mối liên hệ"}
              count={agency.people.length}
              flush
            >
              <AgencyPeople people={agency.people} />
            </Panel>
            <p className="meta">{figuresDayWords(board.asOf, sampleData, board.basis)}.</p>
          </div>
        </div>
      </Main>
    </>
  );
}
