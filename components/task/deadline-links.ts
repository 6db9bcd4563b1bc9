import type { Actor } from "../../lib/platform/actor.ts";
import { awaitsGuidance, type BoardTask } from "../../lib/progress/board.ts";
import { may } from "../../lib/progress/policy.ts";
import { completedOn } from "../../lib/progress/rules.ts";

/** What the reader may do about a task's deadline: ask for a later one, record the document it waits for, tell of it. */
export function deadlineLinks(task: BoardTask, actor: Actor): { href: string; label: string }[] {
  const links: { href: string; label: string }[] = [];
  const asks = task.assignments.some(
    (part) =>
      part.role === "LEAD" &&
      part.applicable &&
      part.facts.dueOn !== null &&
      completedOn(part.facts) === null &&
      (may(actor, "extension.decide", { agencyId: null }) ||
        (may(actor, "extension.ask", part) && part.timeliness !== "OVERDUE")),
  );
  if (asks) links.push({ href: `/tasks/${task.number}/extension`, label: "Đề nghị gia hạn" });
  if (task.deadlineKind === "CONDITIONAL" && may(actor, "guidance.record", { agencyId: null })) {
    links.push({
      href: `/tasks/${task.number}/guidance`,
      label: task.currentDeadline ? "Sửa văn bản hướng dẫn" : "Ghi nhận văn bản hướng dẫn",
    });
  }
  if (awaitsGuidance(task) && may(actor, "notice.report", { agencyId: actor.agencyId })) {
    links.push({ href: `/tasks/${task.number}/notice`, label: "Báo đã có văn bản hướng dẫn" });
  }
  return links;
}
