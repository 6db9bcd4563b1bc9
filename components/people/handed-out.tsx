import type { HandedOut } from "../../lib/people/commands.ts";
import { Notice } from "../ui/notice.tsx";

/** A one-time password, on the screen once: it is kept nowhere in readable form. */
export function HandedOutPassword({ handed, title }: { handed: HandedOut; title: string }) {
  return (
    <Notice kind="ok" live title={title}>
      <dl className="dl">
        <dt>Tên đăng nhập</dt>
        <dd>
          <b className="tn">{handed.username}</b>
        </dd>
        <dt>Mật khẩu dùng một lần</dt>
        <dd>
          <b className="tn">{handed.oneTimePassword}</b>
        </dd>
      </dl>
      <p className="mt-2">
        Mật khẩu này chỉ hiện một lần. Đề nghị chuyển trực tiếp cho người dùng; hệ thống yêu cầu đổi ngay khi đăng nhập
        lần đầu.
      </p>
    </Notice>
  );
}
