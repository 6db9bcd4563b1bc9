import { formatDate } from "../../lib/calendar/format.ts";
import { agencyFigures, bucketFigures, headlineOf } from "../../lib/metrics/figures.ts";
import type { BellRow } from "../../lib/oversight/bell-queries.ts";
import { waitingClaims } from "../../lib/oversight/claims.ts";
import type { Inbox } from "../../lib/oversight/inbox-queries.ts";
import type { LeaderDesk } from "../../lib/oversight/leader-queries.ts";
import { type OverduePart, overdueParts } from "../../lib/oversight/overdue.ts";
import { may } from "../../lib/oversight/policy.ts";
import type { Desk } from "../../lib/people/session.ts";
import { type Board, isCounted } from "../../lib/progress/board.ts";
import type { KeepReading, PageReading } from "../../lib/progress/page-reading.ts";
import { may as mayRecord } from "../../lib/progress/policy.ts";
import { figuresDayWords } from "../../lib/progress/words.ts";
import { newestMonthRates, type ReportTable } from "../../lib/reports/table.ts";
import { HeadlineSentence } from "../charts/headline.tsx";
import { KeyFigures } from "../charts/key-figures.tsx";
import { Main } from "../shell/page-frame.tsx";
import { AsOfForm, BasisSwitch } from "../shell/reading-tools.tsx";
import { TimelinessChip } from "../task/status-chip.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Table } from "../ui/table.tsx";
import { BellPanel } from "./bell-panel.tsx";
import { InboxPanel } from "./inbox-panel.tsx";
import { LeaderPanel } from "./leader-panel.tsx";
import { ReportsPanel } from "./reports-panel.tsx";

/** "Tổng quan" of those who follow everything: what is late and whose, what waits, who is silent. */
export function Overview({
  desk,
  board,
  bell,
  reports,
  inbox,
  leader,
  reading,
  keep,
}: {
  desk: Desk;
  board: Board;
  bell: readonly BellRow[];
  reports: ReportTable;
  inbox: Inbox;
  /** What needs a leader; null for others. */
  leader: LeaderDesk | null;
  reading: PageReading;
  keep: KeepReading;
}) {
  const figures = bucketFigures(board);
  const late = overdueParts(board);
  const claims = waitingClaims(board);
  const follows = may(desk.actor, "review.read", { userId: null });
  return (
    <>
      <div className="lead-s">
        <div className="wrap">
          <HeadlineSentence headline={headlineOf(board, figures)} />
          <div className="lead-tools">
            {follows && !reading.asOf.past ? (
              <ButtonLink variant="primary" icon="check" href="/review">
                {claims.length > 0 ? `Duyệt ${claims.length} phần việc chờ xác nhận` : "Mở Bàn duyệt"}
              </ButtonLink>
            ) : (
              <ButtonLink variant="primary" icon="chart" href={keep("/charts")}>
                Xem biểu đồ
              </ButtonLink>
            )}
            <BasisSwitch reading={reading} here="/" />
            <AsOfForm reading={reading} here="/" />
          </div>
        </div>
      </div>
      <Main className="stack">
        {leader && <LeaderPanel leader={leader} board={board} userId={desk.actor.id} keep={keep} />}
        <KeyFigures
          board={board}
          figures={figures}
          overdue={late}
          changes={null}
          reports={newestMonthRates(reports)}
          dueSoonDays={desk.plan.dueSoonDays}
          keep={keep}
        />
        <div className="cols cols-8-4">
          <div className="stack">
            <OverduePanel late={late} keep={keep} />
            <AgenciesInDebt board={board} limit={desk.plan.silentMonthsLimit} keep={keep} />
          </div>
          <div className="stack">
            <ReportsPanel table={reports} settings={desk.plan} follows={follows} keep={keep} />
            {follows && (
              <Panel
                title="Chờ xác nhận"
                count={claims.length}
                aside={<AppLink href={keep("/review")}>Bàn duyệt</AppLink>}
                flush
              >
                {claims.length === 0 ? (
                  <p className="panel-body muted">Không có phần việc nào chờ xác nhận.</p>
                ) : (
                  <ul className="rows rows-tight">
                    {claims.slice(0, 5).map((claim) => (
                      <li key={claim.word.updateId} className="text-table">
                        <AppLink className="ttl" href={keep(`/review?task=${claim.task.number}`)}>
                          {claim.part.agencyName}, nhiệm vụ {claim.task.number}
                        </AppLink>
                        <div className="meta">
                          Báo hoàn thành {formatDate(claim.claimedOn)} · {claim.word.evidenceNumber ?? "tệp đính kèm"}
                        </div>
                      </li>
                    ))}
                  </ul>
                )}
              </Panel>
            )}
            <InboxPanel
              inbox={inbox}
              records={!reading.asOf.past && mayRecord(desk.actor, "guidance.record", { agencyId: null })}
              keep={keep}
            />
            <BellPanel rows={bell} unread={reading.asOf.past ? 0 : desk.unreadAlerts} keep={keep} />
          </div>
        </div>
        <p className="meta">{figuresDayWords(board.asOf, desk.sampleData, board.basis)}.</p>
      </Main>
    </>
  );
}

