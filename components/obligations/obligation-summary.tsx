import { formatDate } from "../../lib/calendar/format.ts";
import type { ObligationNote, ObligationPartRow } from "../../lib/obligations/queries.ts";
import { obligationFigures } from "../../lib/obligations/rules.ts";
import { NoteLines } from "../plan/note-lines.tsx";
import { Panel } from "../ui/panel.tsx";
import { Table } from "../ui/table.tsx";
import { readAs } from "./standing.tsx";

export type ObligationColumn = { ref: string; parts: readonly ObligationPartRow[] };

/** Each dated obligation: the document's words, and how many of those who owe it have handed something in. */
export function ObligationSummary({
  columns,
  notes,
}: {
  columns: readonly ObligationColumn[];
  notes: readonly ObligationNote[];
}) {
  return (
    <Panel title="Từng trách nhiệm có thời hạn" count={`${columns.length} trách nhiệm`} flush>
      <Table caption="Số đơn vị đã nộp theo từng trách nhiệm" cards>
        <thead>
          <tr>
            <th scope="col">Nội dung</th>
            <th scope="col">Thời hạn</th>
            <th scope="col" className="num">
              Đã nộp
            </th>
            <th scope="col" className="num">
              Đúng hạn
            </th>
            <th scope="col" className="num">
              Nộp muộn
            </th>
            <th scope="col" className="num">
              Đã tiếp nhận
            </th>
            <th scope="col" className="num">
              Chưa nộp
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <SummaryRow key={column.ref} column={column} notes={notes.filter(({ ref }) => ref === column.ref)} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function SummaryRow({ column, notes }: { column: ObligationColumn; notes: readonly ObligationNote[] }) {
  const { ref, parts } = column;
  const [first] = parts;
  if (!first) return null;
  const { owed, handedIn, onTime, late, accepted, missing, exempt } = obligationFigures(parts);
  return (
    <tr data-obligation={ref}>
      <td>
        <b>{first.phrase}</b>
        <div>{first.what}</div>
        <div className="second">
          Mục {first.source}
          {first.sentTo && ` · gửi ${first.sentTo}`}
          {exempt > 0 && ` · ${exempt} đơn vị không áp dụng`}
        </div>
        {notes.length > 0 && (
          <details className="mt-2 no-print">
            <summary>Ghi chú văn bản ({notes.length})</summary>
            <NoteLines notes={notes} />
          </details>
        )}
      </td>
      <td data-label="Thời hạn">
        <span className="tn">{first.dueText}</span>
        <div className="second">
          {readAs(first) && <>hiểu là {readAs(first)}; </>}
          ngày cuối <span className="tn">{formatDate(first.dueOn)}</span>
        </div>
      </td>
      <Fraction label="Đã nộp" part={handedIn} whole={owed} />
      <Fraction label="Đúng hạn" part={onTime} whole={owed} />
      <Fraction label="Nộp muộn" part={late} whole={owed} />
      <Fraction label="Đã tiếp nhận" part={accepted} whole={owed} />
      <Fraction label="Chưa nộp" part={missing} whole={owed} />
    </tr>
  );
}

function Fraction({ label, part, whole }: { label: string; part: number; whole: number }) {
  return (
    <td className="num" data-label={label}>
      <b>{part}</b>/{whole}
    </td>
  );
}
