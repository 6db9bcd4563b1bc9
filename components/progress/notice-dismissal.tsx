"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** The secretariat does not take a notice up, and tells the agency why. */
export function NoticeDismissal({ action, noticeId }: { action: Action; noticeId: number }) {
  const [state, submit] = useActionState(action, null);
  return (
    <Fold summary="Không ghi nhận văn bản này" open={state !== null}>
      <form
        action={submit}
        key={JSON.stringify(state?.fields ?? null)}
        className="grid gap-3"
        noValidate
        aria-label="Không ghi nhận văn bản"
      >
        {state && <ErrorSummary title={state.title} fields={state.fields} />}
        <input type="hidden" name="noticeId" value={noticeId} />
        <TextArea
          name="dismissalReason"
          label="Lý do không ghi nhận"
          rows={2}
          limit={2000}
          defaultValue={state?.typed["dismissalReason"]}
          error={state?.fields["dismissalReason"]}
          help="Đơn vị nhận được lý do; nhiệm vụ tiếp tục chờ hướng dẫn."
        />
        <div>
          <SubmitButton small variant="secondary" icon="x" pendingText="Đang ghi…">
            Không ghi nhận
          </SubmitButton>
        </div>
      </form>
    </Fold>
  );
}
