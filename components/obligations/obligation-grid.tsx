import type { ObligationPartRow } from "../../lib/obligations/queries.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { Table } from "../ui/table.tsx";
import type { ObligationColumn } from "./obligation-summary.tsx";
import { StandingChip, standingDetail } from "./standing.tsx";

/** Who has handed in what: a row for each body, a column for each obligation. Each cell leads to its own page. */
export function ObligationGrid({
  columns,
  rows,
  total,
  keep,
}: {
  columns: readonly ObligationColumn[];
  /** The bodies on show, each with its parts. */
  rows: readonly (readonly ObligationPartRow[])[];
  /** How many bodies there are without the filter. */
  total: number;
  keep: KeepReading;
}) {
  return (
    <Panel
      title="Đơn vị và trách nhiệm"
      count={rows.length === total ? `${total} đơn vị` : `${rows.length}/${total} đơn vị`}
      flush
    >
      <Table caption="Tình trạng nộp văn bản của từng đơn vị" cards sticky>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            {columns.map(({ ref, parts }) => (
              <th scope="col" key={ref}>
                {parts[0]?.phrase}
                <div className="second">
                  Mục {parts[0]?.source} · {parts[0]?.dueText}
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((parts) => (
            <tr key={parts[0]?.agencyCode} data-row data-agency={parts[0]?.agencyCode}>
              <td>
                <AppLink className="ttl" href={keep(`/agencies/${parts[0]?.agencyCode}`)}>
                  <b className="nb">{parts[0]?.agencyName}</b>
                </AppLink>
              </td>
              {columns.map((column) => (
                <Cell key={column.ref} part={parts.find(({ ref }) => ref === column.ref)} keep={keep} />
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function Cell({ part, keep }: { part: ObligationPartRow | undefined; keep: KeepReading }) {
  if (!part) return <td className="muted">–</td>;
  const detail = standingDetail(part);
  return (
    <td data-label={`${part.phrase}:`} data-cell={part.ref} data-standing={part.standing}>
      <AppLink href={keep(`/obligations/${part.ref}/${part.agencyCode}`)} className="no-underline">
        <StandingChip standing={part.standing} />
        <span className="sr">
          : {part.agencyName}, {part.phrase}, mục {part.source}
        </span>
      </AppLink>
      {detail && <div className="second tn">{detail}</div>}
    </td>
  );
}
