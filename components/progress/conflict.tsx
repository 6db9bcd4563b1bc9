import type { ReactNode } from "react";
import type { ConflictView, DifferencePart } from "../../lib/progress/form-state.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/**
 * Two people wrote at once: both texts whole, side by side, with what only one of them says marked, and a button under
 * each. The fields below hold what is being written, and can still be changed before it is kept.
 */
export function Conflict({
  view,
  title,
  taskHref,
  send,
}: {
  view: ConflictView;
  title: string;
  taskHref: string;
  /** Where the form goes, where that is not its own action. */
  send?: { formAction: string | undefined };
}) {
  return (
    <div data-conflict>
      <Notice kind="warn" title={title} live>
        Chọn bản giữ lại. Bản không chọn vẫn còn: bản đã lưu trong Diễn biến, bản chưa ghi trong Nhật ký của nhiệm vụ.
      </Notice>
      <div className="two">
        <Version
          title="Bản đang sửa trên máy này"
          by="Chưa lưu"
          view={view}
          shows="mine"
          action={
            <SubmitButton {...send} pendingText="Đang lưu…">
              Giữ bản này và lưu
            </SubmitButton>
          }
        />
        <Version
          title="Bản đã lưu"
          by={`${view.storedBy}, ${view.storedAt}`}
          view={view}
          shows="stored"
          action={<ButtonLink href={taskHref}>Giữ bản đã lưu</ButtonLink>}
        />
      </div>
    </div>
  );
}

function Version({
  title,
  by,
  view,
  shows,
  action,
}: {
  title: string;
  by: string;
  view: ConflictView;
  shows: "mine" | "stored";
  action: ReactNode;
}) {
  return (
    <div>
      <div>
        <h3>{title}</h3>
        <p className="meta">{by}</p>
        <dl className="grid gap-2 mt-2">
          {view.differences.map((difference) => (
            <div key={difference.label}>
              <dt className="meta">{difference.label}</dt>
              <dd className="diff pre-line">
                <Text parts={difference.parts} shows={shows} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {action}
    </div>
  );
}

/** One version of a text, with the words that only it has marked. */
function Text({ parts, shows }: { parts: readonly DifferencePart[]; shows: "mine" | "stored" }) {
  const own = parts.filter((part) => part.kind === "both" || part.kind === shows);
  if (own.every((part) => part.text.trim() === "")) return <span className="muted">để trống</span>;
  return own.map((part, index) => {
    const key = `${index}-${part.kind}`;
    return part.kind === "both" ? <span key={key}>{part.text}</span> : <ins key={key}>{part.text}</ins>;
  });
}
