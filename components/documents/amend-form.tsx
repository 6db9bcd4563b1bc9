"use client";

import { useActionState } from "react";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { type DraftAction, HiddenFields } from "./draft-forms.tsx";

/** One text about a document that went out: why it is replaced, or what is corrected in it. */
export function AmendForm({
  action,
  hidden,
  name,
  label,
  help,
  initial = "",
  button,
}: {
  action: DraftAction;
  hidden: Readonly<Record<string, string | number>>;
  /** The field's. */
  name: "reason" | "text";
  label: string;
  help: string;
  initial?: string;
  button: string;
}) {
  const [state, submit] = useActionState(action, null);
  return (
    <form
      action={submit}
      key={JSON.stringify(state?.typed ?? hidden)}
      className="grid gap-3"
      noValidate
      aria-label={button}
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <HiddenFields hidden={hidden} />
      <TextArea
        name={name}
        label={label}
        help={help}
        rows={4}
        limit={TEXT_LIMIT}
        defaultValue={state?.typed[name] ?? initial}
        error={state?.fields[name]}
      />
      <div>
        <SubmitButton variant="secondary" icon="edit" pendingText="Đang lưu…">
          {button}
        </SubmitButton>
      </div>
    </form>
  );
}
