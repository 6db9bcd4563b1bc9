"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

export type DraftAction = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

type Form = {
  action: DraftAction;
  /** Which draft, and which version of it was on the screen. */
  hidden: Readonly<Record<string, string | number>>;
};

export function HiddenFields({ hidden }: Pick<Form, "hidden">) {
  return Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

/** Number and date of a signed document, as the register has them. From then on it is final. */
export function IssueDraftForm({ action, hidden, example, help }: Form & { example: string; help: string }) {
  const [state, submit] = useActionState(action, null);
  const field = (name: string) => ({ name, defaultValue: state?.typed[name], error: state?.fields[name] });
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.fields ?? null)}
      className="grid gap-3"
      noValidate
      aria-label="Ghi số, ngày ban hành"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <HiddenFields hidden={hidden} />
      <TextInput {...field("documentNumber")} label="Số, ký hiệu" placeholder={`Ví dụ: ${example}`} />
      <DateInput {...field("documentDate")} label="Ngày ban hành" />
      <p className="help">{help}</p>
      <div>
        <SubmitButton icon="send" pendingText="Đang ban hành…">
          Ban hành
        </SubmitButton>
      </div>
    </form>
  );
}

/** Lets a draft go; no number is lost with it. */
export function DiscardDraftForm({ action, hidden, help }: Form & { help: string }) {
  const [state, submit] = useActionState(action, null);
  return (
    <Fold summary="Bỏ dự thảo" open={state !== null}>
      <form action={submit} className="grid gap-3" aria-label="Bỏ dự thảo">
        {state && <ErrorSummary title={state.title} />}
        <HiddenFields hidden={hidden} />
        <p className="help">{help}</p>
        <div>
          <SubmitButton variant="danger" small icon="x" pendingText="Đang bỏ…">
            Bỏ dự thảo này
          </SubmitButton>
        </div>
      </form>
    </Fold>
  );
}
