import type { Metadata } from "next";
import { AuditFilters } from "../../../../components/people/audit-filters.tsx";
import { AuditTable } from "../../../../components/people/audit-table.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { EmptyState } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import {
  AUDIT_PAGE,
  auditChoices,
  auditQuery,
  listAudit,
  readAuditFilter,
} from "../../../../lib/people/audit-queries.ts";
import { requireMay } from "../../../../lib/people/session.ts";
import { ZONE } from "../../../../lib/platform/clock.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Nhật ký" };

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const { actor } = await requireMay("audit.read");
  const filter = readAuditFilter(await searchParams);
  const [found, choices] = await Promise.all([
    listAudit(database(), actor, filter, ZONE),
    auditChoices(database(), actor),
  ]);
  const rows = found.slice(0, AUDIT_PAGE);
  const older = found.length > AUDIT_PAGE ? rows.at(-1)?.id : undefined;
  const newest = { ...filter, before: null };
  return (
    <>
      <PageHead
        title="Nhật ký"
        facts="Ai, lúc nào, làm gì, từ nội dung nào thành nội dung nào. Không sửa, không xóa được."
        crumbs={[{ href: "/admin", label: "Quản trị" }, { label: "Nhật ký" }]}
      />
      <Main>
        <Panel label="Nhật ký" flush>
          <AuditFilters filter={filter} choices={choices} />
          {rows.length > 0 ? (
            <AuditTable rows={rows} />
          ) : (
            <div className="panel-body">
              <EmptyState
                icon="search"
                title="Không có mục nào phù hợp"
                action={
                  <ButtonLink small href="/admin/audit">
                    Xóa bộ lọc
                  </ButtonLink>
                }
              />
            </div>
          )}
          {(filter.before || older) && (
            <nav className="tbl-foot" aria-label="Trang">
              <span>Mỗi trang {AUDIT_PAGE} mục, mới nhất trước</span>
              <span className="actions">
                {filter.before && (
                  <ButtonLink small href={`/admin/audit?${auditQuery(newest)}`}>
                    Về mới nhất
                  </ButtonLink>
                )}
                {older && (
                  <ButtonLink small rel="next" href={`/admin/audit?${auditQuery({ ...filter, before: older })}`}>
                    Cũ hơn
                  </ButtonLink>
                )}
              </span>
            </nav>
          )}
        </Panel>
      </Main>
    </>
  );
}
