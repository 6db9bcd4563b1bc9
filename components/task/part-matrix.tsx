import type { AssignmentRole } from "../../lib/platform/prisma/enums.ts";
import { type Board, type BoardTask, standingLeads } from "../../lib/progress/board.ts";
import {
  leadShare,
  type MatrixColumn,
  type MonthMark,
  type PartMatrix,
  type PartState,
} from "../../lib/progress/roll-up.ts";
import { bodiesWord, coordinatorWords } from "../../lib/progress/task-words.ts";
import { BASIS_TITLES } from "../../lib/progress/words.ts";
import { StatusWord } from "../ui/chip.tsx";
import { classNames } from "../ui/class-names.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";
import { type Tone, toneClass } from "../ui/tone.ts";
import { claimWords, partStateLook } from "./part-words.ts";

type Look = { word: string; tone: Tone; icon: IconName };

const MONTH_LOOK: Readonly<Record<MonthMark, Look>> = {
  GIVEN: { word: "Đã cập nhật", tone: "ok", icon: "ok" },
  MISSING: { word: "Chưa cập nhật", tone: "over", icon: "over" },
  OPEN: { word: "Chưa cập nhật, kỳ còn mở", tone: "soon", icon: "soon" },
  NOT_OWED: { word: "Không phải cập nhật", tone: "na", icon: "na" },
};

const MONTHS_ON_A_PHONE = 5;

/**
 * The bodies of a shared task, a row each, against the states they can be in or the months they owe a word for. The count at
 * the head of a column leads to the bodies it counts; of a month, to those that gave no word.
 */
export function PartMatrixTable({
  task,
  board,
  matrix,
  pickHref,
  missingHref,
  agencyHref,
}: {
  task: BoardTask;
  board: Board;
  matrix: PartMatrix;
  pickHref: (key: string) => string;
  missingHref: (role: AssignmentRole) => string;
  agencyHref: (code: string) => string;
}) {
  const months = matrix.columns.some((column) => column.kind === "month");
  // A phone shows the newest months; what it leaves out must leave no gap in the rows that span.
  const hidden = months ? Math.max(0, matrix.columns.length - MONTHS_ON_A_PHONE) : 0;
  const rolesOf = (role: AssignmentRole) => matrix.rows.filter(({ part }) => part.role === role);
  return (
    <>
      <Table caption={`Đơn vị và ${months ? "các tháng cập nhật" : "trạng thái phần việc"}`} className="matrix">
        <thead>
          <tr>
            <th scope="col" className="matrix-who">
              Cơ quan
            </th>
            {matrix.columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(index < hidden && "hide-sm")}
                data-column={column.key}
              >
                <ColumnHead column={column} href={pickHref(column.key)} />
              </th>
            ))}
          </tr>
        </thead>
        {(["LEAD", "COORDINATOR"] as const).map((role) => {
          const rows = rolesOf(role);
          if (rows.length === 0) return null;
          return (
            <tbody key={role}>
              <tr className="grp">
                <th scope="rowgroup" colSpan={matrix.columns.length + 1 - hidden}>
                  <GroupWords task={task} board={board} role={role} href={missingHref(role)} />
                </th>
                {hidden > 0 && <td colSpan={hidden} className="hide-sm" />}
              </tr>
              {rows.map((row) => (
                <MatrixRow
                  key={row.part.id}
                  row={row}
                  columns={matrix.columns}
                  hidden={hidden}
                  href={agencyHref(row.part.agencyCode)}
                />
              ))}
            </tbody>
          );
        })}
      </Table>
      <Legend matrix={matrix} />
      {!months && (
        <p className="matrix-note meta">
          {BASIS_TITLES[board.basis]}. Số ở đầu cột là số đơn vị; chọn số để xem đúng các đơn vị đó.
        </p>
      )}
      {months && (
        <p className="matrix-note meta">
          Số ở đầu cột là số đơn vị đã cập nhật trên số đơn vị phải cập nhật; chọn số để xem các đơn vị chưa cập nhật.
        </p>
      )}
      {months && <OutsideTheCount rows={matrix.rows} />}
    </>
  );
}

