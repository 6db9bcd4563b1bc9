import type { Metadata } from "next";
import { MuteList } from "../../../components/alert/mute-list.tsx";
import { FeedForm } from "../../../components/oversight/feed-form.tsx";
import { MailPreferences } from "../../../components/oversight/mail-preferences.tsx";
import { AccountDetails } from "../../../components/people/account-details.tsx";
import { PasswordForm } from "../../../components/people/password-form.tsx";
import { Main } from "../../../components/shell/page-frame.tsx";
import { FlashNotice, Notice } from "../../../components/ui/notice.tsx";
import { PageHead } from "../../../components/ui/page-head.tsx";
import { Panel } from "../../../components/ui/panel.tsx";
import { formatInstant } from "../../../lib/calendar/format.ts";
import { liftMuteAction } from "../../../lib/oversight/actions.ts";
import { readOptOuts } from "../../../lib/oversight/digest-queries.ts";
import { type FeedState, readOwnFeed } from "../../../lib/oversight/feed-queries.ts";
import { kindsReaching } from "../../../lib/oversight/ladder.ts";
import { chooseMailsAction } from "../../../lib/oversight/mail-actions.ts";
import { readMutes } from "../../../lib/oversight/mute-queries.ts";
import { may } from "../../../lib/oversight/policy.ts";
import { ownAccount } from "../../../lib/people/queries.ts";
import { passwordRuleText } from "../../../lib/people/rules.ts";
import { requireDesk } from "../../../lib/people/session.ts";
import { ZONE } from "../../../lib/platform/clock.ts";
import { database } from "../../../lib/platform/database.ts";
import { environment } from "../../../lib/platform/env.ts";

export const metadata: Metadata = { title: "Tài khoản" };

const SAVED = {
  password: "Đã đổi mật khẩu. Các phiên đăng nhập khác của tài khoản này đã kết thúc.",
  unmuted: "Đã bật lại nhắc. Việc còn lại hiện trở lại ở Thông báo.",
  mail: "Đã lưu lựa chọn nhận thư.",
  "feed-revoked": "Đã thu hồi địa chỉ lịch. Ứng dụng lịch không còn đọc được.",
};

export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const { actor, today } = await requireDesk();
  const db = database();
  const [account, mutes, optedOut, feed] = await Promise.all([
    ownAccount(db, actor),
    readMutes(db, actor, today),
    readOptOuts(db, actor.id),
    readOwnFeed(db, actor),
  ]);
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
          {!actor.mustChangePassword && (
            <div className="cols cols-1-1">
              <Panel id="thu" title="Thư tổng hợp hằng ngày">
                <MailPreferences
                  address={account?.email ?? null}
                  mailOn={environment().mail !== null}
                  kinds={kindsReaching(actor.role)}
                  optedOut={optedOut}
                  action={chooseMailsAction}
                />
              </Panel>
              {may(actor, "feed.keep", { userId: actor.id }) && (
                <Panel id="lich" title="Lịch công việc (.ics)">
                  <FeedForm state={feed && feedWords(feed)} />
                </Panel>
              )}
            </div>
          )}
        </div>
      </Main>
    </>
  );
}

function feedWords({ createdAt, lastReadAt }: FeedState): { made: string; read: string } {
  const words = (at: Date) => formatInstant(Temporal.Instant.fromEpochMilliseconds(at.getTime()), ZONE);
  return {
    made: words(createdAt),
    read: lastReadAt ? `ứng dụng lịch đọc gần nhất lúc ${words(lastReadAt)}` : "chưa có ứng dụng lịch nào đọc",
  };
}
