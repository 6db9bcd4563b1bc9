"use client";

import { useActionState } from "react";
import { UNSENT } from "../../lib/people/form-state.ts";
import { addDayOffAction, changeDayOffAction, deleteDayOffAction } from "../../lib/plans/actions.ts";
import { ButtonLink } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { DayOffFields, type StoredDay } from "./day-off-fields.tsx";

type Target = { id: number; version: number };

/** A day more in the calendar. */
export function AddDayOffForm() {
  const [state, send] = useActionState(addDayOffAction, UNSENT);
  return (
    <form action={send} className="form-stack" noValidate aria-label="Thêm ngày vào lịch">
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <DayOffFields values={state.values} errors={state.fields} />
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Thêm vào lịch</SubmitButton>
      </div>
    </form>
  );
}

/** A day put right. After a conflict each differing field shows what someone else stored; sending again keeps this one. */
export function ChangeDayOffForm({ day, stored, backHref }: { day: Target; stored: StoredDay; backHref: string }) {
  const [state, send] = useActionState(changeDayOffAction, UNSENT);
  const conflict = state.title !== null && Object.keys(state.fields).length === 0;
  return (
    <form action={send} className="form-stack" noValidate aria-label="Sửa ngày trong lịch">
      <ErrorSummary fields={state.fields} title={state.title ?? undefined} />
      <TargetFields day={day} />
      <DayOffFields values={state.values} errors={state.fields} stored={stored} conflict={conflict} />
      <div className="actions">
        <SubmitButton pendingText="Đang lưu…">Lưu</SubmitButton>
        <ButtonLink href={backHref} variant="quiet">
          Hủy
        </ButtonLink>
      </div>
    </form>
  );
}

/** A day taken out of the calendar; what it was stays on record. */
export function DeleteDayOffForm({ day }: { day: Target }) {
  const [state, send] = useActionState(deleteDayOffAction, UNSENT);
  return (
    <form action={send} className="form-stack" aria-label="Xóa ngày khỏi lịch">
      {state.title && <ErrorSummary title={state.title} />}
      <TargetFields day={day} />
      <p className="help">Ngày này trở lại là ngày bình thường của tuần. Nhật ký vẫn giữ nội dung đã xóa.</p>
      <div>
        <SubmitButton variant="danger" pendingText="Đang xóa…">
          Xóa khỏi lịch
        </SubmitButton>
      </div>
    </form>
  );
}

function TargetFields({ day }: { day: Target }) {
  return (
    <>
      <input type="hidden" name="id" value={day.id} />
      <input type="hidden" name="version" value={day.version} />
    </>
  );
}
