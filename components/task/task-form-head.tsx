import type { BoardTask } from "../../lib/progress/board.ts";
import { PageHead } from "../ui/page-head.tsx";
import { TimelinessChip } from "./status-chip.tsx";

/** The head of a page where one thing is done about a task: how it stands, and the way back to it. */
export function TaskFormHead({ task, label }: { task: BoardTask; label: string }) {
  const { number, shortTitle, standing } = task;
  return (
    <PageHead
      crumbs={[
        { href: "/tasks", label: "Bảng theo dõi nhiệm vụ" },
        { href: `/tasks/${number}`, label: `Nhiệm vụ ${number}` },
        { label },
      ]}
      number={number}
      title={shortTitle}
      tags={<TimelinessChip timeliness={standing.timeliness} days={standing.daysLate} />}
    />
  );
}
