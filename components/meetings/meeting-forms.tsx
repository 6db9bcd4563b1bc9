"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Begins a meeting, which freezes the figures. */
export function StartMeetingForm({ action, title }: { action: Action; title: string }) {
  const [state, submit] = useActionState(action, null);
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-3"
      noValidate
      aria-label="Bắt đầu họp"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <TextInput
        name="title"
        label="Tên cuộc họp"
        defaultValue={state?.typed["title"] ?? title}
        error={state?.fields["title"]}
      />
      <p className="help">
        Số liệu được giữ nguyên như lúc bắt đầu, kèm ngày và mã kiểm tra; kỳ họp sau so với kỳ họp này.
      </p>
      <div>
        <SubmitButton icon="screen" pendingText="Đang giữ số liệu…">
          Bắt đầu họp
        </SubmitButton>
      </div>
    </form>
  );
}

/** Ends the meeting; nothing of it can be changed from then on. */
export function EndMeetingForm({
  action,
  meetingId,
  decisions,
}: {
  action: Action;
  meetingId: number;
  /** How many conclusions there had been when the page was read. */
  decisions: number;
}) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="grid gap-3" aria-label="Kết thúc họp">
      {state && <ErrorSummary title={state.title} />}
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="seenDecisions" value={decisions} />
      <p className="help">Kết thúc rồi thì không ghi thêm kết luận được nữa.</p>
      <div>
        <SubmitButton variant="secondary" icon="lock" pendingText="Đang kết thúc…">
          Kết thúc họp
        </SubmitButton>
      </div>
    </form>
  );
}
