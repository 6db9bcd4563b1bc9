"use client";

import { useActionState } from "react";
import { type FormState, UNSENT } from "../../lib/people/form-state.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { type Option, Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { DateInput } from "../ui/text-input.tsx";

const LABELS = { taskId: "Nhiệm vụ", kind: "Loại thông báo", untilOn: "Tắt đến hết ngày" };

/** "Tắt nhắc": a task, a kind, or both, to the end of a day. */
export function MuteForm({
  action,
  tasks,
  kinds,
  initial,
  latest,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  tasks: readonly Option[];
  kinds: readonly Option[];
  initial: Record<"taskId" | "kind" | "untilOn", string>;
  /** The last day that may be given, already written out. */
  latest: string;
}) {
  const [state, send] = useActionState(action, UNSENT);
  const value = (name: keyof typeof LABELS) => state.values[name] ?? initial[name];
  return (
    // Anew after each answer: what was typed is then what the fields begin with.
    <form action={send} key={JSON.stringify(state.fields)} className="form-stack" noValidate aria-label="Tắt nhắc">
      <ErrorSummary fields={state.fields} labels={LABELS} title={state.title ?? undefined} />
      <Select
        name="taskId"
        label={LABELS.taskId}
        empty="Mọi nhiệm vụ"
        options={tasks}
        defaultValue={value("taskId")}
        error={state.fields["taskId"]}
      />
      <Select
        name="kind"
        label={LABELS.kind}
        empty="Mọi loại tắt được"
        options={kinds}
        defaultValue={value("kind")}
        error={state.fields["kind"]}
        help="Chọn cả nhiệm vụ và loại thì chỉ tắt loại đó của nhiệm vụ đó. Trả lại, mở lại và trả lời đề nghị gia hạn luôn được báo."
      />
      <DateInput
        name="untilOn"
        label={LABELS.untilOn}
        defaultValue={value("untilOn")}
        error={state.fields["untilOn"]}
        help={`Dạng dd/mm/yyyy, không sau ${latest}. Qua ngày này, việc còn lại tự hiện trở lại.`}
      />
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Tắt nhắc</SubmitButton>
        <ButtonLink href="/alerts" variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
