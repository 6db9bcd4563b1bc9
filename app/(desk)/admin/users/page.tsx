import type { Metadata } from "next";
import { UserFilters } from "../../../../components/people/user-filters.tsx";
import { UserTable } from "../../../../components/people/user-table.tsx";
import { Main } from "../../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../../components/ui/button.tsx";
import { EmptyState } from "../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../components/ui/panel.tsx";
import { agencyChoices, listUsers, readUserFilter } from "../../../../lib/people/queries.ts";
import { requireMay } from "../../../../lib/people/session.ts";
import { database } from "../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Tài khoản" };

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const { actor } = await requireMay("user.list");
  const filter = readUserFilter(await searchParams);
  const [users, agencies] = await Promise.all([listUsers(database(), actor, filter), agencyChoices(database())]);
  return (
    <>
      <PageHead
        title="Tài khoản"
        crumbs={[{ href: "/admin", label: "Quản trị" }, { label: "Tài khoản" }]}
        actions={
          <ButtonLink variant="primary" icon="plus" href="/admin/users/new">
            Tạo tài khoản
          </ButtonLink>
        }
      />
      <Main>
        <Panel title="Danh sách" count={`${users.length} tài khoản`} flush>
          <UserFilters filter={filter} agencies={agencies} />
          {users.length > 0 ? (
            <UserTable users={users} />
          ) : (
            <div className="panel-body">
              <EmptyState
                icon="search"
                title="Không có tài khoản phù hợp"
                action={
                  <ButtonLink small href="/admin/users">
                    Xóa bộ lọc
                  </ButtonLink>
                }
              />
            </div>
          )}
        </Panel>
      </Main>
    </>
  );
}
