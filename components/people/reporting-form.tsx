"use client";

import { useActionState } from "react";
import { setReporting } from "../../lib/people/actions.ts";
import { UNSENT } from "../../lib/people/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { DateInput } from "../ui/text-input.tsx";

type ReportingFormProps = {
  agency: { id: number; version: number };
  reports: boolean;
  /** Today as dd/mm/yyyy, offered as the date. */
  today: string;
};

/** Turns a body's duty to report on or off, from a day, for a reason. */
export function ReportingForm({ agency, reports, today }: ReportingFormProps) {
  const [state, send] = useActionState(setReporting, UNSENT);
  return (
    <form action={send} className="form-stack" noValidate>
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <input type="hidden" name="id" value={agency.id} />
      <input type="hidden" name="version" value={agency.version} />
      <input type="hidden" name="reporting" value={reports ? "off" : "on"} />
      <DateInput
        name="from"
        label={reports ? "Dừng báo cáo từ ngày" : "Báo cáo từ ngày"}
        defaultValue={state.values.from ?? today}
        error={state.fields.from}
      />
      <TextArea
        name="reason"
        label="Lý do"
        help="Ghi số, ngày văn bản nếu có."
        limit={500}
        defaultValue={state.values.reason}
        error={state.fields.reason}
      />
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…" variant={reports ? "danger" : "primary"}>
          {reports ? "Dừng báo cáo" : "Bật báo cáo"}
        </SubmitButton>
      </div>
    </form>
  );
}
