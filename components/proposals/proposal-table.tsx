import { formatDate } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { ProposalRow } from "../../lib/proposals/queries.ts";
import { ENTRY_WORDS } from "../../lib/proposals/words.ts";
import { AppLink } from "../ui/link.tsx";
import { Table } from "../ui/table.tsx";
import { ProposalStateChip } from "./state-chip.tsx";

const dayOf = (at: Temporal.Instant) => formatDate(at.toZonedDateTimeISO(ZONE).toPlainDate());

/** Proposals, newest first: who asks whom for what, and how it stands. */
export function ProposalTable({ rows, keep }: { rows: readonly ProposalRow[]; keep: KeepReading }) {
  return (
    <Table caption="Đề xuất, kiến nghị" cards sticky>
      <thead>
        <tr>
          <th scope="col">Đơn vị đề xuất</th>
          <th scope="col">Nội dung</th>
          <th scope="col">Gửi đến</th>
          <th scope="col">Tình trạng</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const last = row.entries.at(-1);
          return (
            <tr key={row.id} data-row data-proposal={row.id} data-state={row.state}>
              <td>
                <b className="nb">{row.agencyName}</b>
                <div className="second tn">{dayOf(row.at)}</div>
              </td>
              <td>
                <AppLink className="ttl" href={keep(`/proposals/${row.id}`)}>
                  <span className="clamp">{row.text}</span>
                </AppLink>
                <div className="second">
                  {row.taskNumber === null ? "Không gắn nhiệm vụ" : `Nhiệm vụ ${row.taskNumber} – ${row.taskTitle}`}
                  {row.documentNumber && ` · văn bản ${row.documentNumber}`}
                  {row.fromUpdate && " · nêu trong cập nhật"}
                </div>
              </td>
              <td data-label="Gửi đến">{row.addressee ?? "không ghi nơi nhận"}</td>
              <td>
                <ProposalStateChip state={row.state} />
                {row.forwardedTo && <div className="second">đã chuyển {row.forwardedTo}</div>}
                {last && (
                  <div className="second tn">
                    {ENTRY_WORDS[last.kind]} {dayOf(last.at)}
                  </div>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
