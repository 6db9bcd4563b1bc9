"use client";

import { useActionState } from "react";
import { makeFeedAction, revokeFeedAction } from "../../lib/oversight/feed-actions.ts";
import { UNSENT } from "../../lib/people/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Notice } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/**
 * Makes, replaces and revokes the address of one's own calendar. The address is on the screen once, right after it was made.
 * @param state when it was made and last read, already in words; null where there is none
 */
export function FeedForm({ state }: { state: { made: string; read: string } | null }) {
  const [sent, send] = useActionState(makeFeedAction, UNSENT);
  return (
    <div className="form-stack">
      {sent.title && <ErrorSummary title={sent.title} />}
      <p>
        Địa chỉ bí mật để ứng dụng lịch trên điện thoại hoặc máy tính tự cập nhật thời hạn, nhắc trước 7 ngày và 1 ngày.
        Ai có địa chỉ này đều xem được lịch; không chuyển cho người khác.
      </p>
      {sent.done && (
        <Notice kind="ok" live title="Địa chỉ lịch mới, chỉ hiện một lần">
          <p className="break-all">
            <b id="dia-chi-lich">{sent.done.address}</b>
          </p>
          <p className="mt-2">
            <a href={sent.done.address.replace(/^https?:/, "webcal:")}>Mở trong ứng dụng lịch</a>, hoặc sao chép địa chỉ
            và chọn “Đăng ký lịch theo địa chỉ” (Subscribe) trong ứng dụng.
          </p>
        </Notice>
      )}
      {state && (
        <p className="meta">
          Địa chỉ hiện có: tạo lúc {state.made}; {state.read}.
        </p>
      )}
      <div className="actions">
        <form action={send}>
          <SubmitButton variant="secondary" icon="cal" pendingText="Đang tạo…">
            {state ? "Thay địa chỉ mới" : "Tạo địa chỉ lịch"}
          </SubmitButton>
        </form>
        {state && (
          <form action={revokeFeedAction}>
            <SubmitButton variant="secondary" pendingText="Đang thu hồi…">
              Thu hồi
            </SubmitButton>
          </form>
        )}
      </div>
      {state && <p className="help">Thay địa chỉ mới hoặc thu hồi thì địa chỉ cũ ngừng hoạt động ngay.</p>}
    </div>
  );
}
