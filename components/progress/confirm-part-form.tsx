"use client";

import { useActionState } from "react";
import type { ProgressFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { AppLink } from "../ui/link.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";
import { Conflict } from "./conflict.tsx";

type Action = (state: ProgressFormState, form: FormData) => Promise<ProgressFormState>;

const LABELS = {
  result: "Kết quả phần việc",
  completedOn: "Ngày hoàn thành",
  evidenceNumber: "Số, ký hiệu văn bản",
  evidenceDate: "Ngày văn bản",
} as const;

/** A coordinator confirms its part in one step: that it is done, since when, and by which document. */
export function ConfirmPartForm({
  action,
  part,
  today,
  taskHref,
}: {
  action: Action;
  part: { assignmentId: number; seenVersion: number; result: string };
  /** dd/mm/yyyy, offered as the day of completion. */
  today: string;
  taskHref: string;
}) {
  const [state, submit] = useActionState(action, null);
  const value = (name: string, initial = "") => state?.typed[name] ?? initial;
  const error = (name: string) => state?.fields[name];
  return (
    <form
      action={submit}
      key={state ? JSON.stringify([state.fields, state.typed["seenVersion"]]) : "new"}
      className="grid gap-3"
      noValidate
      aria-label="Xác nhận phần việc"
    >
      {state?.conflict ? (
        <Conflict view={state.conflict} title={state.title} taskHref={taskHref} />
      ) : (
        state && <ErrorSummary fields={state.fields} labels={LABELS} title={state.title} />
      )}
      <input type="hidden" name="assignmentId" value={part.assignmentId} />
      <input type="hidden" name="seenVersion" value={value("seenVersion", String(part.seenVersion))} />
      <input type="hidden" name="state" value="COMPLETED" />
      <TextArea
        name="result"
        label={LABELS.result}
        rows={2}
        limit={TEXT_LIMIT}
        defaultValue={value("result", part.result)}
        error={error("result")}
      />
      <DateInput
        name="completedOn"
        label={LABELS.completedOn}
        defaultValue={value("completedOn", today)}
        error={error("completedOn")}
      />
      <TextInput
        name="evidenceNumber"
        label={LABELS.evidenceNumber}
        placeholder="Ví dụ: 245/BC-STNMT"
        defaultValue={value("evidenceNumber")}
        error={error("evidenceNumber")}
      />
      <DateInput
        name="evidenceDate"
        label={LABELS.evidenceDate}
        defaultValue={value("evidenceDate")}
        error={error("evidenceDate")}
      />
      <p className="help">
        Minh chứng là tệp thì báo hoàn thành ở <AppLink href={`${taskHref}/update`}>Cập nhật tiến độ</AppLink>. Không
        nêu nội dung thuộc bí mật nhà nước và không đưa thông tin cá nhân của công dân vào hệ thống này.
      </p>
      <div>
        <SubmitButton variant="secondary" icon="check" pendingText="Đang gửi…">
          Xác nhận phần việc đã xong
        </SubmitButton>
      </div>
    </form>
  );
}
