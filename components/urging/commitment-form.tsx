"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** A written promise: the day, what will be done by it, and the document that says so. */
export function CommitmentForm({
  action,
  assignmentId,
  cancelHref,
}: {
  action: Action;
  assignmentId: number;
  cancelHref: string;
}) {
  const [state, submit] = useActionState(action, null);
  const field = (name: string) => ({ name, defaultValue: state?.typed[name], error: state?.fields[name] });
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Cam kết tiến độ"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <DateInput
        {...field("promisedOn")}
        label="Cam kết hoàn thành ngày"
        help="Ngày cam kết đứng cạnh thời hạn và được theo dõi riêng; thời hạn của nhiệm vụ không thay đổi."
      />
      <TextArea {...field("text")} label="Nội dung cam kết" rows={4} limit={TEXT_LIMIT} />
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput {...field("documentNumber")} label="Số, ký hiệu văn bản cam kết" />
        <DateInput {...field("documentDate")} label="Ngày văn bản" />
      </div>
      <div className="actions">
        <SubmitButton icon="check">Gửi cam kết</SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
