import { WORKBOOK_LIMIT } from "../../lib/documents/excel-reading.ts";
import { sizeWords } from "../../lib/evidence/words.ts";
import { FILE_FIELD, TABLE_FIELD } from "../../lib/indicators/entry-form.ts";
import { GRID_COLUMNS } from "../../lib/indicators/grid.ts";
import { ButtonLink } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { Field } from "../ui/field.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

type Shared = {
  /** 2023-10 */
  month: string;
  agency: string;
  errors: Readonly<Record<string, string>>;
};

/** A table of procedures copied in Excel; it goes into the form to be looked through. */
export function PasteForm({
  action,
  month,
  agency,
  errors,
  typed,
}: Shared & { action: (form: FormData) => Promise<void>; typed: string }) {
  const error = errors[TABLE_FIELD];
  return (
    <form action={action} className="grid gap-3" aria-label="Dán từ Excel" key={typed}>
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="agency" value={agency} />
      <Field
        name={TABLE_FIELD}
        label="Dán bảng từ Excel"
        help={`Dán cả dòng tiêu đề: ${GRID_COLUMNS.map(({ title }) => title).join(", ")}.`}
        {...(error && { error })}
      >
        {(wiring) => (
          <textarea {...wiring} className={classNames("in", error && "bad")} rows={5} wrap="off" defaultValue={typed} />
        )}
      </Field>
      <div className="actions">
        <SubmitButton icon="eye" variant="secondary">
          Xem trước bảng dán
        </SubmitButton>
      </div>
    </form>
  );
}

/** The same table as a workbook. An ordinary form, with scripts or without: a file is not typed anew. */
export function FigureFileForm({ month, agency, errors, templateHref }: Shared & { templateHref: string }) {
  const error = errors[FILE_FIELD];
  return (
    <form
      method="post"
      action={`/api/reports/${month}/${agency}/figures`}
      encType="multipart/form-data"
      className="grid gap-3"
      noValidate
      aria-label="Tải lên tệp Excel"
    >
      <Field
        name={FILE_FIELD}
        label="Tệp Excel đã điền"
        help={`Tệp .xlsx, tối đa ${sizeWords(WORKBOOK_LIMIT)}. Tệp chỉ dùng để đọc, không lưu lại.`}
        {...(error && { error })}
      >
        {(wiring) => <input {...wiring} type="file" accept=".xlsx" className={classNames("in", error && "bad")} />}
      </Field>
      <div className="actions">
        <SubmitButton icon="up" variant="secondary">
          Xem trước tệp Excel
        </SubmitButton>
        <ButtonLink href={templateHref} icon="dl" variant="quiet">
          Tải tệp mẫu
        </ButtonLink>
      </div>
    </form>
  );
}
