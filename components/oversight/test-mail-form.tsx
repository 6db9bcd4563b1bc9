"use client";

import { useActionState } from "react";
import { testMailAction } from "../../lib/oversight/mail-actions.ts";
import { UNSENT } from "../../lib/people/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { Notice } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** "Gửi thử": an e-mail to oneself, and the mail server's own answer. */
export function TestMailForm() {
  const [state, send] = useActionState(testMailAction, UNSENT);
  const answer = state.done;
  return (
    <form action={send} className="form-stack">
      {state.title && <ErrorSummary title={state.title} />}
      {answer && (
        <Notice
          kind={answer.sent ? "ok" : "error"}
          live
          title={answer.sent ? `Đã gửi thử đến ${answer.address}` : `Chưa gửi được đến ${answer.address}`}
        >
          Máy chủ thư trả lời: {answer.answer}
        </Notice>
      )}
      <p>Gửi một thư ngắn đến thư công vụ của tài khoản này để kiểm tra máy chủ thư.</p>
      <div className="actions">
        <SubmitButton variant="secondary" icon="mail" pendingText="Đang gửi…">
          Gửi thử
        </SubmitButton>
      </div>
    </form>
  );
}
