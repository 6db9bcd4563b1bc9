"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Takes back a request for a later deadline that has not been answered. */
export function WithdrawForm({ action, requestId }: { action: Action; requestId: number }) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="mt-2">
      {state && <ErrorSummary title={state.title} />}
      <input type="hidden" name="requestId" value={requestId} />
      <SubmitButton name="verdict" value="WITHDRAWN" variant="secondary" small icon="undo" pendingText="Đang rút…">
        Rút đề nghị
      </SubmitButton>
    </form>
  );
}
