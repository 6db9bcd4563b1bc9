"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** The secretariat's answer to one request: granted by a document, or refused with a reason. */
export function ExtensionDecisionForm({
  action,
  requestId,
  requested,
  first,
}: {
  action: Action;
  requestId: number;
  requested: string;
  first: boolean;
}) {
  const [state, submit] = useActionState(action, null);
  const own = (name: string) => `${name}-${requestId}`;
  const field = (name: string, initial = "") => ({
    name,
    id: own(name),
    defaultValue: state?.typed[name] ?? initial,
    error: state?.fields[name],
  });
  const fields = Object.fromEntries(Object.entries(state?.fields ?? {}).map(([name, message]) => [own(name), message]));
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-3"
      noValidate
      aria-label="Quyết định gia hạn"
    >
      {state && <ErrorSummary title={state.title} fields={fields} />}
      <input type="hidden" name="requestId" value={requestId} />
      <div className="grid gap-3 md:grid-cols-2">
        <DateInput {...field("grantedDueOn", requested)} label="Hạn mới" />
        <TextInput {...field("documentNumber")} label="Số, ký hiệu văn bản quyết định" />
        <DateInput {...field("documentDate")} label="Ngày văn bản quyết định" />
        <TextInput {...field("documentIssuer")} label="Cơ quan ban hành" />
      </div>
      <TextArea
        {...field("reason")}
        label="Ý kiến, lý do"
        optional
        rows={2}
        limit={2000}
        help="Bắt buộc khi không đồng ý."
      />
      <div className="actions">
        <SubmitButton
          name="verdict"
          value="GRANTED"
          icon="check"
          variant={first ? "primary" : "secondary"}
          pendingText="Đang ghi…"
        >
          Đồng ý gia hạn
        </SubmitButton>
        <SubmitButton name="verdict" value="REFUSED" variant="secondary" icon="x" pendingText="Đang ghi…">
          Không đồng ý
        </SubmitButton>
      </div>
    </form>
  );
}
