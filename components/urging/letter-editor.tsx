"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import type { LetterContent } from "../../lib/urging/content.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FieldError } from "../ui/field.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** A draft: the day to answer by, the words, and which of the things owed stay in it. */
export function LetterEditor({
  action,
  letterId,
  version,
  content,
  answerBy,
  asksCommitment,
}: {
  action: Action;
  letterId: number;
  version: number;
  content: LetterContent;
  /** Already written out. */
  answerBy: string;
  asksCommitment: boolean;
}) {
  const [state, submit] = useActionState(action, null);
  const typed = state?.typed;
  const field = (name: string, initial: string) => ({
    name,
    defaultValue: typed?.[name] ?? initial,
    error: state?.fields[name],
  });
  // A box that is not ticked sends nothing: what was sent says it only together with the rest.
  const ticked = (name: string, initial: boolean) => (typed ? typed[name] === "on" : initial);
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.typed ?? version)}
      className="grid gap-4"
      noValidate
      aria-label="Sửa dự thảo công văn"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="letterId" value={letterId} />
      <input type="hidden" name="seenVersion" value={version} />
      <TextArea {...field("opening", content.opening)} label="Phần mở đầu" rows={4} limit={TEXT_LIMIT} />
      <fieldset className="grid gap-2" id="keys">
        <legend className="lbl">Nội dung đôn đốc</legend>
        {content.rows.map((row) => (
          <label key={row.key} className="check">
            <input type="checkbox" className="cb" name="keys" value={row.key} defaultChecked />
            <span>
              {row.what}{" "}
              <span className="meta">
                {row.due}, {row.late}
              </span>
            </span>
          </label>
        ))}
        {state?.fields["keys"] && <FieldError id="keys-error">{state.fields["keys"]}</FieldError>}
      </fieldset>
      <TextArea {...field("demand", content.demand)} label="Phần đề nghị" rows={4} limit={TEXT_LIMIT} />
      <DateInput {...field("answerBy", answerBy)} label="Trả lời chậm nhất ngày" />
      <div className="grid gap-2">
        <label className="check">
          <input
            type="checkbox"
            className="cb"
            name="asksCommitment"
            defaultChecked={ticked("asksCommitment", asksCommitment)}
          />
          <span>Yêu cầu gửi văn bản cam kết tiến độ</span>
        </label>
        <label className="check">
          <input
            type="checkbox"
            className="cb"
            name="copyToOffice"
            defaultChecked={ticked("copyToOffice", content.copyToOffice)}
          />
          <span>Đồng gửi Văn phòng UBND tỉnh</span>
        </label>
      </div>
      <p className="help">
        Lời để như sản phẩm lập thì tự cập nhật theo số liệu đến ngày ban hành; lời đã sửa thì giữ nguyên. Xóa trống ô
        để lấy lại lời lập sẵn.
      </p>
      <div className="actions">
        <SubmitButton variant="secondary" icon="check" pendingText="Đang lưu…">
          Lưu dự thảo
        </SubmitButton>
      </div>
    </form>
  );
}
