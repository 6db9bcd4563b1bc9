import type { ComponentProps } from "react";
import { formatMonth } from "../../lib/calendar/format.ts";
import type { AssignmentRole } from "../../lib/platform/prisma/enums.ts";
import { type Board, type BoardAssignment, type BoardTask, standingLeads } from "../../lib/progress/board.ts";
import { coordinatorShare, leadShare, type PartPick, partMatrix, pickedParts } from "../../lib/progress/roll-up.ts";
import { bodiesWord, coordinatorWords } from "../../lib/progress/task-words.ts";
import { EmptyState } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { PartMatrixTable } from "./part-matrix.tsx";
import { PartTable } from "./part-table.tsx";
import { partCount, partStateLook } from "./part-words.ts";

/** Bodies of a kind together; each in a row; each against the states or the months; only those asked for. */
export type RowsView = "groups" | "all" | "matrix" | "missing";

/** From this many bodies on, there is more than one way to look at them. */
const SEVERAL = 4;

/** Who carries a task out, laid out as asked for; one click names the bodies that are not done. */
export function PartsPanel({
  task,
  board,
  closingDay,
  rows,
  pick,
  role,
  promises,
  rowsHref,
  agencyHref,
}: {
  task: BoardTask;
  board: Board;
  closingDay: number;
  rows: RowsView;
  pick: PartPick | null;
  role: AssignmentRole;
  promises: ComponentProps<typeof PartTable>["promises"];
  /** The page with the bodies laid out otherwise, or only those asked for. */
  rowsHref: (rows: RowsView, pick?: string | null, role?: "COORDINATOR" | null) => string;
  agencyHref: (code: string) => string;
}) {
  const share = leadShare(task, board);
  const coordinators = coordinatorWords(task, board);
  const shown = rows === "missing" ? pickedParts(task, board, closingDay, { pick, role }) : task.assignments;
  const several = task.assignments.length >= SEVERAL;
  return (
    <Panel
      id="co-quan"
      title="Cơ quan thực hiện"
      count={[partCount(task), coordinators && `Phối hợp: ${coordinators}`].filter(Boolean).join(" · ")}
      flush
    >
      {(several || rows !== "groups") && (
        <Tabs
          label="Cách xem cơ quan thực hiện"
          className="px-3"
          tabs={[
            { href: rowsHref("groups"), label: "Gộp theo nhóm", current: rows === "groups" },
            { href: rowsHref("all"), label: "Danh sách", count: task.assignments.length, current: rows === "all" },
            { href: rowsHref("matrix"), label: "Bảng đơn vị", current: rows === "matrix" },
            {
              href: rowsHref("missing"),
              label:
                task.standing.timeliness === "ONGOING" ? `Chưa cập nhật tháng ${board.closedMonth.month}` : "Chưa xong",
              count: `${share.missing.length}/${share.whole}`,
              current: rows === "missing" && pick === null && role === "LEAD",
            },
          ]}
        />
      )}
      {rows === "missing" && (
        <p className="picked" data-picked={shown.length}>
          <b>{pickedWords(task, board, shown, pick, role)}</b>
        </p>
      )}
      {rows === "matrix" ? (
        <PartMatrixTable
          task={task}
          board={board}
          matrix={partMatrix(task, board, closingDay)}
          pickHref={(key) => rowsHref("missing", key)}
          missingHref={(of) => rowsHref("missing", null, of === "COORDINATOR" ? of : null)}
          agencyHref={agencyHref}
        />
      ) : shown.length === 0 ? (
        <div className="panel-body">
          <EmptyState icon="check" title="Không có đơn vị nào" />
        </div>
      ) : (
        <PartTable
          parts={shown}
          documentText={task.agenciesText}
          asOf={board.asOf}
          all={rows !== "groups"}
          promises={promises}
          agencyHref={agencyHref}
        />
      )}
    </Panel>
  );
}

/** What the bodies on show have in common: "3/10 huyện chủ trì chưa xong". */
function pickedWords(
  task: BoardTask,
  board: Board,
  shown: readonly BoardAssignment[],
  pick: PartPick | null,
  role: AssignmentRole,
): string {
  if (pick?.kind === "state") return `${partStateLook(pick.state).word}: ${shown.length} đơn vị`;
  if (pick) return `Chưa có cập nhật ${formatMonth(pick.month)}: ${shown.length} đơn vị`;
  const leads = role === "LEAD";
  const { missing, whole } = leads ? leadShare(task, board) : coordinatorShare(task, board);
  const bodies = bodiesWord(leads ? standingLeads(task) : task.assignments.filter((part) => part.role === role));
  const ongoing = task.standing.timeliness === "ONGOING";
  const what = ongoing
    ? `chưa cập nhật ${formatMonth(board.closedMonth)}`
    : leads
      ? "chưa xong"
      : "chưa xác nhận phần việc";
  return `${missing.length}/${whole} ${bodies} ${leads ? "chủ trì" : "phối hợp"} ${what}`;
}
