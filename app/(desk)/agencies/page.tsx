import type { Metadata } from "next";
import { AgencyTable } from "../../../components/people/agency-table.tsx";
import { reportsNow } from "../../../components/people/agency-words.ts";
import { Main } from "../../../components/shell/page-frame.tsx";
import { AppLink } from "../../../components/ui/link.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { listAgencies } from "../../../lib/people/agency-queries.ts";
import { requireMay } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Đơn vị" };

export default async function AgenciesPage() {
  const { plan } = await requireMay("agency.read");
  const agencies = await listAgencies(database(), plan.id);
  const reporting = agencies.filter(reportsNow);
  const others = agencies.filter((agency) => !reportsNow(agency) && !agency.isGroup);
  const phrases = agencies.filter(({ isGroup }) => isGroup);
  return (
    <>
      <PageHead
        title="Đơn vị"
        facts={`${reporting.length} đơn vị báo cáo hằng tháng; ${others.length} đơn vị khác được nêu trong Kế hoạch năm ${plan.year}`}
      />
      <Main>
        <div className="stack">
          <Panel title="Đơn vị báo cáo" count={`${reporting.length} đơn vị`} flush>
            <AgencyTable caption="Đơn vị báo cáo" agencies={reporting} />
          </Panel>
          <Panel title="Đơn vị khác trong Kế hoạch" count={`${others.length} đơn vị`} flush>
            <AgencyTable caption="Đơn vị khác trong Kế hoạch" agencies={others} />
          </Panel>
          <Panel title="Cụm từ chỉ nhiều đơn vị" count={`${phrases.length} cụm từ`} flush>
            <ul className="rows rows-tight">
              {phrases.map((phrase) => (
                <li key={phrase.id}>
                  <AppLink className="ttl" href={`/agencies/${phrase.code}`}>
                    {phrase.name}
                  </AppLink>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </Main>
    </>
  );
}
