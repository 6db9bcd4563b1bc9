"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";
import { DocumentFields } from "./document-fields.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** The document a conditional task was waiting for, and the date that follows from it. */
export function GuidanceForm({
  action,
  taskId,
  seen,
  recorded,
  noticed = null,
  cancelHref,
}: {
  action: Action;
  taskId: number;
  /** How many entries the deadline's history has, so that nobody overwrites what they have not seen. */
  seen: number;
  /** What is on record, when it is being put right. */
  recorded: Record<string, string> | null;
  /** What an agency has told of, when the form was opened from there. */
  noticed?: (Record<string, string> & { noticeId: string }) | null;
  cancelHref: string;
}) {
  const [state, submit] = useActionState(action, null);
  const value = (name: string) => state?.typed[name] ?? noticed?.[name] ?? recorded?.[name] ?? "";
  const error = (name: string) => state?.fields[name];
  const field = (name: string) => ({ name, defaultValue: value(name), error: error(name) });
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Văn bản hướng dẫn"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="seen" value={state?.typed["seen"] ?? seen} />
      {noticed && <input type="hidden" name="noticeId" value={noticed.noticeId} />}
      <DocumentFields field={field} example="4321/BYT-KCB" />
      <DateInput
        {...field("dueOn")}
        label="Thời hạn theo văn bản"
        help="Từ khi ghi nhận, nhiệm vụ được tính hạn như nhiệm vụ có thời hạn."
      />
      {recorded && (
        <TextArea
          {...field("reason")}
          label="Lý do sửa"
          rows={2}
          limit={2000}
          help="Bản đã ghi nhận trước vẫn nằm trong lịch sử."
        />
      )}
      <div className="actions">
        <SubmitButton icon="check" pendingText="Đang lưu…">
          {recorded ? "Lưu bản sửa" : "Ghi nhận và bắt đầu tính hạn"}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
