import type { Metadata } from "next";
import { NewUserForm } from "../../../../../components/people/user-form.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { agencyChoices } from "../../../../../lib/people/queries.ts";
import { requireMay } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Tạo tài khoản" };

export default async function NewUserPage() {
  await requireMay("user.create");
  const agencies = await agencyChoices(database());
  const crumbs = [
    { href: "/admin", label: "Quản trị" },
    { href: "/admin/users", label: "Tài khoản" },
    { label: "Tạo tài khoản" },
  ];
  return (
    <>
      <PageHead
        title="Tạo tài khoản"
        facts="Mỗi người một tài khoản. Mật khẩu dùng một lần hiện ra sau khi tạo."
        crumbs={crumbs}
        actions={<ButtonLink href="/admin/users">Về danh sách</ButtonLink>}
      />
      <Main>
        <Panel title="Tài khoản mới" className="max-w-3xl">
          <NewUserForm agencies={agencies} />
        </Panel>
      </Main>
    </>
  );
}
