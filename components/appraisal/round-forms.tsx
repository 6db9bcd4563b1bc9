"use client";

import { useActionState } from "react";
import { type Period, periodParams, periodWords } from "../../lib/appraisal/period.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** Drafts a proposal for every agency that the rule names in the period. */
export function DraftRoundForm({ action, period }: { action: Action; period: Period }) {
  const [state, submit] = useActionState(action, null);
  const { from, to } = periodParams(period);
  return (
    <form action={submit} className="grid gap-3" aria-label="Lập dự thảo đề xuất">
      {state && <ErrorSummary title={state.title} />}
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <p className="help">
        Lập đề xuất {periodWords(period)} theo cách tính hiện hành, kèm căn cứ. Số liệu giữ nguyên như lúc lập.
      </p>
      <div>
        <SubmitButton icon="edit" pendingText="Đang lập…">
          Lập dự thảo đề xuất
        </SubmitButton>
      </div>
    </form>
  );
}

/** Number and date of the signed submission, as the register has them. From then on it is final. */
export function IssueRoundForm({
  action,
  roundId,
  decisions,
  symbol,
}: {
  action: Action;
  roundId: number;
  /** How many decisions there had been when the page was read. */
  decisions: number;
  symbol: string;
}) {
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
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="seenDecisions" value={decisions} />
      <TextInput {...field("documentNumber")} label="Số, ký hiệu" placeholder={`Ví dụ: 78/${symbol}`} />
      <DateInput {...field("documentDate")} label="Ngày ban hành" />
      <p className="help">
        Số lấy từ sổ văn bản đi sau khi ký. Ghi xong, đề xuất không sửa được nữa và đơn vị đọc được nội dung về mình.
      </p>
      <div>
        <SubmitButton icon="send" pendingText="Đang ban hành…">
          Ban hành
        </SubmitButton>
      </div>
    </form>
  );
}

/** Lets a draft go, so that the period can be drafted by newer figures. */
export function DiscardRoundForm({ action, roundId }: { action: Action; roundId: number }) {
  const [state, submit] = useActionState(action, null);
  return (
    <Fold summary="Bỏ dự thảo" open={state !== null}>
      <form action={submit} className="grid gap-3" aria-label="Bỏ dự thảo">
        {state && <ErrorSummary title={state.title} />}
        <input type="hidden" name="roundId" value={roundId} />
        <p className="help">
          Các quyết định trong dự thảo vẫn còn trong nhật ký. Sau đó có thể lập lại theo số liệu mới.
        </p>
        <div>
          <SubmitButton variant="danger" small icon="x" pendingText="Đang bỏ…">
            Bỏ dự thảo này
          </SubmitButton>
        </div>
      </form>
    </Fold>
  );
}
