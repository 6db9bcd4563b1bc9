"use client";

import { useActionState } from "react";
import type { TickedFile } from "../../lib/evidence/queries.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { DOCUMENT_FILES, DocumentFiles } from "../evidence/document-files.tsx";
import { FILES_FIELD } from "../evidence/file-picker.tsx";
import { useFileForm } from "../evidence/use-file-form.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** An agency's answer to a letter: words, its document, and for each part a later day it asks for. */
export function AnswerForm({
  action,
  letterId,
  seenSeq,
  parts,
  offered,
  answer,
  withdrawFile,
}: {
  action: Action;
  letterId: number;
  /** Number of the newest answer its author has seen; 0 for none. */
  seenSeq: number;
  /** What of the letter a later day can be asked for. */
  parts: readonly { assignmentId: number; what: string }[];
  /** Files it can come with, the ones that it will ticked. */
  offered: readonly TickedFile[];
  /** What the form was answered with when it was sent without scripts. */
  answer: SimpleFormState;
  withdrawFile: (fileId: number) => Promise<void>;
}) {
  const [state, submit] = useActionState(action, answer);
  const files = useFileForm(null, offered, "/api/sent/letter-answer");
  const field = (name: string) => ({ name, defaultValue: state?.typed[name], error: state?.fields[name] });
  return (
    <form
      action={submit}
      onSubmit={files.onSubmit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Trả lời công văn"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} labels={{ [FILES_FIELD]: DOCUMENT_FILES }} />}
      <input type="hidden" name="letterId" value={letterId} />
      <input type="hidden" name="seenSeq" value={seenSeq} />
      <TextArea
        {...field("text")}
        label="Nội dung trả lời"
        rows={6}
        limit={TEXT_LIMIT}
        help="Nêu kết quả đã làm, nguyên nhân chậm và thời hạn hoàn thành từng nội dung. Nội dung thuộc bí mật nhà nước không nhập vào hệ thống này."
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput {...field("documentNumber")} label="Số, ký hiệu văn bản trả lời" optional />
        <DateInput {...field("documentDate")} label="Ngày văn bản" optional />
      </div>
      <DocumentFiles files={files} error={state?.fields[FILES_FIELD]} withdraw={withdrawFile} />
      {parts.map(({ assignmentId, what }) => (
        <DateInput
          key={assignmentId}
          {...field(`until-${assignmentId}`)}
          label={`Đề nghị hạn mới: ${what}`}
          optional
          help="Thành đề nghị gia hạn chờ cơ quan thường trực; hạn hiện hành chưa thay đổi."
        />
      ))}
      {parts.length === 0 && (
        <p className="help">
          Hạn mới chỉ đơn vị chủ trì đề nghị được, cho phần việc còn quá hạn và chưa báo hoàn thành.
        </p>
      )}
      <div className="actions">
        <SubmitButton {...files.send} icon="send">
          {seenSeq > 0 ? "Gửi trả lời bổ sung" : "Gửi trả lời"}
        </SubmitButton>
      </div>
    </form>
  );
}
