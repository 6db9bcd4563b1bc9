"use client";

import { type FormEvent, type ReactNode, useActionState, useState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { type LetterPreview, type PreviewLines, previewedLetters } from "../../lib/urging/preview.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { LetterPreviews } from "./letter-preview.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Round a list whose lines can be ticked: says how much is, and makes one letter for each agency of it. */
export function PickForm({
  action,
  letters,
  lines,
  sampleData,
  children,
}: {
  action: Action;
  letters: readonly LetterPreview[];
  lines: PreviewLines;
  sampleData: boolean;
  children: ReactNode;
}) {
  const [state, submit] = useActionState(action, null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const count = (form: HTMLFormElement) => {
    setPicked([...form.querySelectorAll<HTMLInputElement>("input[name=keys]:checked")].map(({ value }) => value));
  };
  const clear = (form: HTMLFormElement) => {
    form.reset();
    setPicked([]);
  };
  const previewed = previewedLetters(picked, lines, letters);
  return (
    <form
      action={submit}
      onChange={(event: FormEvent<HTMLFormElement>) => count(event.currentTarget)}
      aria-label="Lập công văn đôn đốc"
    >
      {state && <ErrorSummary title={state.title} fields={state.fields} />}
      <div className={previewed.length > 0 ? "pick-beside" : undefined}>
        <div id="keys" className="min-w-0">
          {children}
        </div>
        <LetterPreviews letters={previewed} sampleData={sampleData} />
      </div>
      <div className="pick-bar no-print">
        <div className="grow">
          <p role="status">
            <b>
              {picked.length > 0
                ? `Đã chọn ${picked.length} nội dung của ${previewed.length} đơn vị`
                : "Chọn nội dung để lập công văn đôn đốc"}
            </b>
          </p>
          <p className="meta">Mỗi đơn vị một công văn, gộp các nội dung của đơn vị đó.</p>
        </div>
        {picked.length > 0 && (
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