const LATE_SHOWN = 8;

function OverduePanel({ late, keep }: { late: readonly OverduePart[]; keep: KeepReading }) {
  return (
    <Panel
      title="Phần việc quá hạn"
      count={`${late.length} phần việc`}
      aside={<AppLink href={keep("/review/overdue?kind=part")}>Xem tất cả</AppLink>}
      flush
    >
      {late.length === 0 ? (
        <div className="panel-body">
          <EmptyState icon="check" title="Không có nội dung quá hạn" />
        </div>
      ) : (
        <Table caption="Phần việc quá hạn" cards>
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              <th scope="col">Nhiệm vụ</th>
              <th scope="col">Tình trạng</th>
              <th scope="col">Cập nhật gần nhất</th>
            </tr>
          </thead>
          <tbody>
            {late.slice(0, LATE_SHOWN).map(({ task, part, days, awaiting }) => (
              <tr key={part.id} className="is-over" data-row>
                <td>
                  <b className="nb">{part.agencyName}</b>
                </td>
                <td>
                  <AppLink className="ttl" href={keep(`/tasks/${task.number}`)}>
                    {task.number}. {part.part ?? task.shortTitle}
                  </AppLink>
                </td>
                <td>
                  <TimelinessChip timeliness="OVERDUE" days={days} />
                  {awaiting && <div className="second">Chờ xác nhận hoàn thành</div>}
                </td>
                <td>
                  <span className="clamp">{part.word?.result ?? "Chưa có cập nhật"}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

/** Agencies with standing duties silent for as many months as may be urged, the longest first. */
function AgenciesInDebt({ board, limit, keep }: { board: Board; limit: number; keep: KeepReading }) {
  const silent = board.tasks.flatMap((task) =>
    task.assignments.filter((part) => isCounted(part) && part.silentMonths >= limit).map((part) => ({ task, part })),
  );
  const byAgency = [...Map.groupBy(silent, ({ part }) => part.agencyCode).values()].sort((a, b) => b.length - a.length);
  const reporting = agencyFigures(board).length;
  return (
    <Panel
      title={`Nhiệm vụ thường xuyên chưa cập nhật từ ${limit} tháng liền`}
      count={`${byAgency.length}/${reporting} đơn vị`}
      flush
    >
      {byAgency.length === 0 ? (
        <p className="panel-body muted">Không đơn vị nào im lặng từ {limit} tháng trở lên.</p>
      ) : (
        <ul className="rows rows-tight">
          {byAgency.map((held) => (
            <li key={held[0]?.part.agencyCode} className="text-table">
              <b>{held[0]?.part.agencyName}</b>:{" "}
              {held.map(({ task, part }, index) => (
                <span key={part.id}>
                  {index > 0 && ", "}
                  <AppLink href={keep(`/tasks/${task.number}`)}>nhiệm vụ {task.number}</AppLink> ({part.silentMonths}{" "}
                  tháng)
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
