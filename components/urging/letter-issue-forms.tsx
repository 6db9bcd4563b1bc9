"use client";

import { useActionState } from "react";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Fold } from "../ui/fold.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

type Draft = { letterId: number; version: number };

/** Number and date of the signed letter, as the register has them. From then on it is final. */
export function IssueLetterForm({
  action,
  letterId,
  version,
  ordinal,
  symbol,
}: Draft & { action: Action; ordinal: number; symbol: string }) {
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
      <input type="hidden" name="letterId" value={letterId} />
      <input type="hidden" name="seenVersion" value={version} />
      <input type="hidden" name="seenOrdinal" value={ordinal} />
      <TextInput {...field("documentNumber")} label="Số, ký hiệu" placeholder={`Ví dụ: 678/${symbol}`} />
      <DateInput {...field("documentDate")} label="Ngày ban hành" />
      <p className="help">
        Số lấy từ sổ văn bản đi sau khi ký. Ghi xong, công văn không sửa được nữa và đơn vị được báo.
      </p>
      <div>
        <SubmitButton icon="send" pendingText="Đang ban hành…">
          Ban hành
        </SubmitButton>
      </div>
    </form>
  );
}

/** Lets a draft go; no number and no "lần" is lost with it. */
export function DiscardLetterForm({ action, letterId, version }: Draft & { action: Action }) {
  const [state, submit] = useActionState(action, null);
  return (
    <Fold summary="Bỏ dự thảo" open={state !== null}>
      <form action={submit} className="grid gap-3" aria-label="Bỏ dự thảo">
        {state && <ErrorSummary title={state.title} />}
        <input type="hidden" name="letterId" value={letterId} />
        <input type="hidden" name="seenVersion" value={version} />
        <p className="help">Nội dung trong dự thảo vẫn còn ở danh sách quá hạn.</p>
        <div>
          <SubmitButton variant="danger" small icon="x" pendingText="Đang bỏ…">
            Bỏ dự thảo này
          </SubmitButton>
        </div>
      </form>
    </Fold>
  );
}
