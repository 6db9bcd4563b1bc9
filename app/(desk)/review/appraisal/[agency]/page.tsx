import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { DegreeChip } from "../../../../../components/appraisal/degree-chip.tsx";
import { GainsPanel } from "../../../../../components/appraisal/gains-panel.tsx";
import { ReplacedChip } from "../../../../../components/appraisal/other-submissions.tsx";
import { PeriodFilter } from "../../../../../components/appraisal/period-filter.tsx";
import { roundFacts } from "../../../../../components/appraisal/rounds-panel.tsx";
import { RulePanel } from "../../../../../components/appraisal/rule-panel.tsx";
import { WorkingTable } from "../../../../../components/appraisal/working-table.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../../../components/shell/reading-day.tsx";
import { AsOfForm } from "../../../../../components/shell/reading-tools.tsx";
import { Notice } from "../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { PrintButton } from "../../../../../components/ui/print-button.tsx";
import { periodParams, periodWords, readPeriod } from "../../../../../lib/appraisal/period.ts";
import { may } from "../../../../../lib/appraisal/policy.ts";
import { issuedAbout, readAppraisalOf } from "../../../../../lib/appraisal/queries.ts";
import { reasonWords, scoreWords, sumWords, unrankedWords } from "../../../../../lib/appraisal/words.ts";
import { requireDesk } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";
import { keepReading, readPageReading, withParams } from "../../../../../lib/progress/page-reading.ts";
import { figuresDayWords } from "../../../../../lib/progress/words.ts";
import { capital } from "../../../../../lib/reports/consolidated-words.ts";

export const metadata: Metadata = { title: "Điểm của đơn vị" };

/** The working of one agency's score, what would change it, and what was issued about it. */
export default async function WorkingPage({ params, searchParams }: PageProps<"/review/appraisal/[agency]">) {
  const desk = await requireDesk();
  const { agency: code } = await params;
  const query = await searchParams;
  const follows = may(desk.actor, "ranking.read", { agencyId: null });
  const own = desk.actor.agencyCode === code && may(desk.actor, "working.read", { agencyId: desk.actor.agencyId });
  if (!follows && !own) redirect("/no-access");
  const reading = readPageReading(query, desk.today, desk.plan.year);
  const { asOf } = reading;
  const keep = keepReading(reading);
  const first = (name: string) => [query[name]].flat()[0];
  const { period, problem } = readPeriod({ from: first("from"), to: first("to") }, asOf.date, desk.plan.year);
  const question = { plan: desk.plan, asOf: asOf.date, period, actor: desk.actor };
  const { content, record } = await readAppraisalOf(database(), question);
  const row = content.rows.find(({ figures }) => figures.code === code);
  if (!row) notFound();
  const { terms } = content.rule;
  const path = `/review/appraisal/${code}`;
  const here = withParams(path, periodParams(period));
  const ranked = content.rows.filter(({ rank }) => rank !== null).length;
  const issued = issuedAbout(record, row.figures.agencyId);
  const inForce = issued.filter(({ round }) => !round.instead?.document).length;
  const back = { href: keep(withParams("/review/appraisal", periodParams(period))), label: "Biểu dương, phê bình" };
  return (
    <>
      <ReadingDay reading={reading} here={here} />
      <PageHead
        title={
          row.score === null
            ? `${row.figures.name}: không xếp hạng`
            : `${row.figures.name}: ${scoreWords(row.score)} điểm, hạng ${row.rank}/${ranked}`
        }
        facts={`Kỳ ${periodWords(period)}. ${figuresDayWords(asOf.date, desk.sampleData, "current")}.`}
        crumbs={[follows ? back : { label: back.label }, { label: row.figures.name }]}
        mark={follows && row.degree && <DegreeChip degree={row.degree} />}
        actions={
          <>
            <AsOfForm reading={reading} here={here} />
            <PrintButton />
          </>
        }
      />
      <Main className="stack">
        <PeriodFilter
          path={path}
          period={period}
          problem={problem}
          asOf={asOf.date}
          planYear={desk.plan.year}
          keep={keep}
        />
        {row.score === null && (
          <Notice title={`Không xếp hạng: ${unrankedWords(row, terms)}.`}>
            Các tiêu chí dưới đây chỉ để biết, không dùng để đề xuất.
          </Notice>
        )}
        <div className="cols cols-8-4">
          <div className="stack">
            <Panel
              title="Bảng tính điểm"
              count={`${row.base} nội dung đến hạn`}
              foot={<p>Điểm = {sumWords(row)}</p>}
              flush
            >
              <WorkingTable row={row} terms={terms} />
            </Panel>
            <RulePanel rule={content.rule} keep={keep} />
          </div>
          <div className="stack">
            {follows && row.reasons.length > 0 && (
              <Panel title="Căn cứ của đề xuất">
                <ul className="grid gap-2">
                  {row.reasons.map((reason) => (
                    <li key={reason.measure} className="text-table">
                      <DegreeChip degree={reason.degree} /> {capital(reasonWords(reason))}
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            <GainsPanel row={row} terms={terms} />
            <Panel title="Đã trình" count={issued.length > 0 ? `${inForce} lần` : undefined} flush={issued.length > 0}>
              {issued.length === 0 ? (
                <p className="muted">Chưa có tờ trình nào nêu tên đơn vị.</p>
              ) : (
                <ul className="rows rows-tight">
                  {issued.map(({ round, degree, text }) => (
                    <li key={round.id} className="text-table">
                      <DegreeChip degree={degree} /> {capital(periodWords(round.period))}{" "}
                      <ReplacedChip instead={round.instead} />
                      <p className="pre-line mt-2">{text}</p>
                      <div className="meta">{roundFacts(round)}</div>
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
          </div>
        </div>
      </Main>
    </>
  );
}
