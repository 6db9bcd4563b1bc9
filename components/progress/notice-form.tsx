"use client";

import { useActionState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { DOCUMENT_FILES, DocumentFiles } from "../evidence/document-files.tsx";
import { FILES_FIELD } from "../evidence/file-picker.tsx";
import { useFileForm } from "../evidence/use-file-form.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";
import { DocumentFields } from "./document-fields.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** An agency tells which document its ministry has issued, and which deadline it reads from it. */
export function NoticeForm({
  action,
  taskId,
  cancelHref,
  offered,
  answer,
  withdrawFile,
}: {
  action: Action;
  taskId: number;
  cancelHref: string;
  /** Files it can come with, the ones that it will ticked. */
  offered: readonly TickedFile[];
  /** What the form was answered with when it was sent without scripts. */
  answer: SimpleFormState;
  withdrawFile: (fileId: number) => Promise<void>;
}) {
  const [state, submit] = useActionState(action, answer);
  const files = useFileForm(null, offered, "/api/sent/notice");
  const field = (name: string) => ({ name, defaultValue: state?.typed[name] ?? "", error: state?.fields[name] });
  return (
    <form
      action={submit}
      onSubmit={files.onSubmit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Báo đã có văn bản hướng dẫn"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} labels={{ [FILES_FIELD]: DOCUMENT_FILES }} />}
      <input type="hidden" name="taskId" value={taskId} />
      <DocumentFields field={field} example="4321/BYT-KCB" />
      <DateInput
        {...field("proposedDueOn")}
        label="Thời hạn đề xuất"
        optional
        help="Thời hạn đơn vị hiểu từ văn bản; cơ quan thường trực quyết định khi ghi nhận."
      />
      <TextArea {...field("note")} label="Ghi chú" optional rows={2} limit={2000} />
      <DocumentFiles files={files} error={state?.fields[FILES_FIELD]} withdraw={withdrawFile} />
      <div className="actions">
        <SubmitButton {...files.send} icon="send">
          Báo cơ quan thường trực
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
