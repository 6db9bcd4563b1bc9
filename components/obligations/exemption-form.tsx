"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** "Không áp dụng" for a body that does not owe an obligation, or its withdrawal; both with the reason. */
export function ExemptionForm({
  action,
  partId,
  applicable,
}: {
  action: Action;
  partId: number;
  /** How it stands now; the form turns it round. */
  applicable: boolean;
}) {
  const [state, submit] = useActionState(action, null);
  return (
    <Fold summary={applicable ? "Ghi đơn vị không phải nộp" : "Ghi đơn vị phải nộp"} open={state !== null}>
      <form
        action={submit}
        key={JSON.stringify(state?.fields ?? null)}
        className="grid gap-3"
        noValidate
        aria-label="Áp dụng hay không"
      >
        {state && <ErrorSummary title={state.title} fields={state.fields} />}
        <input type="hidden" name="partId" value={partId} />
        <input type="hidden" name="applicable" value={String(!applicable)} />
        <TextArea
          name="exemptionReason"
          label="Lý do"
          rows={2}
          limit={2000}
          defaultValue={state?.typed["exemptionReason"]}
          error={state?.fields["exemptionReason"]}
          help={
            applicable
              ? "Đơn vị ra khỏi mẫu số của trách nhiệm này."
              : "Đơn vị trở lại mẫu số; văn bản đã nộp được giữ nguyên."
          }
        />
        <div>
          <SubmitButton small variant="secondary" icon={applicable ? "na" : "undo"} pendingText="Đang ghi…">
            {applicable ? "Ghi không áp dụng" : "Ghi có áp dụng"}
          </SubmitButton>
        </div>
      </form>
    </Fold>
  );
}
