"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Takes a late part further up, with what was tried so far already written down. */
export function EscalationForm({
  action,
  assignmentId,
  target,
  send,
  drafted,
  cancelHref,
}: {
  action: Action;
  assignmentId: number;
  target: "OFFICE" | "GROUP_HEAD";
  /** What the button says. */
  send: string;
  drafted: string;
  cancelHref: string;
}) {
  const [state, submit] = useActionState(action, null);
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Báo cáo lên cấp trên"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="assignmentId" value={assignmentId} />
      <input type="hidden" name="target" value={target} />
      <TextArea
        name="text"
        label="Nội dung báo cáo"
        rows={7}
        limit={TEXT_LIMIT}
        defaultValue={state?.typed["text"] ?? drafted}
        error={state?.fields["text"]}
        help="Lập sẵn từ số liệu; xem lại và sửa trước khi gửi."
      />
      <div className="actions">
        <SubmitButton icon="send">{send}</SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
