"use client";

import { useActionState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { DOCUMENT_FILES, DocumentFiles } from "../evidence/document-files.tsx";
import { FILES_FIELD } from "../evidence/file-picker.tsx";
import { useFileForm } from "../evidence/use-file-form.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** What an agency asks: of whom, about which task, in what words. */
export function ProposalForm({
  action,
  addressees,
  tasks,
  taskId,
  offered,
  answer,
  withdrawFile,
}: {
  action: Action;
  addressees: readonly { id: number; name: string }[];
  tasks: readonly { id: number; number: number; shortTitle: string }[];
  /** The task it was opened from. */
  taskId: number | null;
  /** Files it can come with, the ones that it will ticked. */
  offered: readonly TickedFile[];
  /** What the form was answered with when it was sent without scripts. */
  answer: SimpleFormState;
  withdrawFile: (fileId: number) => Promise<void>;
}) {
  const [state, submit] = useActionState(action, answer);
  const files = useFileForm(null, offered, "/api/sent/proposal");
  const field = (name: string, initial = "") => ({
    name,
    defaultValue: state?.typed[name] ?? initial,
    error: state?.fields[name],
  });
  return (
    <form
      action={submit}
      onSubmit={files.onSubmit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Đề xuất, kiến nghị"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} labels={{ [FILES_FIELD]: DOCUMENT_FILES }} />}
      <Select
        {...field("addresseeId")}
        label="Gửi đến"
        empty="Chọn nơi nhận"
        options={addressees.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select
        {...field("taskId", taskId === null ? "" : String(taskId))}
        label="Về nhiệm vụ"
        optional
        empty="Không gắn nhiệm vụ nào"
        options={tasks.map(({ id, number, shortTitle }) => ({ value: String(id), label: `${number}. ${shortTitle}` }))}
      />
      <TextArea
        {...field("text")}
        label="Nội dung đề xuất, kiến nghị"
        rows={6}
        limit={TEXT_LIMIT}
        help="Nội dung thuộc bí mật nhà nước và thông tin cá nhân của người dân không nhập vào hệ thống này."
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput {...field("documentNumber")} label="Số, ký hiệu văn bản" optional />
        <DateInput {...field("documentDate")} label="Ngày văn bản" optional />
      </div>
      <DocumentFiles files={files} error={state?.fields[FILES_FIELD]} withdraw={withdrawFile} />
      <div className="actions">
        <SubmitButton {...files.send} icon="send">
          Gửi đề xuất
        </SubmitButton>
        <ButtonLink href="/proposals" variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
