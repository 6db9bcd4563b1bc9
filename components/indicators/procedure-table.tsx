import { formatNumber } from "../../lib/calendar/format.ts";
import { type Counts, countsOf, type ProcedureRow } from "../../lib/indicators/figures.ts";
import { rateWords } from "../../lib/indicators/words.ts";
import { StatusWord } from "../ui/chip.tsx";
import { HeadCell } from "../ui/table.tsx";
import { WideTable } from "../ui/wide-table.tsx";

/** The essential procedures in a month: what was received, of it online, what was issued, of it electronic; which have had no dossier yet. */
export function ProcedureTable({ rows }: { rows: readonly ProcedureRow[] }) {
  const total = countsOf(rows.flatMap(({ counts }) => counts ?? []));
  return (
    <WideTable caption="Hồ sơ và kết quả theo thủ tục" cards>
      <thead>
        <tr>
          <HeadCell digits>TT</HeadCell>
          <HeadCell>Thủ tục</HeadCell>
          <HeadCell>Đơn vị nhập</HeadCell>
          <HeadCell digits>Hồ sơ tiếp nhận</HeadCell>
          <HeadCell digits>Trực tuyến</HeadCell>
          <HeadCell digits>Tỷ lệ trực tuyến</HeadCell>
          <HeadCell digits>Kết quả đã trả</HeadCell>
          <HeadCell digits>Có bản điện tử</HeadCell>
          <HeadCell digits>Tỷ lệ điện tử</HeadCell>
          <HeadCell digits>Hồ sơ từ đầu năm</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ procedure, counts, receivedSoFar }) => (
          <tr key={procedure.number} data-procedure={procedure.number}>
            <td data-label="TT" className="num">
              {procedure.number}
            </td>
            <td data-label="Thủ tục">
              {procedure.name}
              {receivedSoFar === 0 && (
                <span className="block">
                  <StatusWord tone="soon" icon="over">
                    {counts ? "Chưa phát sinh hồ sơ" : "Chưa có số liệu"}
                  </StatusWord>
                </span>
              )}
            </td>
            <td data-label="Đơn vị nhập">{procedure.agency.name}</td>
            <CountCells counts={counts} />
            <td data-label="Hồ sơ từ đầu năm" className="num">
              {formatNumber(receivedSoFar)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            Cộng
          </th>
          <CountCells counts={total} />
          <td data-label="Hồ sơ từ đầu năm" className="num">
            {formatNumber(rows.reduce((sum, { receivedSoFar }) => sum + receivedSoFar, 0))}
          </td>
        </tr>
      </tfoot>
    </WideTable>
  );
}

function CountCells({ counts }: { counts: Counts | null }) {
  const said = (value: number | undefined) => (value === undefined ? "–" : formatNumber(value));
  const rate = (part: number | undefined, whole: number | undefined) =>
    rateWords({ part: part ?? 0, whole: whole ?? 0 }) ?? "–";
  return (
    <>
      <td data-label="Hồ sơ tiếp nhận" className="num">
        {said(counts?.received)}
      </td>
      <td data-label="Trực tuyến" className="num">
        {said(counts?.online)}
      </td>
      <td data-label="Tỷ lệ trực tuyến" className="num">
        {rate(counts?.online, counts?.received)}
      </td>
      <td data-label="Kết quả đã trả" className="num">
        {said(counts?.issued)}
      </td>
      <td data-label="Có bản điện tử" className="num">
        {said(counts?.electronic)}
      </td>
      <td data-label="Tỷ lệ điện tử" className="num">
        {rate(counts?.electronic, counts?.issued)}
      </td>
    </>
  );
}
