"use client";

import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import type { LineFields } from "../../lib/reports/line-fields.ts";
import { Icon } from "../ui/icon.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";
import type { EditorLine } from "./editor-line.ts";
import { LineFiles } from "./line-files.tsx";

export type FieldEdit = (fields: Partial<LineFields>, at?: "pause" | "once") => void;

/** The fields of one line. Each has a name of its own, so that the whole report is one form. */
export function EditorFields({
  line,
  fields,
  errors,
  prefilled,
  edit,
  leave,
}: {
  line: EditorLine;
  fields: LineFields;
  errors: Record<string, string>;
  /** Nobody has touched what was copied in. */
  prefilled: boolean;
  edit: FieldEdit;
  leave: () => void;
}) {
  const { key } = line;
  const wired = (name: Exclude<keyof LineFields, "state" | "noNews" | "kept">) => ({
    name: `${name}-${key}`,
    value: fields[name],
    error: errors[`${name}-${key}`],
    onChange: (event: { target: { value: string } }) => edit({ [name]: event.target.value }),
    onBlur: leave,
  });
  if (line.number === null) {
    return <TextArea {...wired("result")} label="Nội dung" optional rows={3} limit={TEXT_LIMIT} />;
  }
  return (
    <>
      <StateChoice line={line} state={fields.state} edit={edit} />
      {(prefilled || line.origin === "FROM_UPDATES") && (
        <p>
          <span className="prefill">
            <Icon name="undo" />
            {prefilled ? `Lấy từ ${line.lastMonth}, chưa sửa` : "Lấy từ cập nhật trong kỳ"}
          </span>
        </p>
      )}
      <TextArea
        {...wired("result")}
        label="Kết quả thực hiện"
        rows={3}
        limit={TEXT_LIMIT}
        help="Nêu số liệu và thời điểm. Ví dụ: “Đến 10/10/2023, kho dùng chung có … bộ dữ liệu”."
      />
      <TextInput {...wired("percent")} label="Tiến độ" optional digits unit="%" className="max-w-40" />
      <TextArea {...wired("difficulties")} label="Khó khăn, vướng mắc" optional rows={1} limit={TEXT_LIMIT} />
      <details open={fields.proposals !== "" || fields.nextMonth !== "" || undefined}>
        <summary className="btn btn-quiet btn-sm">
          <Icon name="plus" /> Đề xuất, kiến nghị; việc tháng tới
        </summary>
        <div className="grid gap-3 mt-2">
          <TextArea {...wired("proposals")} label="Đề xuất, kiến nghị" optional rows={2} limit={TEXT_LIMIT} />
          <TextArea {...wired("nextMonth")} label="Việc tháng tới" optional rows={2} limit={TEXT_LIMIT} />
        </div>
      </details>
      <LineFiles
        line={line}
        value={fields.files}
        error={errors[`files-${key}`]}
        edit={(files) => edit({ files }, "once")}
      />
      <details open={hasEvidence(fields) || hasEvidenceError(errors, key) || undefined}>
        <summary className="btn btn-quiet btn-sm">
          <Icon name="clip" /> Số, ký hiệu văn bản{line.completable && "; báo hoàn thành"}
        </summary>
        <div className="grid items-start gap-3 mt-2 md:grid-cols-2">
          <TextInput
            {...wired("evidenceNumber")}
            label="Số, ký hiệu văn bản"
            optional
            placeholder="Ví dụ: 245/BC-STNMT"
          />
          <DateInput {...wired("evidenceDate")} label="Ngày văn bản" optional />
          <TextInput {...wired("evidenceIssuer")} label="Cơ quan ban hành" optional />
          {line.completable && (
            <DateInput
              {...wired("completedOn")}
              label="Ngày hoàn thành"
              optional
              help="Chỉ điền khi báo đã hoàn thành."
            />
          )}
        </div>
      </details>
    </>
  );
}

const hasEvidence = ({ state, evidenceNumber, evidenceDate }: LineFields) =>
  state === "COMPLETED" || evidenceNumber !== "" || evidenceDate !== "";

const hasEvidenceError = (errors: Record<string, string>, key: number) =>
  ["evidenceNumber", "evidenceDate", "completedOn"].some((name) => errors[`${name}-${key}`]);

const STATES = [
  { value: "NOT_STARTED", label: "Chưa triển khai" },
  { value: "IN_PROGRESS", label: "Đang thực hiện" },
  { value: "COMPLETED", label: "Đã hoàn thành" },
] as const;

function StateChoice({ line, state, edit }: { line: EditorLine; state: LineFields["state"]; edit: FieldEdit }) {
  return (
    <div className="lbl-row">
      <span className="lbl" id={`state-${line.key}-label`}>
        Tình hình trong kỳ
      </span>
      <div className="choice" role="radiogroup" aria-labelledby={`state-${line.key}-label`}>
        {STATES.filter(({ value }) => line.completable || value !== "COMPLETED").map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={`state-${line.key}`}
              value={value}
              checked={state === value}
              onChange={() => edit({ state: value }, "once")}
            />
            {label}
          </label>
        ))}
      </div>
    </div>
  );
}
