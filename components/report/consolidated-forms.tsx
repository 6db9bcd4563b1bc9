"use client";

import { useActionState, useState } from "react";
import type { ReviewFormState, SectionFormState } from "../../lib/reports/form-state.ts";
import { SECTION_LIMIT } from "../../lib/reports/limits.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { AppLink } from "../ui/link.tsx";
import { Notice } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";
import { useUnsavedQuestion } from "../ui/use-unsaved-question.ts";

type SectionAction = (state: SectionFormState, form: FormData) => Promise<SectionFormState>;

/** The words of one part, to be written over; what is listed and quoted below them stays as it is, with its links. */
export function SectionForm({
  action,
  month,
  section,
  title,
  version,
  text,
  edited,
}: {
  action: SectionAction;
  month: string;
  section: string;
  title: string;
  version: number;
  text: string;
  /** Who changed it and when; null while it stands as drafted. */
  edited: string | null;
}) {
  const [state, submit] = useActionState(action, null);
  const id = `text-${section}`;
  const error = state?.fields["text"];
  const conflict = state?.conflict ?? null;
  const shown = state?.typed["text"] ?? text;
  const [unsaved, setUnsaved] = useState(false);
  useUnsavedQuestion(unsaved);
  return (
    <details className="no-print" open={state !== null || undefined}>
      <summary>Sửa lời phần này{edited && <span className="meta"> · {edited}</span>}</summary>
      <form
        action={submit}
        key={JSON.stringify(state?.typed)}
        className="grid gap-3"
        noValidate
        aria-label={`Sửa lời phần ${title}`}
      >
        {state && <ErrorSummary title={state.title} fields={error ? { [id]: error } : {}} />}
        {conflict && (
          <Notice kind="warn" title={`Bản đã lưu: ${conflict.by}, ${conflict.at}`}>
            <p className="pre-line" data-stored>
              {conflict.text}
            </p>
            <p>
              Ô dưới giữ bản vừa nhập. Lưu lại để thay bản đã lưu, hoặc{" "}
              <AppLink href={`/reports/${month}#${section}`}>giữ bản đã lưu</AppLink>. Bản không chọn vẫn còn ở “Các bản
              trước của phần này”.
            </p>
          </Notice>
        )}
        <input type="hidden" name="month" value={month} />
        <input type="hidden" name="section" value={section} />
        <input type="hidden" name="seenVersion" value={conflict?.version ?? version} />
        <TextArea
          name="text"
          id={id}
          label={`Lời của phần ${title}`}
          help="Bảng số và lời trích bên dưới giữ nguyên, kèm liên kết đến báo cáo của đơn vị."
          rows={6}
          limit={SECTION_LIMIT}
          defaultValue={shown}
          onChange={(event) => setUnsaved(event.target.value !== shown)}
          error={error}
        />
        <div className="actions">
          <SubmitButton variant="secondary" name="act" value="save" pendingText="Đang lưu…">
            {conflict ? "Lưu bản trong ô" : "Lưu"}
          </SubmitButton>
        </div>
        {(edited || conflict) && (
          <Fold summary="Lấy lại lời lập từ dữ liệu" open={false}>
            <div className="grid gap-3">
              <p className="help">Lời đã sửa thôi dùng cho phần này, và vẫn còn ở “Các bản trước của phần này”.</p>
              <div>
                <SubmitButton small name="act" value="redraft" icon="undo" pendingText="Đang lấy lại…">
                  Lấy lại từ dữ liệu
                </SubmitButton>
              </div>
            </div>
          </Fold>
        )}
      </form>
    </details>
  );
}

const LABELS = { documentNumber: "Số, ký hiệu", documentDate: "Ngày văn bản" } as const;

/** Issues the report under the number and date that the register gave it after signing. */
export function IssueForm({
  action,
  month,
  mark,
}: {
  action: (state: ReviewFormState, form: FormData) => Promise<ReviewFormState>;
  month: string;
  /** What was on the screen. */
  mark: string;
}) {
  const [state, submit] = useActionState(action, null);
  const value = (name: string) => state?.typed[name] ?? "";
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.typed)}
      className="grid gap-3"
      noValidate
      aria-label="Ban hành báo cáo tổng hợp"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} labels={LABELS} />}
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="seen" value={mark} />
      <p className="muted">
        Nhập số và ngày của văn bản đã ký. Từ lúc ban hành, nội dung được giữ nguyên văn kèm mã kiểm tra, không sửa được
        nữa; báo cáo của đơn vị được duyệt sau đó nằm ở phụ lục bổ sung.
      </p>
      <TextInput
        name="documentNumber"
        label={LABELS.documentNumber}
        defaultValue={value("documentNumber")}
        error={state?.fields["documentNumber"]}
      />
      <DateInput
        name="documentDate"
        label={LABELS.documentDate}
        defaultValue={value("documentDate")}
        error={state?.fields["documentDate"]}
      />
      <div className="actions">
        <SubmitButton icon="lock" pendingText="Đang ban hành…">
          Ban hành báo cáo tổng hợp
        </SubmitButton>
      </div>
    </form>
  );
}
