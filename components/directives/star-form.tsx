import type { BoardTask } from "../../lib/progress/board.ts";
import { SubmitButton } from "../ui/submit-button.tsx";

/** A leader's own star on a task: put there by one press, and taken off by the next. */
export function StarForm({
  action,
  task,
  userId,
}: {
  action: (form: FormData) => Promise<void>;
  task: Pick<BoardTask, "id" | "stars">;
  userId: number;
}) {
  const starred = task.stars.some((star) => star.userId === userId);
  return (
    <form action={action} aria-label="Theo dõi nhiệm vụ">
      <input type="hidden" name="taskId" value={task.id} />
      <input type="hidden" name="starred" value={starred ? "false" : "true"} />
      <SubmitButton variant="secondary" icon="star" pendingText="Đang ghi…">
        {starred ? "Bỏ theo dõi" : "Theo dõi nhiệm vụ"}
      </SubmitButton>
    </form>
  );
}