function ColumnHead({ column, href }: { column: MatrixColumn; href: string }) {
  if (column.kind === "state") {
    const look = partStateLook(column.key);
    return (
      <AppLink href={href} className={classNames("matrix-h", toneClass(look.tone))}>
        <b>{column.count}</b>
        <Icon name={look.icon} />
        <span className="matrix-w">{look.word}</span>
      </AppLink>
    );
  }
  const { month, count, whole, running } = column;
  return (
    <AppLink href={href} className="matrix-h">
      <b>
        {count}/{whole}
      </b>
      <span className="sr"> đơn vị đã cập nhật, xem đơn vị chưa cập nhật, </span>
      <span>T{month.month}</span>
      {running && <span className="matrix-w">đang mở</span>}
    </AppLink>
  );
}

/** "Chủ trì: 7/10 huyện đã xong", with the way to the three. */
function GroupWords({
  task,
  board,
  role,
  href,
}: {
  task: BoardTask;
  board: Board;
  role: AssignmentRole;
  href: string;
}) {
  if (role === "COORDINATOR") {
    const words = coordinatorWords(task, board);
    return <>Phối hợp{words && <AppLink href={href}>: {words}</AppLink>}</>;
  }
  const { part, whole, missing } = leadShare(task, board);
  const done = task.standing.timeliness === "ONGOING" ? `đã cập nhật tháng ${board.closedMonth.month}` : "đã xong";
  if (whole === 0) return "Chủ trì";
  return (
    <>
      Chủ trì:{" "}
      <AppLink href={href}>
        {part}/{whole} {bodiesWord(standingLeads(task))}
      </AppLink>{" "}
      {done}
      {missing.length > 0 && `, còn ${missing.length}`}
    </>
  );
}

function MatrixRow({
  row,
  columns,
  hidden,
  href,
}: {
  row: PartMatrix["rows"][number];
  columns: readonly MatrixColumn[];
  hidden: number;
  href: string;
}) {
  const { part, state, months } = row;
  const claim = part.facts.claim?.standing === "WAITING" ? claimWords(part) : null;
  return (
    <tr data-agency={part.agencyCode} data-state={state}>
      <th scope="row" className="matrix-who">
        <AppLink className="ttl" href={href}>
          {part.agencyName}
        </AppLink>
        {claim && <div className="second text-soon-ink">{claim}</div>}
        {state === "NOT_COUNTED" && <div className="second">{partStateLook(state).word}</div>}
      </th>
      {columns.map((column, index) => {
        const mark = months[index];
        const look =
          column.kind === "month"
            ? mark && mark !== "NOT_OWED"
              ? MONTH_LOOK[mark]
              : null
            : column.key === state
              ? partStateLook(state)
              : null;
        return (
          <td key={column.key} className={classNames(index < hidden && "hide-sm", look && toneClass(look.tone))}>
            {look && (
              <>
                <Icon name={look.icon} />
                <span className="sr">{look.word}</span>
                {state === "OVERDUE" && column.kind === "state" && <small>{part.daysLate} ngày</small>}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The bodies that are shown and are in no number, so that rows and denominators can be reconciled. */
function OutsideTheCount({ rows }: Pick<PartMatrix, "rows">) {
  const named = (state: PartState) => rows.flatMap((row) => (row.state === state ? [row.part.agencyName] : []));
  const groups = (["NOT_COUNTED", "NOT_APPLICABLE"] as const).filter((state) => named(state).length > 0);
  return groups.map((state) => (
    <p key={state} className="matrix-note meta">
      Ngoài các mẫu số, {partStateLook(state).word.toLowerCase()}: {named(state).join(", ")}.
    </p>
  ));
}

/** What the marks mean, where the heads have no room for words. */
function Legend({ matrix }: { matrix: PartMatrix }) {
  const looks = matrix.columns.some((column) => column.kind === "month")
    ? [MONTH_LOOK.GIVEN, MONTH_LOOK.MISSING, MONTH_LOOK.OPEN]
    : matrix.columns.flatMap((column) => (column.kind === "state" ? [partStateLook(column.key)] : []));
  return (
    <ul className={classNames("matrix-legend", matrix.columns[0]?.kind === "state" && "only-sm")}>
      {looks.map((look) => (
        <li key={look.word}>
          <StatusWord tone={look.tone} icon={look.icon}>
            {look.word}
          </StatusWord>
        </li>
      ))}
    </ul>
  );
}
