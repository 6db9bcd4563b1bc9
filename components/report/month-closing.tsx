"use client";

import { useActionState } from "react";
import type { ReviewFormState } from "../../lib/reports/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { type Option, Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";

type Action = (state: ReviewFormState, form: FormData) => Promise<ReviewFormState>;

/** Closes a month: from then on only an exception opens it. */
export function CloseMonthForm({ action, month }: { action: Action; month: string }) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="grid gap-3" aria-label="Khóa kỳ báo cáo">
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="month" value={month} />
      <p className="muted">
        Sau khi khóa, không đơn vị nào soạn hoặc gửi được báo cáo của kỳ này; báo cáo đã gửi vẫn duyệt, trả lại được. Có
        thể mở lại riêng cho một đơn vị.
      </p>
      <div className="actions">
        <SubmitButton icon="lock" variant="secondary" pendingText="Đang khóa…">
          Khóa kỳ báo cáo
        </SubmitButton>
      </div>
    </form>
  );
}

const LABELS = { agencyCode: "Đơn vị", until: "Đến hết ngày", reason: "Lý do" } as const;

/** Opens a closed month for one agency. */
export function ExceptionForm({
  action,
  month,
  agencies,
}: {
  action: Action;
  month: string;
  agencies: readonly Option[];
}) {
  const [state, submit] = useActionState(action, null);
  const value = (name: string) => state?.typed[name] ?? "";
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.typed)}
      className="grid gap-3"
      noValidate
      aria-label="Mở lại cho một đơn vị"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} labels={LABELS} />}
      <input type="hidden" name="month" value={month} />
      <Select
        name="agencyCode"
        label={LABELS.agencyCode}
        options={agencies}
        empty="Chọn đơn vị"
        defaultValue={value("agencyCode")}
        error={state?.fields["agencyCode"]}
      />
      <DateInput name="until" label={LABELS.until} defaultValue={value("until")} error={state?.fields["until"]} />
      <TextArea
        name="reason"
        label={LABELS.reason}
        rows={2}
        limit={2000}
        defaultValue={value("reason")}
        error={state?.fields["reason"]}
      />
      <div className="actions">
        <SubmitButton variant="secondary" pendingText="Đang ghi…">
          Mở lại cho đơn vị
        </SubmitButton>
      </div>
    </form>
  );
}
