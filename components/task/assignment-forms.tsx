"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { Choice } from "../ui/choice.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FieldError } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Bodies for a phrase that names nobody. */
export function BodiesForm({
  action,
  phraseId,
  bodies,
}: {
  action: Action;
  phraseId: number;
  bodies: readonly { id: number; name: string }[];
}) {
  const [state, submit] = useActionState(action, null);
  const error = state?.fields["agencyIds"];
  return (
    <form action={submit} className="mt-3 grid gap-3">
      {state && <ErrorSummary title={state.title} fields={error ? { [`agencyIds-${phraseId}`]: error } : {}} />}
      <input type="hidden" name="phraseId" value={phraseId} />
      <fieldset className="grid gap-1 body-list" id={`agencyIds-${phraseId}`}>
        <legend className="lbl">Chọn các đơn vị</legend>
        {bodies.map((body) => (
          <label key={body.id} className="check">
            <input className="cb" type="checkbox" name="agencyIds" value={body.id} />
            <span>{body.name}</span>
          </label>
        ))}
      </fieldset>
      {error && <FieldError id={`agencyIds-${phraseId}-error`}>{error}</FieldError>}
      <div>
        <SubmitButton variant="secondary" small>
          Thêm vào nhiệm vụ
        </SubmitButton>
      </div>
    </form>
  );
}

/** "Không áp dụng" for one body, with its reason, or back again. */
export function ApplicabilityForm({
  action,
  parts,
}: {
  action: Action;
  parts: readonly { id: number; name: string; applicable: boolean }[];
}) {
  const [state, submit] = useActionState(action, null);
  return (
    <form action={submit} className="mt-3 grid gap-3" key={state ? JSON.stringify(state.fields) : "new"} noValidate>
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <Select
        name="assignmentId"
        label="Đơn vị"
        empty="Chọn đơn vị"
        defaultValue={state?.typed["assignmentId"] ?? ""}
        error={state?.fields["assignmentId"]}
        options={parts.map((part) => ({
          value: String(part.id),
          label: part.applicable ? part.name : `${part.name} (đang không áp dụng)`,
        }))}
      />
      <Choice
        name="applicable"
        label="Nhiệm vụ này với đơn vị"
        defaultValue={state?.typed["applicable"] ?? "false"}
        options={[
          { value: "false", label: "Không áp dụng" },
          { value: "true", label: "Có áp dụng" },
        ]}
      />
      <TextArea
        name="reason"
        label="Lý do"
        rows={2}
        defaultValue={state?.typed["reason"] ?? ""}
        error={state?.fields["reason"]}
      />
      <div>
        <SubmitButton variant="secondary" small>
          Ghi lại
        </SubmitButton>
      </div>
    </form>
  );
}

/** Takes back a confirmation, with the reason the agency will read. */
export function ReopenForm({
  action,
  parts,
}: {
  action: Action;
  parts: readonly { updateId: number; name: string }[];
}) {
  const [state, submit] = useActionState(action, null);
  const fields = state?.fields ?? {};
  return (
    <form action={submit} className="mt-3 grid gap-3" key={JSON.stringify(fields)} noValidate>
      {state && <ErrorSummary title={state.title} fields={renamed(fields)} />}
      <input type="hidden" name="verdict" value="REOPENED" />
      <Select
        name="updateId"
        label="Phần việc đã xác nhận"
        empty="Chọn đơn vị"
        defaultValue={state?.typed["updateId"] ?? (parts.length === 1 ? String(parts[0]?.updateId) : "")}
        error={fields["updateId"] && "Chọn phần việc cần mở lại."}
        options={parts.map((part) => ({ value: String(part.updateId), label: part.name }))}
      />
      <TextArea
        name="reason"
        id="reopen-reason"
        label="Lý do mở lại"
        rows={2}
        defaultValue={state?.typed["reason"] ?? ""}
        error={fields["reason"]}
      />
      <div>
        <SubmitButton variant="secondary" small icon="undo">
          Mở lại phần việc
        </SubmitButton>
      </div>
    </form>
  );
}

/** The summary's links follow the ids of this form. */
function renamed(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, message]) => [name === "reason" ? "reopen-reason" : name, message]),
  );
}
