"use client";

import { useActionState } from "react";
import type { DecisionFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: DecisionFormState, form: FormData) => Promise<DecisionFormState>;

/** The secretariat's answer to one claim: confirm it, or send it back with what is missing. */
export function DecisionForm({ action, updateId, first }: { action: Action; updateId: number; first: boolean }) {
  const [state, submit] = useActionState(action, null);
  const reasonId = `reason-${updateId}`;
  const fields = state?.fields["reason"] ? { [reasonId]: state.fields["reason"] } : {};
  return (
    <form action={submit} className="grid gap-3" noValidate aria-label="Trả lời báo cáo hoàn thành">
      {state && <ErrorSummary title={state.title} fields={fields} />}
      <input type="hidden" name="updateId" value={updateId} />
      <TextArea
        key={state?.typed["reason"] ?? ""}
        name="reason"
        id={reasonId}
        data-key="r"
        label="Lý do, yêu cầu bổ sung"
        rows={2}
        limit={2000}
        help="Bắt buộc khi trả lại: nêu rõ thiếu gì để đơn vị bổ sung."
        defaultValue={state?.typed["reason"] ?? ""}
        error={state?.fields["reason"]}
      />
      <div className="actions">
        <SubmitButton
          name="verdict"
          value="CONFIRMED"
          variant={first ? "primary" : "secondary"}
          icon="check"
          shortcut="a"
          pendingText="Đang ghi…"
        >
          Xác nhận hoàn thành
        </SubmitButton>
        <SubmitButton name="verdict" value="RETURNED" variant="secondary" icon="return" pendingText="Đang ghi…">
          Trả lại
        </SubmitButton>
      </div>
    </form>
  );
}
