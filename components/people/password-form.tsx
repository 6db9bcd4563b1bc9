"use client";

import { useActionState } from "react";
import { changePassword } from "../../lib/people/actions.ts";
import { UNSENT } from "../../lib/people/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { PasswordInput } from "./password-input.tsx";

/** One's own password: the old one, and the new one twice. The rule stands beside the field before anyone breaks it. */
export function PasswordForm({ username, rule }: { username: string; rule: string }) {
  const [state, send] = useActionState(changePassword, UNSENT);
  return (
    <form action={send} className="form-stack" noValidate>
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      {/* For password managers, which file a password under a name. */}
      <input type="hidden" autoComplete="username" value={username} readOnly />
      <PasswordInput
        name="current"
        label="Mật khẩu đang dùng"
        error={state.fields.current}
        autoComplete="current-password"
      />
      <PasswordInput
        name="next"
        label="Mật khẩu mới"
        error={state.fields.next}
        help={rule}
        autoComplete="new-password"
      />
      <PasswordInput
        name="again"
        label="Nhập lại mật khẩu mới"
        error={state.fields.again}
        autoComplete="new-password"
      />
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Đổi mật khẩu</SubmitButton>
      </div>
    </form>
  );
}
