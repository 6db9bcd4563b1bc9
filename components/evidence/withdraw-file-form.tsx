"use client";

import { useActionState } from "react";
import { type FormState, UNSENT } from "../../lib/people/form-state.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Marks a file as withdrawn; one that was sent with a reason. */
export function WithdrawFileForm({
  action,
  fileId,
  used,
  cancelHref,
}: {
  action: Action;
  fileId: number;
  used: boolean;
  cancelHref: string;
}) {
  const [state, submit] = useActionState(action, UNSENT);
  return (
    <form action={submit} className="grid gap-4" noValidate aria-label="Gỡ tệp">
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <input type="hidden" name="fileId" value={fileId} />
      <p>
        Sau khi gỡ, tên tệp vẫn hiện ở nơi đã gửi với dấu “Đã gỡ”; chỉ đơn vị và cơ quan thường trực còn mở được tệp.
        Việc này không hoàn tác được.
      </p>
      <TextArea
        name="reason"
        label="Lý do"
        optional={!used}
        rows={3}
        limit={1000}
        defaultValue={state.values["reason"] ?? ""}
        error={state.fields["reason"]}
        help="Ví dụ: tải nhầm tệp; tệp có thông tin cá nhân của công dân."
      />
      <div className="actions">
        <SubmitButton variant="danger" icon="x" pendingText="Đang gỡ…">
          Gỡ tệp
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}
