import type { Actor } from "../../lib/platform/actor.ts";
import type { BoardTask } from "../../lib/progress/board.ts";
import { may } from "../../lib/progress/policy.ts";
import { awaitsConfirmation, takesUpdates } from "../../lib/progress/rules.ts";
import { ButtonLink } from "../ui/button.tsx";

/** The next step of whoever is looking: update one's own part, or answer the claims that wait. */
export function TaskActions({ task, actor, readOnly }: { task: BoardTask; actor: Actor; readOnly: boolean }) {
  if (readOnly) return null;
  const own = task.assignments.find((part) => may(actor, "progress.write", part));
  if (own) {
    if (!takesUpdates(own.facts))
      return <span className="muted">Phần việc của đơn vị đã được xác nhận hoàn thành hoặc không áp dụng.</span>;
    return (
      <ButtonLink variant="primary" icon="edit" href={`/tasks/${task.number}/update`}>
        Cập nhật tiến độ
      </ButtonLink>
    );
  }
  const waiting = task.assignments.filter((part) => awaitsConfirmation(part.facts)).length;
  if (waiting > 0 && may(actor, "completion.decide", { agencyId: null })) {
    return (
      <ButtonLink variant="primary" icon="check" href={`/review?task=${task.number}`}>
        Xem {waiting} phần việc chờ xác nhận
      </ButtonLink>
    );
  }
  return null;
}
