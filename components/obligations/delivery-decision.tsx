"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** The secretariat accepts the newest document or sends it back; one it has accepted it may still send back. */
export function DeliveryDecisionForm({
  action,
  deliveryId,
  seenDecisionId,
  accepted,
}: {
  action: Action;
  deliveryId: number;
  seenDecisionId: number;
  accepted: boolean;
}) {
  const [state, submit] = useActionState(action, null);
  const form = (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-3"
      noValidate
      aria-label="Trả lời văn bản đã nộp"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="deliveryId" value={deliveryId} />
      <input type="hidden" name="seenDecisionId" value={seenDecisionId} />
      <TextArea
        name="reason"
        label={accepted ? "Lý do trả lại" : "Ý kiến, lý do"}
        optional={!accepted}
        rows={2}
        limit={2000}
        defaultValue={state?.typed["reason"]}
        error={state?.fields["reason"]}
        help={accepted ? undefined : "Bắt buộc khi trả lại."}
      />
      <div className="actions">
        {!accepted && (
          <SubmitButton name="verdict" value="ACCEPTED" icon="check" pendingText="Đang ghi…">
            Tiếp nhận
          </SubmitButton>
        )}
        <SubmitButton name="verdict" value="RETURNED" icon="return" variant="secondary" pendingText="Đang ghi…">
          Trả lại
        </SubmitButton>
      </div>
    </form>
  );
  if (!accepted) return form;
  return (
    <Fold summary="Trả lại văn bản đã tiếp nhận" open={state !== null}>
      {form}
    </Fold>
  );
}
