import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { IssuedRow } from "../../lib/documents/register-queries.ts";
import { sizeWords } from "../../lib/evidence/words.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { FileTag } from "../ui/lists.tsx";
import { Table } from "../ui/table.tsx";

/** Copies shown in full; more are counted. */
const COPIES_SHOWN = 3;

/** The register: number and day, what and to whom, the very file, its hash, and for those who keep it who took a copy. */
export function IssuedTable({
  rows,
  seesCopies,
  keep,
}: {
  rows: readonly IssuedRow[];
  seesCopies: boolean;
  keep: KeepReading;
}) {
  return (
    <Table caption="Văn bản đã phát hành" sticky cards>
      <thead>
        <tr>
          <th scope="col">Số, ngày</th>
          <th scope="col">Trích yếu</th>
          <th scope="col">Nơi nhận</th>
          <th scope="col">Tệp</th>
          {seesCopies && <th scope="col">Đã tải</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-row data-issued={row.id}>
            <td>
              <b className="nb">{row.number}</b>
              <div className="second tn">{formatDate(row.date)}</div>
            </td>
            <td>
              {placeOf(row) === null ? (
                row.title
              ) : (
                <AppLink className="ttl" href={keep(placeOf(row) ?? "")}>
                  {row.title}
                </AppLink>
              )}
              <div className="second">
                {row.issuer} · ghi {formatInstant(row.issuedAt, ZONE)}, {row.issuedBy}
              </div>
            </td>
            <td data-label="Nơi nhận">{row.recipients}</td>
            <td>
              <FileTag href={`/api/documents/${row.id}`} icon="doc-words" note={sizeWords(row.fileSize)}>
                Word
              </FileTag>
              <div className="second nb" title={`SHA-256 ${row.fileSha256}`}>
                SHA-256 {row.fileSha256.slice(0, 8)}…
              </div>
            </td>
            {seesCopies && (
              <td data-label="Đã tải">
                {row.downloads.length === 0 && <span className="muted">chưa ai</span>}
                {row.downloads.slice(0, COPIES_SHOWN).map(({ by, at }) => (
                  <div key={`${by}${at}`} className="second">
                    {by}, {formatInstant(at, ZONE)}
                  </div>
                ))}
                {row.downloads.length > COPIES_SHOWN && (
                  <div className="second">và {row.downloads.length - COPIES_SHOWN} lần khác</div>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The page of what went out. */
function placeOf({ letterId, roundId, month }: IssuedRow): string | null {
  if (letterId !== null) return `/letters/${letterId}`;
  if (roundId !== null) return `/review/appraisal/proposals/${roundId}`;
  return month && `/reports/${month}`;
}
