"use client";

import { useActionState } from "react";
import { UNSENT } from "../../lib/people/form-state.ts";
import { signIn } from "../../lib/people/sign-in-actions.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { PasswordInput } from "./password-input.tsx";

export type DemoButton = { username: string; label: string };

type SignInFormProps = {
  /** The page the visitor was heading for. */
  next: string;
  /** Only in the demonstration: accounts that anyone may try, with the password they share. */
  demo: { accounts: readonly DemoButton[]; password: string } | null;
};

/** Name and password. Each demo account is a small form of its own, so that one press signs in without a script too. */
export function SignInForm({ next, demo }: SignInFormProps) {
  const [state, send] = useActionState(signIn, UNSENT);
  return (
    <>
      <form action={send} noValidate>
        <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
        <input type="hidden" name="next" value={next} />
        <TextInput
          name="username"
          label="Tên đăng nhập"
          defaultValue={state.values.username}
          error={state.fields.username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput
          name="password"
          label="Mật khẩu"
          error={state.fields.password}
          autoComplete="current-password"
          help="Quên mật khẩu: liên hệ quản trị hệ thống."
        />
        <SubmitButton wide pendingText="Đang đăng nhập…">
          Đăng nhập
        </SubmitButton>
      </form>
      {demo && (
        <section className="demo-box" aria-labelledby="demo-h">
          <div className="demo-t">
            <h2 id="demo-h">Tài khoản dùng thử</h2>
            <span className="help">
              Số liệu minh họa · mật khẩu <b>{demo.password}</b>
            </span>
          </div>
          <div className="demo-g">
            {demo.accounts.map(({ username, label }) => (
              <form key={username} action={send} className="contents">
                <input type="hidden" name="next" value={next} />
                <input type="hidden" name="username" value={username} />
                <input type="hidden" name="password" value={demo.password} />
                <button type="submit">
                  <b>{label}</b>
                  <span>{username}</span>
                </button>
              </form>
            ))}
          </div>
        </section>
      )}
    </>
  );
}
