import type { Metadata } from "next";
import { AgencyTable } from "../../../../components/people/agency-table.tsx";
import { reportsNow } from "../../../../components/people/agency-words.ts";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { FlashNotice } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { listAgencies } from "../../../../lib/people/agency-queries.ts";
import { requireMay } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Chế độ báo cáo của đơn vị" };

const SAVED = {
  on: "Đã bật báo cáo cho đơn vị.",
  off: "Đã dừng báo cáo của đơn vị.",
  "sign-off": "Đã lưu chế độ duyệt báo cáo của đơn vị.",
};

export default async function AdminAgenciesPage({ searchParams }: PageProps<"/admin/agencies">) {
  const { plan, today } = await requireMay("agency.setReporting");
  const bodies = (await listAgencies(database(), plan.id, today)).filter(({ isGroup }) => !isGroup);
  const reporting = bodies.filter(reportsNow);
  const others = bodies.filter((agency) => !reportsNow(agency));
  return (
    <>
      <PageHead
        title="Chế độ báo cáo của đơn vị"
        facts="Chọn một đơn vị để bật hoặc dừng báo cáo hằng tháng."
        crumbs={[{ href: "/admin", label: "Quản trị" }, { label: "Đơn vị" }]}
      />
      <Main>
        <div className="stack">
          <FlashNotice code={(await searchParams).saved} sentences={SAVED} />
          <Panel title="Đang báo cáo" count={`${reporting.length} đơn vị`} flush>
            <AgencyTable caption="Đơn vị đang báo cáo" agencies={reporting} />
          </Panel>
          <Panel title="Không báo cáo" count={`${others.length} đơn vị`} flush>
            <AgencyTable caption="Đơn vị không báo cáo" agencies={others} />
          </Panel>
        </div>
      </Main>
    </>
  );
}
