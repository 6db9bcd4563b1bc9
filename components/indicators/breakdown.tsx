import { formatMonth } from "../../lib/calendar/format.ts";
import {
  type IndicatorRecord,
  type ProcedureRecord,
  shareOfAgencies,
  shareOfProcedures,
} from "../../lib/indicators/figures.ts";
import type { Target } from "../../lib/indicators/rules.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { Panel } from "../ui/panel.tsx";
import { ShareTable, WhatIfList } from "./shares.tsx";

/** The two numbers of a rate that is counted from the procedures, and what more of would bring it up. */
const COUNTED = {
  DOSSIERS_ONLINE: { part: "Trực tuyến", whole: "Hồ sơ tiếp nhận", more: "hồ sơ trực tuyến" },
  RESULTS_ELECTRONIC: { part: "Có bản điện tử", whole: "Kết quả đã trả", more: "kết quả có bản điện tử" },
} as const;

/** What makes up the rate of a month, by agency and procedure, and what would be if one of them met the target; nothing for entered ones. */
export function Breakdown({
  indicator: { source },
  procedures,
  month,
  target,
  keep,
}: {
  indicator: IndicatorRecord;
  procedures: readonly ProcedureRecord[];
  month: Temporal.PlainYearMonth;
  target: Target;
  keep: KeepReading;
}) {
  if (source === "ENTERED") return null;
  if (source === "SERVICES_USED") return <Unused procedures={procedures} month={month} />;
  const heads = COUNTED[source];
  const agencies = shareOfAgencies(procedures, source, month);
  return (
    <>
      <Panel title={`Nếu từng đơn vị đạt ${target.percent}%`} count={formatMonth(month)}>
        <WhatIfList shares={agencies} target={target} more={heads.more} />
      </Panel>
      <Panel title="Theo đơn vị" count={formatMonth(month)} flush>
        <ShareTable
          shares={agencies}
          target={target}
          heads={{ name: "Đơn vị", ...heads }}
          hrefOf={(agency) => keep(`/indicators/procedures?month=${month}&agency=${agency}`)}
        />
      </Panel>
      <Panel title="Theo thủ tục" count={formatMonth(month)} flush>
        <ShareTable
          shares={shareOfProcedures(procedures, source, month)}
          target={target}
          heads={{ name: "Thủ tục", ...heads }}
        />
      </Panel>
    </>
  );
}

function Unused({ procedures, month }: { procedures: readonly ProcedureRecord[]; month: Temporal.PlainYearMonth }) {
  const unused = new Set(
    shareOfProcedures(procedures, "SERVICES_USED", month)
      .filter(({ part }) => part === 0)
      .map(({ key }) => key),
  );
  return (
    <Panel title="Thủ tục chưa phát sinh hồ sơ" count={`${unused.size}/${procedures.length} thủ tục`}>
      {unused.size === 0 ? (
        <p className="meta">Mọi thủ tục đã phát sinh hồ sơ.</p>
      ) : (
        <ul className="list-disc pl-5 grid gap-1">
          {procedures
            .filter(({ number }) => unused.has(String(number)))
            .map(({ number, name, agency }) => (
              <li key={number}>
                {number}. {name} ({agency.name})
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}
