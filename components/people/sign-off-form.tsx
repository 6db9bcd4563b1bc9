"use client";

import { useActionState } from "react";
import { type FormState, UNSENT } from "../../lib/people/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Whether an agency's monthly report is sent by its head only. */
export function SignOffForm({
  action,
  agency,
  place,
}: {
  action: Action;
  agency: { id: number; version: number; needsSignOff: boolean };
  /** Which page to come back to. */
  place: "reports" | "admin";
}) {
  const [state, submit] = useActionState(action, UNSENT);
  return (
    <form action={submit} className="grid gap-3" aria-label="Duyệt trước khi gửi">
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <input type="hidden" name="id" value={agency.id} />
      <input type="hidden" name="version" value={agency.version} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="needed" value={agency.needsSignOff ? "off" : "on"} />
      <p>
        {agency.needsSignOff
          ? "Báo cáo tháng do lãnh đạo đơn vị duyệt và gửi; cán bộ đầu mối soạn rồi trình."
          : "Cán bộ đầu mối soạn và gửi báo cáo tháng, không cần lãnh đạo đơn vị duyệt trên hệ thống."}
      </p>
      <div className="actions">
        <SubmitButton variant="secondary" pendingText="Đang lưu…">
          {agency.needsSignOff ? "Bỏ yêu cầu lãnh đạo duyệt" : "Yêu cầu lãnh đạo duyệt trước khi gửi"}
        </SubmitButton>
      </div>
    </form>
  );
}
