"use client";

import { useActionState } from "react";
import { disableUser, enableUser, resetPassword } from "../../lib/people/actions.ts";
import { UNSENT } from "../../lib/people/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { HandedOutPassword } from "./handed-out.tsx";

type Target = { id: number; version: number };

/** Gives a new one-time password; the person's open sessions end. */
export function ResetPasswordForm({ user }: { user: Target }) {
  const [state, send] = useActionState(resetPassword, UNSENT);
  if (state.done) return <HandedOutPassword handed={state.done} title="Đã cấp lại mật khẩu" />;
  return (
    <form action={send} className="form-stack">
      {state.title && <ErrorSummary title={state.title} />}
      <TargetFields user={user} />
      <p className="help">Mật khẩu cũ hết hiệu lực ngay; các phiên đang mở của người này kết thúc.</p>
      <div>
        <SubmitButton variant="secondary" icon="key">
          Cấp lại mật khẩu
        </SubmitButton>
      </div>
    </form>
  );
}

/** Disables an account or enables it again. What its owner did stays on record under their name. */
export function SwitchUserForm({ user, disabled }: { user: Target; disabled: boolean }) {
  const [state, send] = useActionState(disabled ? enableUser : disableUser, UNSENT);
  return (
    <form action={send} className="form-stack">
      {state.title && <ErrorSummary title={state.title} />}
      <TargetFields user={user} />
      <p className="help">
        {disabled
          ? "Người này đăng nhập lại được bằng mật khẩu đang có."
          : "Người này bị đăng xuất ngay và không đăng nhập được nữa. Dữ liệu đã nhập vẫn còn. Mở lại được bất cứ lúc nào."}
      </p>
      <div>
        <SubmitButton variant="secondary" icon={disabled ? undefined : "lock"}>
          {disabled ? "Mở khóa tài khoản" : "Khóa tài khoản"}
        </SubmitButton>
      </div>
    </form>
  );
}

function TargetFields({ user }: { user: Target }) {
  return (
    <>
      <input type="hidden" name="id" value={user.id} />
      <input type="hidden" name="version" value={user.version} />
    </>
  );
}
