"use client";

import { useActionState } from "react";
import { CENSURES } from "../../lib/appraisal/rules.ts";
import { DEGREE_WORDS } from "../../lib/appraisal/words.ts";
import type { AppraisalDegree } from "../../lib/platform/prisma/enums.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { TEXT_LIMIT } from "../../lib/progress/limits.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { Select } from "../ui/select.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

const OPTIONS = (["PRAISE", ...CENSURES] as const).map((value) => ({ value, label: DEGREE_WORDS[value] }));

/** Takes a proposal, as it is or worded otherwise, or dismisses it; folded away once it has been decided. */
export function DecisionForm({
  action,
  proposalId,
  seenSeq,
  degree,
  text,
  agency,
}: {
  action: Action;
  proposalId: number;
  /** Number of the last decision its author has seen; 0 for none. */
  seenSeq: number;
  degree: AppraisalDegree;
  text: string;
  agency: string;
}) {
  const [state, submit] = useActionState(action, null);
  // A page shows a form for every proposal: each control is named after its own.
  const idOf = (name: string) => `${name}-${proposalId}`;
  const field = (name: string, initial: string) => ({
    name,
    id: idOf(name),
    defaultValue: state?.typed[name] ?? initial,
    error: state?.fields[name],
  });
  const places = Object.fromEntries(Object.entries(state?.fields ?? {}).map(([name, words]) => [idOf(name), words]));
  const form = (
    <form
      action={submit}
      key={JSON.stringify(state?.typed ?? seenSeq)}
      className="grid gap-3"
      noValidate
      aria-label={`Xử lý đề xuất: ${agency}`}
    >
      {state && <ErrorSummary title={state.title} fields={places} />}
      <input type="hidden" name="proposalId" value={proposalId} />
      <input type="hidden" name="seenSeq" value={seenSeq} />
      <Select {...field("degree", degree)} label="Hình thức" options={OPTIONS} className="max-w-64" />
      <TextArea {...field("text", text)} label="Nội dung đề xuất" rows={4} limit={TEXT_LIMIT} />
      <TextArea
        {...field("reason", "")}
        label="Lý do"
        optional
        rows={2}
        limit={TEXT_LIMIT}
        help="Bắt buộc khi bỏ đề xuất hoặc đổi hình thức."
      />
      <div className="actions">
        <SubmitButton name="verdict" value="ACCEPTED" icon="check" pendingText="Đang ghi…">
          Đồng ý đề xuất
        </SubmitButton>
        <SubmitButton name="verdict" value="DISMISSED" variant="secondary" icon="x" pendingText="Đang ghi…">
          Bỏ đề xuất
        </SubmitButton>
      </div>
    </form>
  );
  return (
    <Fold summary={seenSeq > 0 ? "Xử lý lại" : "Xử lý đề xuất"} open={state !== null}>
      {form}
    </Fold>
  );
}
