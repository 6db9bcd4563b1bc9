import type { ReactNode } from "react";
import { formatDate } from "../../lib/calendar/format.ts";
import type { ConsolidatedSection } from "../../lib/platform/prisma/enums.ts";
import {
  type ConsolidatedDraft,
  type Reporting,
  SECTIONS,
  type TaskResult,
  type UpcomingTask,
} from "../../lib/reports/consolidated-content.ts";
import { reportingRows } from "../../lib/reports/consolidated-words.ts";
import { SECTION_WORDS } from "../../lib/reports/words.ts";
import { TimelinessChip } from "../task/status-chip.tsx";
import { STATUS_LOOK } from "../task/status-look.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { HeadCell } from "../ui/table.tsx";
import { WideTable } from "../ui/wide-table.tsx";
import { ConsolidatedFigureTable, ConsolidatedIndicatorTable } from "./consolidated-figures.tsx";
import { type QuoteLinks, Quotes, QuotesByAgency } from "./consolidated-quotes.tsx";

/**
 * The report of a month part by part, drawn from what is given and nothing else: the draft as it stands, or what was frozen.
 * In each part the words first, then what they rest on.
 * @param under what stands under the words of a part: its form, while the report is a draft
 */
export function ConsolidatedReport({
  draft,
  links,
  under,
}: {
  draft: ConsolidatedDraft;
  links: QuoteLinks;
  under?: (section: ConsolidatedSection) => ReactNode;
}) {
  return SECTIONS.map((section, index) => (
    <Panel key={section} id={section} title={`${index + 1}. ${SECTION_WORDS[section]}`} className="official-part">
      <div className="grid gap-3">
        {draft.texts[section] && <p className="pre-line official-words">{draft.texts[section]}</p>}
        {under?.(section)}
        {basisOf(section, draft, links)}
      </div>
    </Panel>
  ));
}

function basisOf(section: ConsolidatedSection, draft: ConsolidatedDraft, links: QuoteLinks): ReactNode {
  switch (section) {
    case "FIGURES":
      return (
        <>
          <ConsolidatedFigureTable figures={draft.figures} />
          <ConsolidatedIndicatorTable indicators={draft.indicators ?? []} />
        </>
      );
    case "RESULTS":
      return <Results results={draft.results} links={links} />;
    case "REPORTING":
      return <ReportingTable reporting={draft.reporting} />;
    case "DIFFICULTIES":
      return <QuotesByAgency agencies={draft.difficulties} links={links} />;
    case "PROPOSALS":
      return <QuotesByAgency agencies={draft.proposals} links={links} />;
    case "NEXT_MONTH":
      return (
        <>
          <Upcoming tasks={draft.nextMonth.upcoming} links={links} />
          <QuotesByAgency agencies={draft.nextMonth.plans} links={links} />
        </>
      );
  }
}

/** Task by task what the agencies did; the tasks of which nobody had anything new come at the end, in a few lines. */
function Results({ results, links }: { results: readonly TaskResult[]; links: QuoteLinks }) {
  const quiet = results.filter(({ quotes }) => quotes.length === 0);
  return (
    <>
      {results
        .filter(({ quotes }) => quotes.length > 0)
        .map((task) => (
          <div key={task.number} className="quoted" data-task={task.number}>
            <h3>
              <AppLink href={links.keep(`/tasks/${task.number}`)} title={task.title}>
                Nhiệm vụ {task.number}. {task.shortTitle}
              </AppLink>{" "}
              <TimelinessChip timeliness={task.timeliness} days={task.daysLate} />
              {task.leadsTotal > 1 && task.dueOn && (
                <span className="meta">
                  {" "}
                  {task.leadsDone}/{task.leadsTotal} đơn vị chủ trì đã xong
                </span>
              )}
            </h3>
            <Quotes quotes={task.quotes} links={links} />
          </div>
        ))}
      {quiet.length > 0 && (
        <div className="quoted" data-quiet>
          <h3>Không có kết quả mới trong kỳ</h3>
          <ul className="quotes">
            {quiet.map(({ number, shortTitle, timeliness, daysLate }) => (
              <li key={number}>
                Nhiệm vụ {number}. {shortTitle}{" "}
                <span className="meta">
                  ({STATUS_LOOK[timeliness].word.toLowerCase()}
                  {daysLate > 0 && timeliness === "OVERDUE" ? ` ${daysLate} ngày` : ""})
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Who was late and who has not reported, and for how many months running. */
function ReportingTable({ reporting }: { reporting: Reporting }) {
  const rows = reportingRows(reporting);
  if (rows.length === 0) return null;
  return (
    <WideTable caption="Đơn vị chưa gửi báo cáo hoặc gửi muộn">
      <thead>
        <tr>
          <HeadCell>Đơn vị</HeadCell>
          <HeadCell>Tình hình gửi</HeadCell>
          <HeadCell>Chưa gửi liền</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ agency, state, running }) => (
          <tr key={agency}>
            <th scope="row">{agency}</th>
            <td>{state}</td>
            <td>{running}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Upcoming({ tasks, links }: { tasks: readonly UpcomingTask[]; links: QuoteLinks }) {
  if (tasks.length === 0) return null;
  return (
    <WideTable caption="Nhiệm vụ quá hạn hoặc đến hạn trong kỳ tới">
      <thead>
        <tr>
          <HeadCell>Nhiệm vụ</HeadCell>
          <HeadCell>Hạn</HeadCell>
          <HeadCell>Đơn vị chủ trì còn phải thực hiện</HeadCell>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ number, title, dueOn, daysLate, owedBy }) => (
          <tr key={number}>
            <th scope="row">
              <AppLink href={links.keep(`/tasks/${number}`)}>
                {number}. {title}
              </AppLink>
            </th>
            <td>
              {formatDate(Temporal.PlainDate.from(dueOn))}
              {daysLate > 0 && `, quá hạn ${daysLate} ngày`}
            </td>
            <td>{owedBy.join(", ") || "–"}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
