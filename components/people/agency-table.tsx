import type { AgencyRow } from "../../lib/people/agency-queries.ts";
import { AppLink } from "../ui/link.tsx";
import { HeadCell, Table } from "../ui/table.tsx";
import { periodWords } from "./agency-words.ts";

/** Bodies of the plan with what it gives them to do and how many people they have; a name leads to where reporting is set. */
export function AgencyTable({ agencies, caption }: { agencies: readonly AgencyRow[]; caption: string }) {
  return (
    <Table caption={caption} cards compact fixed className="t-counts">
      <colgroup>
        <col />
        <col className="w-24" />
        <col className="w-24" />
        <col className="w-28" />
        <col className="w-52" />
      </colgroup>
      <thead>
        <tr>
          <HeadCell>Đơn vị</HeadCell>
          <HeadCell digits>Chủ trì</HeadCell>
          <HeadCell digits>Phối hợp</HeadCell>
          <HeadCell digits>Người dùng</HeadCell>
          <HeadCell>Báo cáo tháng</HeadCell>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <tr key={agency.id}>
            <td>
              <AppLink className="ttl" href={`/admin/agencies/${agency.code}`}>
                {agency.name}
              </AppLink>
            </td>
            <Count of="Chủ trì" value={agency.leads} />
            <Count of="Phối hợp" value={agency.coordinates} />
            <Count of="Người dùng" value={agency.people} />
            <td>{!agency.isGroup && periodWords(agency)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Count({ of, value }: { of: string; value: number }) {
  return (
    <td className="num">
      <span className="only-sm">{of}: </span>
      {value}
    </td>
  );
}
