import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ResetPasswordForm, SwitchUserForm } from "../../../../../components/people/user-acts.tsx";
import { UserForm } from "../../../../../components/people/user-form.tsx";
import { AccountState } from "../../../../../components/people/user-table.tsx";
import { Main } from "../../../../../components/shell/page-frame.tsx";
import { ButtonLink } from "../../../../../components/ui/button.tsx";
import { FlashNotice } from "../../../../../components/ui/notice.tsx";
import { PageHead } from "../../../../../components/ui/page-head.tsx";
import { Panel } from "../../../../../components/ui/panel.tsx";
import { may } from "../../../../../lib/people/policy.ts";
import { agencyChoices, findUser } from "../../../../../lib/people/queries.ts";
import { requireMay } from "../../../../../lib/people/session.ts";
import { database } from "../../../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Sửa tài khoản" };

const SAVED = {
  details: "Đã lưu thông tin tài khoản.",
  disabled: "Đã khóa tài khoản.",
  enabled: "Đã mở khóa tài khoản.",
};

export default async function UserPage({ params, searchParams }: PageProps<"/admin/users/[id]">) {
  const { actor } = await requireMay("user.list");
  const id = Number((await params).id);
  const [user, agencies] = await Promise.all([findUser(database(), actor, id), agencyChoices(database())]);
  if (!user) notFound();
  const thing = { userId: user.id };
  const target = { id: user.id, version: user.version };
  const crumbs = [
    { href: "/admin", label: "Quản trị" },
    { href: "/admin/users", label: "Tài khoản" },
    { label: user.username },
  ];
  return (
    <>
      <PageHead
        title={user.name}
        mark={<AccountState user={user} />}
        facts={user.username}
        crumbs={crumbs}
        actions={<ButtonLink href={`/admin/audit?user=${user.id}`}>Nhật ký của người này</ButtonLink>}
      />
      <Main>
        <div className="stack">
          <FlashNotice code={(await searchParams).saved} sentences={SAVED} />
          <div className="cols cols-8-4">
            <Panel title="Thông tin">
              <UserForm user={user} agencies={agencies} />
            </Panel>
            <div className="stack">
              {may(actor, "user.resetPassword", thing) && (
                <Panel title="Mật khẩu">
                  <ResetPasswordForm user={target} />
                </Panel>
              )}
              {may(actor, "user.disable", thing) && (
                <Panel title="Khóa, mở khóa">
                  <SwitchUserForm user={target} disabled={user.disabledAt !== null} />
                </Panel>
              )}
            </div>
          </div>
        </div>
      </Main>
    </>
  );
}
