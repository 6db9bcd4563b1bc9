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

/** An agency tells which document its ministry has issued, and which deadline it reads from it. */
export function NoticeForm({ action, taskId, cancelHref }: { action: Action; taskId: number; cancelHref: string }) {
  const [state, submit] = useActionState(action, null);
  const field = (name: string) => ({ name, defaultValue: state?.typed[name] ?? "", error: state?.fields[name] });
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Báo đã có văn bản hướng dẫn"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="taskId" value={taskId} />
      <DocumentFields field={field} example="4321/BYT-KCB" />
      <DateInput
        {...field("proposedDueOn")}
        label="Thời hạn đề xuất"
        optional
        help="Thời hạn đơn vị hiểu từ văn bản; cơ quan thường trực quyết định khi ghi nhận."
      />
      <TextArea {...field("note")} label="Ghi chú" optional rows={2} limit={2000} />
      <div className="actions">
        <SubmitButton icon="send">Báo cơ quan thường trực</SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
