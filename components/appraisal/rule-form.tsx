"use client";

import { useActionState } from "react";
import { boundField, weightField } from "../../lib/appraisal/rule-fields.ts";
import { type AppraisalTerms, CENSURES, CRITERIA, MEASURES } from "../../lib/appraisal/rules.ts";
import { CRITERION_WORDS, DEGREE_WORDS, MEASURE_WORDS } from "../../lib/appraisal/words.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** The rule as it can be set. After a conflict each differing field shows what someone else stored; sending again keeps this one. */
export function RuleForm({ action, version, terms }: { action: Action; version: number; terms: AppraisalTerms }) {
  const [state, submit] = useActionState(action, null);
  const conflict = state !== null && Object.keys(state.fields).length === 0;
  const field = (name: string, stored: number | null) => {
    const was = stored === null ? "" : String(stored);
    const value = state?.typed[name] ?? was;
    return {
      name,
      defaultValue: value,
      error: state?.fields[name],
      ...(conflict && value !== was && { help: <b>Giá trị đã lưu: {was || "không dùng"}</b> }),
    };
  };
  const number = { digits: true, narrow: true } as const;
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.typed ?? version)}
      className="form-stack"
      noValidate
      aria-label="Sửa cách tính"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <input type="hidden" name="seenVersion" value={version} />
      <fieldset className="grid gap-4 md:grid-cols-3">
        <legend className="lbl mb-2">Trọng số, cộng lại bằng 100</legend>
        {CRITERIA.map((criterion) => (
          <TextInput
            key={criterion}
            {...number}
            {...field(weightField(criterion), terms.weights[criterion])}
            label={CRITERION_WORDS[criterion].title}
            unit="%"
          />
        ))}
      </fieldset>
      <TextInput
        {...number}
        {...field("minimumBase", terms.minimumBase)}
        label="Số nội dung đến hạn tối thiểu để xếp hạng"
        unit="nội dung"
      />
      <TextInput
        {...number}
        {...field("overdueLimit", terms.overdueLimit)}
        label="Số ngày quá hạn tối đa của một phần việc"
        unit="ngày"
      />
      <fieldset className="grid gap-4 md:grid-cols-3">
        <legend className="lbl mb-2">Biểu dương khi không còn nợ nội dung nào và có đủ</legend>
        <TextInput {...number} {...field("praiseFrom", terms.praiseFrom)} label="Điểm từ" unit="điểm" />
        <TextInput {...number} {...field("praiseRank", terms.praiseRank)} label="Hạng từ đầu đến" unit="hạng" />
        <TextInput {...number} {...field("praiseBase", terms.praiseBase)} label="Nội dung đến hạn từ" unit="nội dung" />
      </fieldset>
      {CENSURES.map((degree) => (
        <fieldset key={degree} className="grid gap-4 md:grid-cols-2">
          <legend className="lbl mb-2">
            {DEGREE_WORDS[degree]} khi có một trong các điều sau; để trống thì không dùng
          </legend>
          {MEASURES.map((measure) => (
            <TextInput
              key={measure}
              {...number}
              {...field(boundField(degree, measure), terms.bounds[degree][measure])}
              label={MEASURE_WORDS[measure].title}
              unit={MEASURE_WORDS[measure].unit}
              optional
            />
          ))}
        </fieldset>
      ))}
      <TextArea
        name="reason"
        label="Lý do sửa"
        rows={3}
        limit={TEXT_LIMIT}
        defaultValue={state?.typed["reason"] ?? ""}
        {...(state?.fields["reason"] && { error: state.fields["reason"] })}
      />
      <div className="actions">
        <SubmitButton icon="check" pendingText="Đang lưu…">
          Lưu cách tính
        </SubmitButton>
      </div>
    </form>
  );
}
