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

/** The answer to a proposal, passing it on to a body outside, or closing it: the button says which. */
export function AnswerForm({
  action,
  proposalId,
  seenSeq,
  answered,
}: {
  action: Action;
  proposalId: number;
  seenSeq: number;
  /** It has been answered: the next step is closing, and that needs no reason. */
  answered: boolean;
}) {
  const [state, submit] = useActionState(action, null);
  const field = (name: string) => ({
    name,
    defaultValue: state?.typed[name] ?? "",
    error: state?.fields[name],
  });
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Trả lời đề xuất"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="proposalId" value={proposalId} />
      <input type="hidden" name="seenSeq" value={seenSeq} />
      <TextArea
        {...field("text")}
        label="Nội dung"
        rows={4}
        limit={TEXT_LIMIT}
        help={answered ? "Không bắt buộc khi đóng." : "Đóng khi chưa trả lời thì nêu lý do ở đây."}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput {...field("documentNumber")} label="Số, ký hiệu văn bản" optional />
        <DateInput {...field("documentDate")} label="Ngày văn bản" optional />
      </div>
      <TextInput
        {...field("forwardedTo")}
        label="Chuyển đến"
        optional
        placeholder="Ví dụ: Bộ Công an"
        help="Chỉ nhập khi chuyển cơ quan khác trả lời."
      />
      <div className="actions">
        <SubmitButton
          name="kind"
          value="ANSWER"
          icon="check"
          variant={answered ? "secondary" : "primary"}
          pendingText="Đang ghi…"
        >
          {answered ? "Trả lời thêm" : "Trả lời"}
        </SubmitButton>
        <SubmitButton name="kind" value="FORWARD" icon="ar" variant="secondary" pendingText="Đang ghi…">
          Chuyển cơ quan khác
        </SubmitButton>
        <SubmitButton
          name="kind"
          value="CLOSE"
          icon="lock"
          variant={answered ? "primary" : "secondary"}
          pendingText="Đang ghi…"
        >
          Đóng đề xuất
        </SubmitButton>
      </div>
    </form>
  );
}

/** One more word of the agency about its own proposal. */
export function AdditionForm({
  action,
  proposalId,
  seenSeq,
  offered,
  answer,
  withdrawFile,
}: {
  action: Action;
  proposalId: number;
  seenSeq: number;
  /** Files it can come with, the ones that it will ticked. */
  offered: readonly TickedFile[];
  /** What the form was answered with when it was sent without scripts. */
  answer: SimpleFormState;
  withdrawFile: (fileId: number) => Promise<void>;
}) {
  const [state, submit] = useActionState(action, answer);
  const files = useFileForm(null, offered, "/api/sent/entry");
  return (
    <form
      action={submit}
      onSubmit={files.onSubmit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label="Bổ sung ý kiến"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} labels={{ [FILES_FIELD]: DOCUMENT_FILES }} />}
      <input type="hidden" name="proposalId" value={proposalId} />
      <input type="hidden" name="seenSeq" value={seenSeq} />
      <input type="hidden" name="kind" value="ADDITION" />
      <TextArea
        name="text"
        label="Ý kiến bổ sung"
        rows={3}
        limit={TEXT_LIMIT}
        defaultValue={state?.typed["text"] ?? ""}
        error={state?.fields["text"]}
        help="Bổ sung sau khi đã có trả lời thì đề xuất lại chờ trả lời."
      />
      <DocumentFiles files={files} error={state?.fields[FILES_FIELD]} withdraw={withdrawFile} />
      <div>
        <SubmitButton {...files.send} icon="send">
          Gửi bổ sung
        </SubmitButton>
      </div>
    </form>
  );
}
