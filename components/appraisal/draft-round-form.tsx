"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Drafts a proposal for every agency that the rule names in the period. */
export function DraftRoundForm({
  action,
  from,
  to,
  words,
}: {
  action: Action;
  /** The months of the period, "2023-07", and the period in words. */
  from: string;
  to: string;
  words: string;
}) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="grid gap-3" aria-label="Lập dự thảo đề xuất">
      {state && <ErrorSummary title={state.title} />}
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <p className="help">Lập đề xuất {words} theo cách tính hiện hành, kèm căn cứ. Số liệu giữ nguyên như lúc lập.</p>
      <div>
        <SubmitButton icon="edit" pendingText="Đang lập…">
          Lập dự thảo đề xuất
        </SubmitButton>
      </div>
    </form>
  );
}
