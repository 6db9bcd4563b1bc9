import type { AuditRow } from "../../lib/people/audit-queries.ts";
import { actionWord, changeWords } from "../../lib/people/audit-words.ts";
import { ROLE_WORDS } from "../../lib/people/words.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { StatusWord } from "../ui/chip.tsx";
import { InstantText } from "../ui/instant-text.tsx";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";

/** The trail, newest first. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  return (
    <Table caption="Nhật ký" sticky cards>
      <thead>
        <tr>
          <HeadCell>Thời điểm</HeadCell>
          <HeadCell>Người thực hiện</HeadCell>
          <HeadCell>Việc</HeadCell>
          <HeadCell>Thay đổi</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <InstantText at={row.at} zone={ZONE} />
            </td>
            <td>
              {actorWords(row)}
              {row.actorRole && <div className="second">{ROLE_WORDS[row.actorRole]}</div>}
            </td>
            <td>
              {actionWord(row.action)}
              {row.outcome === "REFUSED" && (
                <>
                  {" "}
                  <Unwritten action={row.action} />
                </>
              )}
              <div className="second">
                <Subject row={row} />
              </div>
            </td>
            <td className="wrap-anywhere">
              <Changes row={row} />
              <Origin row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Who was turned away at the door has not said who they are, whatever name they typed. */
function actorWords({ action, outcome, actorName }: AuditRow): string {
  return action === "session.start" && outcome === "REFUSED" ? "Người chưa đăng nhập" : actorName;
}

function Subject({ row }: { row: AuditRow }) {
  return (
    <>
      {row.taskNumber !== null && (
        <>
          <AppLink href={`/tasks/${row.taskNumber}`}>Nhiệm vụ {row.taskNumber}</AppLink>{" "}
        </>
      )}
      {row.subjectUser && `Tài khoản ${row.subjectUser} `}
      {row.agencyName}
      {row.subject === "user" && row.subjectId === null && "Tên đăng nhập không có trong hệ thống"}
    </>
  );
}

/** Why nothing was written: somebody wrote first, or it was not theirs to write. */
function Unwritten({ action }: { action: string }) {
  return action === "progress.conflict" ? (
    <StatusWord tone="soon" icon="soon">
      Trùng lúc, chưa ghi
    </StatusWord>
  ) : (
    <StatusWord tone="over" icon="na">
      Bị từ chối
    </StatusWord>
  );
}

/** Where it came from: seldom asked for, so folded away. */
function Origin({ row: { requestId, address } }: { row: AuditRow }) {
  if (!requestId && !address) return null;
  return (
    <details className="second">
      <summary>Mã yêu cầu, địa chỉ</summary>
      <span className="wrap-anywhere">{[requestId, address].filter(Boolean).join(", ")}</span>
    </details>
  );
}

function Changes({ row }: { row: AuditRow }) {
  const changes = changeWords(row.before, row.after);
  if (changes.length === 0) return null;
  return (
    <ul>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {field}: {from !== null && <>{from} → </>}
          {to}
        </li>
      ))}
    </ul>
  );
}
