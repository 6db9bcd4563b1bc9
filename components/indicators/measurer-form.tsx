"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Names who measures an indicator from a month on. */
export function MeasurerForm({
  action,
  indicatorId,
  agencies,
  months,
}: {
  action: Action;
  indicatorId: number;
  agencies: readonly { id: number; name: string }[];
  /** What can be chosen: 2023-10, and as it is read. */
  months: readonly { value: string; label: string }[];
}) {
  const [state, submit] = useActionState(action, null);
  const field = (name: string) => ({
    name,
    defaultValue: state?.typed[name] ?? "",
    ...(state?.fields[name] && { error: state.fields[name] }),
  });
  return (
    <form action={submit} key={JSON.stringify(state)} className="grid gap-3" noValidate aria-label="Đơn vị đo">
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="indicatorId" value={indicatorId} />
      <Select
        {...field("agencyId")}
        label="Đơn vị đo"
        empty="Chọn đơn vị"
        options={agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select {...field("from")} label="Từ kỳ báo cáo" empty="Chọn kỳ" options={months} />
      <TextInput {...field("basis")} label="Căn cứ" help="Ví dụ: Công văn số 25/TCT ngày 10/10/2023." />
      <div className="actions">
        <SubmitButton icon="check" variant="secondary">
          Giao đơn vị đo
        </SubmitButton>
      </div>
    </form>
  );
}
