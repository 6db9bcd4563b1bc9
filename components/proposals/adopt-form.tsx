"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Makes a proposal of what stands in an update, so that it can be answered. */
export function AdoptForm({ action, updateId, about }: { action: Action; updateId: number; about: string }) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} aria-label={`Ghi thành đề xuất, ${about}`}>
      {state && <ErrorSummary title={state.title} />}
      <input type="hidden" name="updateId" value={updateId} />
      <SubmitButton small variant="secondary" icon="plus" pendingText="Đang ghi…">
        Ghi thành đề xuất để trả lời
      </SubmitButton>
    </form>
  );
}
