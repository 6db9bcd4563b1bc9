import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { periodWords, reportsNow } from "../../../../../components/people/agency-words.ts";
import { ReportingForm } from "../../../../../components/people/reporting-form.tsx";
import { SignOffForm } from "../../../../../components/people/sign-off-form.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { formatDate } from "../../../../../lib/calendar/format.ts";
import { setSignOffAction } from "../../../../../lib/people/actions.ts";
import { findAgency, readSignOff } from "../../../../../lib/people/agency-queries.ts";
import { requireMay } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Chế độ báo cáo" };

export default async function AdminAgencyPage({ params }: PageProps<"/admin/agencies/[code]">) {
  const { today } = await requireMay("agency.setReporting");
  const agency = await findAgency(database(), (await params).code, today);
  if (!agency || agency.isGroup) notFound();
  const signOff = await readSignOff(database(), agency.id);
  const crumbs = [
    { href: "/admin", label: "Quản trị" },
    { href: "/admin/agencies", label: "Đơn vị" },
    { label: agency.shortName },
  ];
  return (
    <>
      <PageHead
        title={agency.name}
        facts={`Báo cáo tháng: ${periodWords(agency)}`}
        crumbs={crumbs}
        actions={<ButtonLink href={`/agencies/${agency.code}`}>Trang của đơn vị</ButtonLink>}
      />
      <Main className="stack">
        <Panel title={reportsNow(agency) ? "Dừng báo cáo" : "Bật báo cáo"} className="max-w-3xl">
          <ReportingForm
            agency={{ id: agency.id, version: agency.version }}
            reports={reportsNow(agency)}
            today={formatDate(today)}
          />
        </Panel>
        {signOff && (
          <Panel title="Duyệt trước khi gửi báo cáo tháng" className="max-w-3xl">
            <SignOffForm action={setSignOffAction} agency={signOff} place="admin" />
          </Panel>
        )}
      </Main>
    </>
  );
}
