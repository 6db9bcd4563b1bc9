import type { Metadata } from "next";
import { DownloadLinks } from "../../../components/documents/download-links.tsx";
import { AgencyFiguresTable } from "../../../components/people/agency-figures.tsx";
import { reportsOn } from "../../../components/people/agency-words.ts";
import { Main } from "../../../components/shell/page-frame.tsx";
import { ReadingDay } from "../../../components/shell/reading-day.tsx";
import { AsOfForm, BasisSwitch } from "../../../components/shell/reading-tools.tsx";
import { AppLink } from "../../../components/ui/link.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { agencyFigures } from "../../../lib/metrics/figures.ts";
import { listAgencies } from "../../../lib/people/agency-queries.ts";
import { requireMay } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";
import { keepReading, readPageReading } from "../../../lib/progress/page-reading.ts";
import { readBoard } from "../../../lib/progress/queries.ts";
import { figuresDayWords } from "../../../lib/progress/words.ts";

export const metadata: Metadata = { title: "Đơn vị" };

export default async function AgenciesPage({ searchParams }: PageProps<"/agencies">) {
  const { plan, today, sampleData } = await requireMay("agency.read");
  const reading = readPageReading(await searchParams, today, plan.year);
  const asOf = reading.asOf.date;
  const keep = keepReading(reading);
  const [agencies, board] = await Promise.all([
    listAgencies(database(), plan.id, asOf),
    readBoard(database(), { plan, asOf, basis: reading.basis }),
  ]);
  const figures = new Map(agencyFigures(board).map((of) => [of.agencyId, of]));
  const reporting = agencies.filter((agency) => reportsOn(agency, asOf));
  const others = agencies.filter((agency) => !reportsOn(agency, asOf) && !agency.isGroup);
  const phrases = agencies.filter(({ isGroup }) => isGroup);
  return (
    <>
      <ReadingDay reading={reading} here="/agencies" />
      <PageHead
        title="Đơn vị"
        facts={`${reporting.length} đơn vị báo cáo hằng tháng; ${others.length} đơn vị khác được nêu trong Kế hoạch năm ${plan.year}`}
        actions={
          <>
            <BasisSwitch reading={reading} here="/agencies" />
            <AsOfForm reading={reading} here="/agencies" />
            <DownloadLinks path="/api/exports/agencies" types={["xlsx", "csv"]} keep={keep} />
          </>
        }
      />
      <Main>
        <div className="stack">
          <Panel title="Đơn vị báo cáo" count={`${reporting.length} đơn vị`} flush>
            <AgencyFiguresTable caption="Đơn vị báo cáo" agencies={reporting} figures={figures} keep={keep} />
          </Panel>
          <Panel title="Đơn vị khác trong Kế hoạch" count={`${others.length} đơn vị`} flush>
            <AgencyFiguresTable caption="Đơn vị khác trong Kế hoạch" agencies={others} figures={figures} keep={keep} />
          </Panel>
          <Panel title="Cụm từ chỉ nhiều đơn vị" count={`${phrases.length} cụm từ`} flush>
            <ul className="rows rows-tight">
              {phrases.map((phrase) => (
                <li key={phrase.id}>
                  <AppLink className="ttl" href={keep(`/agencies/${phrase.code}`)}>
                    {phrase.name}
                  </AppLink>
                </li>
              ))}
            </ul>
          </Panel>
          <p className="meta">
            {figuresDayWords(asOf, sampleData, board.basis)}. Đúng hạn: phần việc xong đúng hạn và cập nhật tháng đã có,
            trên tổng nội dung đã đến hạn.
          </p>
        </div>
      </Main>
    </>
  );
}
