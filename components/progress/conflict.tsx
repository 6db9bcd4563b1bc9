import type { ConflictView } from "../../lib/progress/form-state.ts";
import { ErrorSummary } from "../ui/error-summary.tsx";

/** Two people wrote at once: what the other saved, with what differs marked; the fields below hold what is being written. */
export function Conflict({ view, title, taskHref }: { view: ConflictView; title: string; taskHref: string }) {
  return (
    <div className="grid gap-3" data-conflict>
      <ErrorSummary title={title} />
      <p>
        <b>{view.storedBy}</b> đã lưu trước. <ins className="diff-mine">Chữ gạch chân</ins> chỉ có ở bản đang sửa,{" "}
        <del className="diff-stored">chữ gạch ngang</del> chỉ có ở bản đã lưu. Các ô bên dưới giữ nguyên bản đang sửa:
        bấm “Giữ bản này và lưu” để ghi thành cập nhật mới nhất, hoặc <a href={taskHref}>giữ bản đã lưu</a>.
      </p>
      <dl className="grid gap-2">
        {view.differences.map((difference) => (
          <div key={difference.label}>
            <dt className="lbl">{difference.label}</dt>
            <dd className="diff pre-line">
              {difference.parts.map((part, index) => {
                const key = `${index}-${part.kind}`;
                if (part.kind === "mine") return <ins key={key}>{part.text}</ins>;
                if (part.kind === "stored") return <del key={key}>{part.text}</del>;
                return <span key={key}>{part.text}</span>;
              })}
            </dd>
          </div>
        ))}
        {view.differences.length === 0 && <p className="muted">Hai bản giống hệt nhau.</p>}
      </dl>
    </div>
  );
}
