"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FieldError } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** What is asked, of whom, about which task, by when. */
export function DirectiveForm({
  action,
  agencies,
  tasks,
  chosen,
  leads,
  answerBy,
  cancelHref,
  meetingId,
}: {
  action: Action;
  agencies: readonly { id: number; name: string }[];
  tasks: readonly { id: number; number: number; shortTitle: string }[];
  /** What the form was opened from: a task, or an agency. */
  chosen: { taskId: number | null; agencyId: number | null };
  /** The leads of that task that report: they are asked where nobody is ticked. */
  leads: readonly string[];
  /** dd/mm/yyyy, offered as the day to answer by. */
  answerBy: string;
  cancelHref: string;
  /** The meeting whose conclusion it becomes. */
  meetingId?: number;
}) {
  const [state, submit] = useActionState(action, null);
  const field = (name: string, initial = "") => ({
    name,
    defaultValue: state?.typed[name] ?? initial,
    error: state?.fields[name],
  });
  const ticked = new Set(state ? (state.typed["agencyIds"] ?? "").split(",") : [String(chosen.agencyId)]);
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-4"
      noValidate
      aria-label={meetingId === undefined ? "Ý kiến chỉ đạo" : "Kết luận"}
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      {meetingId !== undefined && <input type="hidden" name="meetingId" value={meetingId} />}
      <Select
        {...field("taskId", chosen.taskId === null ? "" : String(chosen.taskId))}
        label="Về nhiệm vụ"
        optional
        empty="Không gắn nhiệm vụ nào"
        options={tasks.map(({ id, number, shortTitle }) => ({ value: String(id), label: `${number}. ${shortTitle}` }))}
      />
      <TextArea
        {...field("text")}
        label={meetingId === undefined ? "Nội dung ý kiến chỉ đạo" : "Nội dung kết luận"}
        rows={6}
        limit={TEXT_LIMIT}
        help="Nội dung thuộc bí mật nhà nước và thông tin cá nhân của người dân không nhập vào hệ thống này."
      />
      <DateInput
        {...field("answerBy", answerBy)}
        label="Trả lời chậm nhất"
        help="Ngày này vẫn còn trong hạn trả lời."
      />
      <Agencies agencies={agencies} ticked={ticked} leads={leads} error={state?.fields["agencyIds"]} />
      <div className="actions">
        <SubmitButton icon="send">{meetingId === undefined ? "Gửi ý kiến chỉ đạo" : "Ghi kết luận"}</SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}

function Agencies({
  agencies,
  ticked,
  leads,
  error,
}: {
  agencies: readonly { id: number; name: string }[];
  ticked: ReadonlySet<string>;
  leads: readonly string[];
  error: string | undefined;
}) {
  return (
    <fieldset
      className="grid gap-1"
      id="agencyIds"
      tabIndex={-1}
      aria-describedby={error ? "agencyIds-help agencyIds-error" : "agencyIds-help"}
    >
      <legend className="lbl">Đơn vị nhận</legend>
      <p className="help" id="agencyIds-help">
        {leads.length > 0
          ? `Không chọn đơn vị nào thì gửi đơn vị chủ trì của nhiệm vụ: ${leads.join(", ")}.`
          : "Không chọn đơn vị nào thì gửi các đơn vị chủ trì của nhiệm vụ đã chọn."}
      </p>
      {error && <FieldError id="agencyIds-error">{error}</FieldError>}
      <div className="grid gap-1 md:grid-cols-2">
        {agencies.map(({ id, name }) => (
          <label key={id} className="check">
            <input className="cb" type="checkbox" name="agencyIds" value={id} defaultChecked={ticked.has(String(id))} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
