import { formatDate, formatDayMonth, formatMonth, formatWeekday } from "../../lib/calendar/format.ts";
import type { ObligationPartRow } from "../../lib/obligations/queries.ts";
import type { BellRow } from "../../lib/oversight/bell-queries.ts";
import type { Desk } from "../../lib/people/session.ts";
import { awaitsGuidance, type Board } from "../../lib/progress/board.ts";
import type { KeepReading, PageReading } from "../../lib/progress/page-reading.ts";
import { type AgencyPeriod, agencyPeriod, type PeriodPart } from "../../lib/progress/period.ts";
import { OwedPanel } from "../obligations/owed-panel.tsx";
import { Main } from "../shell/page-frame.tsx";
import { AsOfForm } from "../shell/reading-tools.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { EmptyState, Notice } from "../ui/notice.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Panel } from "../ui/panel.tsx";
import { BellPanel } from "./bell-panel.tsx";
import { OwnParts } from "./own-parts.tsx";
import { type OwnReport, ReportCard } from "./report-card.tsx";
import { SendPanel } from "./send-panel.tsx";

/** "Việc cần làm": what the agency owes this month, what came back, what is late. */
export function OfficerHome({
  desk,
  board,
  bell,
  obligations,
  view,
  report,
  reading,
  keep,
}: {
  desk: Desk;
  board: Board;
  bell: readonly BellRow[];
  /** What the agency owes by Section IV. */
  obligations: readonly ObligationPartRow[];
  view: "open" | "closed";
  /** The report of the running month; null for a body that owes none. */
  report: OwnReport | null;
  reading: PageReading;
  keep: KeepReading;
}) {
  // An earlier day is on show: nothing can be updated from here.
  const readOnly = reading.asOf.past;
  const period = agencyPeriod(board, desk.actor.agencyId ?? 0, desk.plan);
  const returned = period.open.filter(({ part }) => part.facts.claim?.standing === "RETURNED");
  return (
    <>
      <PageHead
        title="Việc cần làm"
        facts={`${desk.actor.agencyName ?? ""} · ${capital(formatWeekday(board.asOf))}, ${formatDate(board.asOf)}`}
        actions={<AsOfForm reading={reading} here="/" />}
      />
      <Main>
        <div className="cols cols-8-4">
          <div className="stack">
            {report && <ReportCard report={report} today={board.asOf} readOnly={readOnly} keep={keep} />}
            {period.open.length === 0 && (
              <NothingOwed
                agency={desk.actor.agencyName ?? ""}
                code={desk.actor.agencyCode ?? ""}
                held={period.closed.length}
                keep={keep}
              />
            )}
            {returned.map(({ task, part }) => (
              <Notice
                key={part.id}
                kind="warn"
                icon="return"
                title={`Báo cáo hoàn thành bị trả lại: nhiệm vụ ${task.number}`}
                action={!readOnly && <ButtonLink href={`/tasks/${task.number}/update`}>Bổ sung</ButtonLink>}
              >
                <b>{task.shortTitle}.</b> “{part.word?.verdictReason}”
              </Notice>
            ))}
            {period.open.length + period.closed.length > 0 && (
              <OwnParts
                open={period.open}
                closed={period.closed}
                view={view}
                asOf={board.asOf}
                readOnly={readOnly}
                keep={keep}
              />
            )}
          </div>
          <div className="stack">
            <BellPanel rows={bell} unread={readOnly ? 0 : desk.unreadAlerts} keep={keep} />
            <OwedPanel parts={obligations} keep={keep} />
            <Milestones period={period} keep={keep} />
            {!readOnly && <SendPanel waiting={board.tasks.filter(awaitsGuidance)} />}
            <Panel title="Cần hỗ trợ">
              <p>Cơ quan thường trực – Công an tỉnh, giờ hành chính.</p>
              <p className="meta mt-2">Số liệu tính đến ngày {formatDate(board.asOf)}.</p>
            </Panel>
          </div>
        </div>
      </Main>
    </>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function NothingOwed({ agency, code, held, keep }: { agency: string; code: string; held: number; keep: KeepReading }) {
  return (
    <EmptyState
      icon="check"
      title="Không còn nhiệm vụ nào phải cập nhật"
      action={<ButtonLink href={keep(`/agencies/${code}`)}>Xem nhiệm vụ cụ thể tại Mục III</ButtonLink>}
    >
      {held > 0
        ? "Mọi phần việc của đơn vị đã xong, đang chờ xác nhận hoặc không áp dụng."
        : `${agency} không có phần việc trong Phụ lục II; nhiệm vụ cụ thể của đơn vị nêu tại Mục III.`}
    </EmptyState>
  );
}

const MILESTONE_DAYS = 90;

function Milestones({ period, keep }: { period: AgencyPeriod; keep: KeepReading }) {
  const dates = period.open
    .flatMap(({ task, part }: PeriodPart) => {
      const due = part.facts.dueOn;
      return due
        ? [
            {
              key: `${task.number}`,
              date: due,
              label: `Nhiệm vụ ${task.number} – ${task.shortTitle}`,
              href: keep(`/tasks/${task.number}`),
            },
          ]
        : [];
    })
    .concat(
      period.open.length > 0
        ? [{ key: "month", date: period.to, label: `Hết kỳ cập nhật ${formatMonth(period.month)}`, href: keep("/") }]
        : [],
    )
    .map((mark) => ({
      ...mark,
      days: mark.date.since(period.to.subtract({ days: period.daysLeft }), { largestUnit: "days" }).days,
    }))
    .filter((mark) => mark.days >= 0 && mark.days <= MILESTONE_DAYS)
    .sort((a, b) => a.days - b.days);
  if (dates.length === 0) return null;
  return (
    <Panel title="Mốc sắp tới" flush>
      <ul className="rows rows-tight miles">
        {dates.map((mark) => (
          <li key={mark.key}>
            <b className="tn">{formatDayMonth(mark.date)}</b>
            <AppLink className="ttl" href={mark.href}>
              {mark.label}
            </AppLink>
            <span className="muted nb">{mark.days === 0 ? "hôm nay" : `${mark.days} ngày`}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
