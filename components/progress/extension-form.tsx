"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** "Đề nghị gia hạn": a new date and a reason. With several parts (the secretariat) it is said for whom. */
export function ExtensionForm({
  action,
  parts,
  notice,
  cancelHref,
}: {
  action: Action;
  parts: readonly { id: number; name: string; daysLate: number }[];
  /** Until when the plan asks for such requests; null where any time before the deadline will do. */
  notice: string | null;
  cancelHref: string;
}) {
  const [state, submit] = useActionState(action, null);
  const value = (name: string) => state?.typed[name] ?? "";
  const error = (name: string) => state?.fields[name];
  const only = parts.length === 1 ? parts[0] : undefined;
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Đề nghị gia hạn"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      {only ? (
        <p>
          <input type="hidden" name="assignmentId" value={only.id} />
          {only.name}
          {only.daysLate > 0 && (
            <b className="text-over-ink">
              , quá hạn {only.daysLate} ngày: đề nghị được ghi “gửi sau hạn”, lý do là bắt buộc.
            </b>
          )}
        </p>
      ) : (
        <Select
          name="assignmentId"
          label="Đơn vị chủ trì"
          empty="Chọn đơn vị"
          defaultValue={value("assignmentId")}
          error={error("assignmentId") && "Chọn đơn vị chủ trì đề nghị gia hạn."}
          options={parts.map((part) => ({ value: String(part.id), label: part.name }))}
        />
      )}
      {notice && <p className="meta">{notice}</p>}
      <DateInput
        name="requestedDueOn"
        label="Hạn mới đề nghị"
        defaultValue={value("requestedDueOn")}
        error={error("requestedDueOn")}
        help="Dạng dd/mm/yyyy. Hạn gốc vẫn được giữ để đối chiếu."
      />
      <TextArea
        name="reason"
        label="Lý do"
        rows={4}
        limit={2000}
        defaultValue={value("reason")}
        error={error("reason")}
        help="Nêu kết quả đến nay, vướng mắc và vì sao cần hạn mới."
      />
      <div className="actions">
        <SubmitButton icon="ext">Gửi đề nghị</SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
