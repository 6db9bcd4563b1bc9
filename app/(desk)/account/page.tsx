import type { Metadata } from "next";
import { MuteList } from "../../../components/alert/mute-list.tsx";
import { AccountDetails } from "../../../components/people/account-details.tsx";
import { PasswordForm } from "../../../components/people/password-form.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { FlashNotice, Notice } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { liftMuteAction } from "../../../lib/oversight/actions.ts";
import { readMutes } from "../../../lib/oversight/mute-queries.ts";
import { ownAccount } from "../../../lib/people/queries.ts";
import { passwordRuleText } from "../../../lib/people/rules.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { database } from "../../../lib/platform/database.ts";

export const metadata: Metadata = { title: "Tài khoản" };

const SAVED = {
  password: "Đã đổi mật khẩu. Các phiên đăng nhập khác của tài khoản này đã kết thúc.",
  unmuted: "Đã bật lại nhắc. Việc còn lại hiện trở lại ở Thông báo.",
};

export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const { actor, today } = await requireDesk();
  const db = database();
  const [account, mutes] = await Promise.all([ownAccount(db, actor), readMutes(db, actor, today)]);
  const { saved } = await searchParams;
  return (
    <>
      <PageHead title="Tài khoản" facts={actor.name} />
      <Main>
        <div className="stack">
          <FlashNotice code={saved} sentences={SAVED} />
          {actor.mustChangePassword && (
            <Notice kind="warn" title="Đổi mật khẩu trước khi làm việc tiếp">
              Mật khẩu đang dùng do quản trị cấp. Đề nghị đặt mật khẩu riêng, không dùng chung với hệ thống khác.
            </Notice>
          )}
          <div className="cols cols-1-1">
            <Panel title="Đổi mật khẩu">
              <PasswordForm username={actor.username} rule={passwordRuleText()} />
            </Panel>
            {account && (
              <Panel title="Thông tin cá nhân" aside={<span className="meta">Sai sót: báo quản trị hệ thống</span>}>
                <AccountDetails account={account} />
              </Panel>
            )}
          </div>
          {!actor.mustChangePassword && <MuteList mutes={mutes} from="account" lift={liftMuteAction} />}
        </div>
      </Main>
    </>
  );
}
