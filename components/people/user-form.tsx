"use client";

import { useActionState } from "react";
import { createUser, updateUser } from "../../lib/people/actions.ts";
import { UNSENT } from "../../lib/people/form-state.ts";
import type { AgencyChoice, UserRow } from "../../lib/people/queries.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { HandedOutPassword } from "./handed-out.tsx";
import { UserFields } from "./user-fields.tsx";

/** A new account; once made, its one-time password stands where the form was. */
export function NewUserForm({ agencies }: { agencies: readonly AgencyChoice[] }) {
  const [state, send] = useActionState(createUser, UNSENT);
  if (state.done) return <HandedOutPassword handed={state.done} title="Đã tạo tài khoản" />;
  return (
    <form action={send} className="form-stack" noValidate>
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <TextInput
        name="username"
        label="Tên đăng nhập"
        help="Chữ thường không dấu, chữ số, dấu chấm, gạch nối. Không đổi được về sau."
        defaultValue={state.values.username}
        error={state.fields.username}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <UserFields agencies={agencies} values={state.values} errors={state.fields} />
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Tạo tài khoản</SubmitButton>
      </div>
    </form>
  );
}

/** A person's details. After a conflict each differing field shows what someone else stored; sending again keeps this one. */
export function UserForm({ user, agencies }: { user: UserRow; agencies: readonly AgencyChoice[] }) {
  const [state, send] = useActionState(updateUser, UNSENT);
  const conflict = state.title !== null && Object.keys(state.fields).length === 0;
  return (
    <form action={send} className="form-stack" noValidate>
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <input type="hidden" name="id" value={user.id} />
      <input type="hidden" name="version" value={user.version} />
      <UserFields agencies={agencies} values={state.values} errors={state.fields} stored={user} conflict={conflict} />
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Lưu</SubmitButton>
      </div>
    </form>
  );
}
