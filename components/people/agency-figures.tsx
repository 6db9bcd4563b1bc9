import type { AgencyFigures } from "../../lib/metrics/figures.ts";
import type { AgencyRow } from "../../lib/people/agency-queries.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { DeadlineBasis } from "../../lib/progress/rules.ts";
import { BASIS_TITLES } from "../../lib/progress/words.ts";
import { AppLink } from "../ui/link.tsx";
import { DefinitionList } from "../ui/lists.tsx";
import { Panel } from "../ui/panel.tsx";
import { HeadCell, Table } from "../ui/table.tsx";
import { periodWords } from "./agency-words.ts";

/** Bodies of the plan with what it gives them to do, what of it is late, and what came in time of what was due. */
export function AgencyFiguresTable({
  agencies,
  figures,
  caption,
  keep,
}: {
  agencies: readonly AgencyRow[];
  figures: ReadonlyMap<number, AgencyFigures>;
  caption: string;
  keep: KeepReading;
}) {
  return (
    <Table caption={caption} cards compact fixed className="t-counts">
      <colgroup>
        <col />
        <col className="w-24" />
        <col className="w-24" />
        <col className="w-28" />
        <col className="w-28" />
        <col className="w-52" />
      </colgroup>
      <thead>
        <tr>
          <HeadCell>Đơn vị</HeadCell>
          <HeadCell digits>Chủ trì</HeadCell>
          <HeadCell digits>Phối hợp</HeadCell>
          <HeadCell digits>Quá hạn</HeadCell>
          <HeadCell digits>Đúng hạn</HeadCell>
          <HeadCell>Báo cáo tháng</HeadCell>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => {
          const of = figures.get(agency.id);
          return (
            <tr key={agency.id} data-agency={agency.code}>
              <td>
                <AppLink className="ttl" href={keep(`/agencies/${agency.code}`)}>
                  {agency.name}
                </AppLink>
              </td>
              <Count of="Chủ trì" value={agency.leads} />
              <Count of="Phối hợp" value={agency.coordinates} />
              <Count of="Quá hạn" value={of ? of.overdue : "–"} late={Boolean(of && of.overdue > 0)} />
              <Count of="Đúng hạn" value={of && of.due > 0 ? `${of.inTime}/${of.due}` : "–"} />
              <td>{!agency.isGroup && periodWords(agency)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Count({ of, value, late }: { of: string; value: number | string; late?: boolean }) {
  return (
    <td className="num">
      <span className="only-sm">{of}: </span>
      {late ? <b className="text-over-ink">{value}</b> : value}
    </td>
  );
}

/** What one body owed up to the day that is read, and what of it came in time. */
export function AgencyFiguresPanel({
  figures,
  basis,
  scoreHref,
}: {
  figures: AgencyFigures | null;
  basis: DeadlineBasis;
  /** The page of its score; null for those who may not read it. */
  scoreHref: string | null;
}) {
  return (
    <Panel
      title="Kết quả thực hiện"
      id="ket-qua"
      aside={scoreHref && <AppLink href={scoreHref}>Điểm, xếp hạng</AppLink>}
    >
      {figures === null || figures.due === 0 ? (
        <p className="muted">Chưa có nội dung nào đến hạn để tính.</p>
      ) : (
        <DefinitionList
          items={[
            {
              term: "Đúng hạn",
              value: (
                <b>
                  {figures.inTime}/{figures.due} nội dung ({Math.round((figures.inTime / figures.due) * 100)}%)
                </b>
              ),
            },
            { term: "Phần việc xong đúng hạn", value: figures.doneOnTime },
            { term: "Phần việc xong quá hạn", value: figures.doneLate },
            {
              term: "Phần việc đang quá hạn",
              value: figures.overdue > 0 ? <b className="text-over-ink">{figures.overdue}</b> : 0,
            },
            { term: "Cập nhật tháng", value: `${figures.wordsGiven}/${figures.wordsOwed}` },
          ]}
        />
      )}
      <p className="meta mt-2">{BASIS_TITLES[basis]}.</p>
    </Panel>
  );
}
