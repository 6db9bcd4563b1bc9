"use client";

import { type FormEvent, type ReactNode, useActionState, useState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Round a list whose lines can be ticked: says how much is, and makes one letter for each agency of it. */
export function PickForm({ action, children }: { action: Action; children: ReactNode }) {
  const [state, submit] = useActionState(action, null);
  const [picked, setPicked] = useState<{ lines: number; agencies: number } | null>(null);
  const count = (form: HTMLFormElement) => {
    const ticked = [...form.querySelectorAll<HTMLInputElement>("input[name=keys]:checked")];
    setPicked({ lines: ticked.length, agencies: new Set(ticked.map((box) => box.dataset["agency"])).size });
  };
  const clear = (form: HTMLFormElement) => {
    form.reset();
    setPicked({ lines: 0, agencies: 0 });
  };
  return (
    <form
      action={submit}
      onChange={(event: FormEvent<HTMLFormElement>) => count(event.currentTarget)}
      aria-label="Lập công văn đôn đốc"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <div id="keys">{children}</div>
      <div className="pick-bar no-print">
        <div className="grow">
          <p role="status">
            <b>
              {picked && picked.lines > 0
                ? `Đã chọn ${picked.lines} nội dung của ${picked.agencies} đơn vị`
                : "Chọn nội dung để lập công văn đôn đốc"}
            </b>
          </p>
          <p className="meta">Mỗi đơn vị một công văn, gộp các nội dung của đơn vị đó.</p>
        </div>
        {picked && picked.lines > 0 && (
          <Button
            variant="quiet"
            onClick={(event) => {
              const { form } = event.currentTarget;
              if (form) clear(form);
            }}
          >
            Bỏ chọn
          </Button>
        )}
        <SubmitButton icon="mail" pendingText="Đang lập…">
          Lập công văn đôn đốc
        </SubmitButton>
      </div>
    </form>
  );
}
