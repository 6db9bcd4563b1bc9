import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { SweepRow } from "../../lib/oversight/queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import { StatusWord } from "../ui/chip.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Table } from "../ui/table.tsx";

/** Who or what started a run. */
export function triggerWords({ trigger, startedBy }: Pick<SweepRow, "trigger" | "startedBy">): string {
  if (trigger === "schedule") return "theo lịch";
  return trigger === "catch-up" ? "chạy bù" : `do ${startedBy ?? trigger} chạy`;
}

/** The last runs of the sweep: when, for which day, what came of it, and why one failed. */
export function SweepRuns({ runs }: { runs: readonly SweepRow[] }) {
  if (runs.length === 0) {
    return (
      <div className="panel-body">
        <EmptyState icon="reg" title="Chưa chạy lần nào" />
      </div>
    );
  }
  return (
    <Table caption="Các lần rà soát" cards>
      <thead>
        <tr>
          <th scope="col">Bắt đầu</th>
          <th scope="col">Cho ngày</th>
          <th scope="col">Nguồn</th>
          <th scope="col" className="num">
            Thông báo mới
          </th>
          <th scope="col">Kết quả</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id} data-run={run.id}>
            <td className="tn" data-label="Bắt đầu">
              {formatInstant(run.startedAt, ZONE)}
            </td>
            <td className="tn" data-label="Cho ngày">
              {formatDate(run.day)}
            </td>
            <td data-label="Nguồn:">{triggerWords(run)}</td>
            <td className="num" data-label="Thông báo mới:">
              {run.raised}
            </td>
            <td>
              <RunResult run={run} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RunResult({ run }: { run: SweepRow }) {
  if (run.failure) {
    return (
      <StatusWord tone="over" icon="over">
        Không xong: {run.failure}
      </StatusWord>
    );
  }
  return run.finishedAt ? (
    <StatusWord tone="ok" icon="ok">
      Xong
    </StatusWord>
  ) : (
    <StatusWord tone="soon" icon="soon">
      Đang chạy, hoặc bị ngắt giữa chừng
    </StatusWord>
  );
}
