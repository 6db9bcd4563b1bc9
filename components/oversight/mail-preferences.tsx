import { KIND_WORDS } from "../../lib/oversight/words.ts";
import type { AlertKind } from "../../lib/platform/prisma/enums.ts";
import { Notice } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

type MailPreferencesProps = {
  /** Where the e-mails go; null when the account has no address. */
  address: string | null;
  /** Whether this installation sends e-mail at all. */
  mailOn: boolean;
  kinds: readonly AlertKind[];
  optedOut: readonly AlertKind[];
  action: (form: FormData) => Promise<void>;
};

/** Which kinds of alert somebody gets by e-mail. Everything stays on the bell, whatever is chosen here. */
export function MailPreferences({ address, mailOn, kinds, optedOut, action }: MailPreferencesProps) {
  return (
    <form action={action} className="form-stack">
      {!mailOn && <Notice title="Hệ thống chưa được cài đặt gửi thư; lựa chọn dưới đây có hiệu lực khi cài đặt." />}
      {address === null ? (
        <Notice kind="warn" title="Tài khoản chưa có thư công vụ nên không nhận thư. Đề nghị báo quản trị hệ thống." />
      ) : (
        <p>
          Mỗi ngày nhiều nhất một thư, gửi lúc 08:00 đến <b>{address}</b>, khi có thông báo mới. Mọi thông báo vẫn có ở
          mục Thông báo.
        </p>
      )}
      <fieldset className="grid gap-1">
        <legend className="lbl px-0">Loại thông báo nhận qua thư</legend>
        {kinds.map((kind) => (
          <label key={kind} className="check">
            <input
              className="cb"
              type="checkbox"
              name="kind"
              value={kind}
              defaultChecked={!optedOut.includes(kind)}
              // Without this a browser puts back its own ticks after a reload.
              autoComplete="off"
            />
            <span>{KIND_WORDS[kind]}</span>
          </label>
        ))}
      </fieldset>
      <div className="actions">
        <SubmitButton variant="secondary" pendingText="Đang lưu…">
          Lưu lựa chọn
        </SubmitButton>
      </div>
    </form>
  );
}
