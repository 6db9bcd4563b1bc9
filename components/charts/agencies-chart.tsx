import { agencyHref, agencyTable } from "../../lib/metrics/chart-tables.ts";
import { type AgencyFigures, rankAgencies, rankingEnds } from "../../lib/metrics/figures.ts";
import type { Board } from "../../lib/progress/board.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { BASIS_WORDS } from "../../lib/progress/words.ts";
import { EmptyState } from "../ui/notice.tsx";
import { rankedRow } from "./chart-data.ts";
import { type ChartFiles, ChartFrame, tableId } from "./chart-frame.tsx";
import { ChartTableView } from "./chart-table.tsx";
import { RankingChart } from "./ranking-chart.tsx";

const ENDS_SHOWN = 5;

/** Agencies by what came in time of what was due. */
export function AgenciesChart({
  board,
  agencies,
  minimum,
  narrowed,
  files,
  keep,
}: {
  board: Pick<Board, "basis">;
  agencies: readonly AgencyFigures[];
  minimum: number;
  /** Whether only some of what agencies do is counted, and their own pages say more. */
  narrowed: boolean;
  files: ChartFiles;
  keep: KeepReading;
}) {
  const { ranked, unranked } = rankAgencies(agencies, minimum);
  const { lowest, highest } = rankingEnds(ranked, ENDS_SHOWN);
  const hrefOf = narrowed ? (code: string) => `/tasks?agency=${code}` : agencyHref;
  const between = ranked.length - lowest.length - highest.length;
  const half = ranked.filter((agency) => agency.inTime / agency.due < 0.5);
  const takeaway =
    ranked.length === 0
      ? "Chưa xếp được đơn vị nào"
      : half.length > 0
        ? `${half.length}/${ranked.length} đơn vị đúng hạn chưa đến một nửa nội dung`
        : `${ranked.filter((agency) => agency.inTime === agency.due).length}/${ranked.length} đơn vị đúng hạn toàn bộ nội dung`;
  return (
    <ChartFrame
      id="don-vi"
      title={`Đơn vị theo tỷ lệ thực hiện đúng hạn, ${BASIS_WORDS[board.basis]}`}
      takeaway={takeaway}
      note={`Nội dung: phần việc đã đến hạn hoặc đã hoàn thành, và mỗi tháng một lần cập nhật cho nhiệm vụ thường xuyên. Xếp ${ranked.length} đơn vị có từ ${minimum} nội dung; ${unranked.length} đơn vị chưa đủ nội dung; không kể đơn vị không có phần việc tại Phụ lục II`}
      files={files}
      table={
        <ChartTableView
          table={agencyTable([...ranked, ...unranked], minimum, hrefOf)}
          caption="Đơn vị theo tỷ lệ thực hiện đúng hạn"
          keyAs="data-agency"
          keep={keep}
        />
      }
    >
      {ranked.length === 0 ? (
        <EmptyState icon="info" title={`Chưa đơn vị nào có đủ ${minimum} nội dung để xếp`} />
      ) : (
        <>
          <div className="ranks">
            {lowest.length > 0 && (
              <div>
                <h3 className="rank-h">Thấp nhất</h3>
                <RankingChart
                  agencies={lowest.map((agency) => rankedRow(agency, keep(hrefOf(agency.code))))}
                  label="Đơn vị có tỷ lệ đúng hạn thấp nhất"
                />
              </div>
            )}
            {highest.length > 0 && (
              <div>
                <h3 className="rank-h">Cao nhất</h3>
                <RankingChart
                  agencies={highest.map((agency) => rankedRow(agency, keep(hrefOf(agency.code))))}
                  label="Đơn vị có tỷ lệ đúng hạn cao nhất"
                />
              </div>
            )}
          </div>
          {between > 0 && (
            <p className="meta">
              <a href={`#${tableId("don-vi")}`}>Còn {between} đơn vị ở giữa</a>, xếp đủ tại bảng số liệu.
            </p>
          )}
        </>
      )}
    </ChartFrame>
  );
}
