import { WORKBOOK_LIMIT } from "../../lib/documents/excel-reading.ts";
import { sizeWords } from "../../lib/evidence/words.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { WORKBOOK_FIELD } from "../../lib/progress/workbook-form.ts";
import { classNames } from "../ui/class-names.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Field } from "../ui/field.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** Sends a filled-in workbook up to be looked through. An ordinary form, with scripts or without: a file is not typed anew. */
export function WorkbookUploadForm({ answer }: { answer: SimpleFormState }) {
  const error = answer?.fields[WORKBOOK_FIELD];
  return (
    <form
      method="post"
      action="/api/progress/workbook"
      encType="multipart/form-data"
      className="grid gap-4"
      noValidate
      aria-label="Tải lên tệp cập nhật"
    >
      {answer && <ErrorSummary fields={answer.fields} title={answer.title} />}
      <Field
        name={WORKBOOK_FIELD}
        label="Tệp Excel đã điền"
        help={`Tệp .xlsx, tối đa ${sizeWords(WORKBOOK_LIMIT)}. Tệp chỉ dùng để đọc, không lưu lại.`}
        {...(error && { error })}
      >
        {(wiring) => <input {...wiring} type="file" accept=".xlsx" className={classNames("in", error && "bad")} />}
      </Field>
      <div className="actions">
        <SubmitButton icon="up">Xem trước thay đổi</SubmitButton>
      </div>
    </form>
  );
}
