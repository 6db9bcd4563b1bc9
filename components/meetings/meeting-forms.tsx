"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { mayLeave } from "./unsaved-conclusion.ts";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

const PRESIDER = {
  name: "presider",
  label: "Người chủ trì",
  placeholder: "Họ tên, chức vụ",
} as const;

/** Begins a meeting, which freezes the figures. */
export function StartMeetingForm({
  action,
  title,
  presider,
}: {
  action: Action;
  title: string;
  /** Offered as who presides; empty where that is not known. */
  presider: string;
}) {
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
      <TextInput
        {...PRESIDER}
        optional
        help="Có trong thông báo kết luận; ghi hoặc sửa được đến khi kết thúc họp."
        defaultValue={state?.typed["presider"] ?? presider}
        error={state?.fields["presider"]}
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
  presider,
  decisions,
}: {
  action: Action;
  meetingId: number;
  presider: string;
  /** How many conclusions there had been when the page was read. */
  decisions: number;
}) {
  const [state, submit] = useActionState(action, null);
  return (
    <form
      action={submit}
      onSubmit={(event) => {
        if (!mayLeave()) event.preventDefault();
      }}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-3"
      noValidate
      aria-label="Kết thúc họp"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="meetingId" value={meetingId} />
      <input type="hidden" name="seenDecisions" value={decisions} />
      <TextInput
        {...PRESIDER}
        help="Như sẽ có trong thông báo kết luận."
        defaultValue={state?.typed["presider"] ?? presider}
        error={state?.fields["presider"]}
      />
      <p className="help">Kết thúc rồi thì không ghi thêm kết luận được nữa.</p>
      <div>
        <SubmitButton variant="secondary" icon="lock" pendingText="Đang kết thúc…">
          Kết thúc họp
        </SubmitButton>
      </div>
    </form>
  );
}

/** Discards a meeting that was begun by mistake, once its author has read what that means. */
export function DiscardMeetingForm({ action, meetingId }: { action: Action; meetingId: number }) {
  const [state, submit] = useActionState(action, null);
  return (
    <Fold summary="Hủy cuộc họp" open={state !== null}>
      <form action={submit} className="grid gap-3" aria-label="Hủy cuộc họp">
        {state && <ErrorSummary title={state.title} />}
        <input type="hidden" name="meetingId" value={meetingId} />
        <p className="help">
          Chỉ dùng khi bắt đầu nhầm, trong ngày họp và chưa có kết luận. Kỳ họp sau không so với cuộc họp này; việc hủy
          có trong nhật ký.
        </p>
        <div>
          <SubmitButton variant="danger" small icon="x" pendingText="Đang hủy…">
            Hủy cuộc họp này
          </SubmitButton>
        </div>
      </form>
    </Fold>
  );
}
