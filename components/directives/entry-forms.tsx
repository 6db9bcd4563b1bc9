"use client";

import { type ReactNode, useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** What every form about a directive at one agency starts from. */
type EntryFormProps = {
  action: Action;
  partId: number;
  /** Number of the newest entry its author has seen; 0 for none. */
  seenSeq: number;
};

/** A form that is not the next step stands behind its summary, unless it was refused: its messages must be seen. */
function Folded({ summary, open, children }: { summary: string | null; open: boolean; children: ReactNode }) {
  if (summary === null) return children;
  return (
    <Fold summary={summary} open={open}>
      {children}
    </Fold>
  );
}

/** A page shows forms of several agencies: each control is named after its part. */
function useEntryForm({ action, partId, seenSeq }: EntryFormProps, purpose: string) {
  const [state, submit] = useActionState(action, null);
  const idOf = (name: string) => `${purpose}-${name}-${partId}`;
  const places = Object.entries(state?.fields ?? {}).map(([name, message]) => [idOf(name), message] as const);
  return {
    submit,
    refused: state !== null,
    key: JSON.stringify(state?.fields ?? null),
    field: (name: string, initial = "") => ({
      name,
      id: idOf(name),
      defaultValue: state?.typed[name] ?? initial,
      error: state?.fields[name],
    }),
    head: (
      <>
        {state && <ErrorSummary title={state.title} fields={Object.fromEntries(places)} />}
        <input type="hidden" name="partId" value={partId} />
        <input type="hidden" name="seenSeq" value={seenSeq} />
      </>
    ),
  };
}

/** "Xác nhận đã nhận": one press of the agency that was asked. */
export function AcknowledgeForm(props: EntryFormProps) {
  const { submit, head } = useEntryForm(props, "receipt");
  return (
    <form action={submit} className="grid gap-3" noValidate aria-label="Xác nhận đã nhận">
      {head}
      <input type="hidden" name="kind" value="ACKNOWLEDGE" />
      <div>
        <SubmitButton variant="secondary" icon="check" pendingText="Đang ghi…">
          Xác nhận đã nhận
        </SubmitButton>
      </div>
    </form>
  );
}

/** The agency's answer, with its document where there is one; folded away where it has been given. */
export function DirectiveAnswerForm({ answered, ...props }: EntryFormProps & { answered: boolean }) {
  const { submit, refused, key, head, field } = useEntryForm(props, "answer");
  return (
    <Folded summary={answered ? "Trả lời bổ sung" : null} open={refused}>
      <form action={submit} key={key} className="grid gap-4" noValidate aria-label="Trả lời ý kiến chỉ đạo">
        {head}
        <input type="hidden" name="kind" value="ANSWER" />
        <TextArea
          {...field("text")}
          label="Nội dung trả lời"
          rows={5}
          limit={TEXT_LIMIT}
          help="Nêu việc đã làm, kết quả, vướng mắc và thời hạn hoàn thành. Nội dung thuộc bí mật nhà nước không nhập vào hệ thống này."
        />
        <div className="grid gap-4 md:grid-cols-2">
          <TextInput {...field("documentNumber")} label="Số, ký hiệu văn bản trả lời" optional />
          <DateInput {...field("documentDate")} label="Ngày văn bản" optional />
        </div>
        <div className="actions">
          <SubmitButton icon="send">{answered ? "Gửi trả lời bổ sung" : "Gửi trả lời"}</SubmitButton>
        </div>
      </form>
    </Folded>
  );
}

/** Closing the directive at an agency, or returning its answer: the button says which. */
export function DecideForm({
  answered,
  answerBy,
  ...props
}: EntryFormProps & {
  /** There is an answer: closing needs no reason, and it can be returned. */
  answered: boolean;
  /** dd/mm/yyyy, offered as the day to answer again by. */
  answerBy: string;
}) {
  const { submit, refused, key, head, field } = useEntryForm(props, "decision");
  return (
    <Folded summary={answered ? null : "Đóng khi đơn vị chưa trả lời"} open={refused}>
      <form action={submit} key={key} className="grid gap-4" noValidate aria-label="Đóng, trả lại">
        {head}
        <TextArea
          {...field("text")}
          label={answered ? "Nhận xét, lý do trả lại" : "Lý do đóng"}
          rows={3}
          limit={TEXT_LIMIT}
          help={answered ? "Không bắt buộc khi đóng; trả lại thì nêu lý do." : "Đơn vị chưa trả lời: nêu lý do đóng."}
        />
        {answered && (
          <DateInput
            {...field("answerBy", answerBy)}
            label="Trả lời lại chậm nhất"
            help="Chỉ dùng khi trả lại; ngày này vẫn còn trong hạn."
          />
        )}
        <div className="actions">
          <SubmitButton
            name="kind"
            value="CLOSE"
            icon="lock"
            variant={answered ? "primary" : "secondary"}
            pendingText="Đang ghi…"
          >
            Đóng, đã xong
          </SubmitButton>
          {answered && (
            <SubmitButton name="kind" value="RETURN" icon="return" variant="secondary" pendingText="Đang ghi…">
              Trả lại
            </SubmitButton>
          )}
        </div>
      </form>
    </Folded>
  );
}
