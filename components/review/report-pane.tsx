import { daysBetween } from "../../lib/calendar/days.ts";
import { formatDate } from "../../lib/calendar/format.ts";
import type { PlanSettings } from "../../lib/plans/rules.ts";
import { reportDueDay } from "../../lib/plans/rules.ts";
import { dateOf } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { readContent, type SentLine } from "../../lib/reports/content.ts";
import type { ReviewFormState } from "../../lib/reports/form-state.ts";
import { factsOf, lastLines, type ReportRecord } from "../../lib/reports/record.ts";
import { COMMON_REASONS, changeOf, type LineChange, RETURN_DAYS } from "../../lib/reports/review-rules.ts";
import { reportStanding } from "../../lib/reports/rules.ts";
import { SentReport } from "../report/sent-report.tsx";
import { LateMark, ReportStateChip } from "../report/state-look.tsx";
import { StatusWord } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { LineChangeView, LineWhole } from "./line-change.tsx";
import { ReportReviewForm, type ReviewLine } from "./report-form.tsx";
import { sendingWords } from "./report-list.tsx";

type Action = (state: ReviewFormState, form: FormData) => Promise<ReviewFormState>;

/** One report on the secretariat's desk: what was checked by itself, what has changed, and the answer. */
export function ReportPane({
  record,
  month,
  plan,
  today,
  keep,
  full,
  action,
  decides,
}: {
  record: ReportRecord;
  month: Temporal.PlainYearMonth;
  plan: PlanSettings;
  today: Temporal.PlainDate;
  keep: KeepReading;
  /** The whole text instead of the difference. */
  full: boolean;
  action: Action;
  decides: boolean;
}) {
  const sending = record.sendings.at(-1);
  if (!sending) return null;
  const goodDay = reportDueDay(month, plan);
  const standing = reportStanding(factsOf(record), goodDay, today);
  const content = readContent(sending.content);
  const last = lastLines(record);
  const before = month.subtract({ months: 1 });
  const href = `/review/reports?month=${month}&agency=${record.agency.code}`;
  const reasons = new Map((sending.decision?.lineReasons ?? []).map(({ key, reason }) => [key, reason]));
  return (
    <section className="desk-pane" aria-labelledby="review-agency" data-review={record.agency.code}>
      <div className="desk-pane-head">
        <div>
          <div className="page-title">
            <h2 id="review-agency">
              <AppLink className="ttl" href={keep(`/reports/${month}/${record.agency.code}?sending=${sending.number}`)}>
                {record.agency.name}
              </AppLink>
            </h2>
            <ReportStateChip state={standing.state} />
            {standing.late && <LateMark days={standing.daysLate} />}
          </div>
          <p className="meta">
            {sendingWords(sending)}
            {!standing.late &&
              standing.firstSentAt &&
              ` · trước hạn ${daysBetween(dateOf(standing.firstSentAt), goodDay)} ngày`}
          </p>
        </div>
        <nav className="choice-links" aria-label="Cách xem">
          <AppLink href={keep(href)} aria-current={full ? undefined : "true"}>
            So với tháng {before.month}
          </AppLink>
          <AppLink href={keep(`${href}&full=1`)} aria-current={full ? "true" : undefined}>
            Bản đầy đủ
          </AppLink>
        </nav>
      </div>
      <Checks content={content.lines} last={last} late={standing.late} />
      {sending.decision === null && decides ? (
        <ReportReviewForm
          action={action}
          submissionId={sending.id}
          agencyName={record.agency.name}
          lines={reviewLines(content.lines, last, full)}
          reasons={COMMON_REASONS}
          returnBy={formatDate(today.add({ days: RETURN_DAYS }))}
        />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it with the keys
        <section className="desk-items" aria-label="Nội dung báo cáo" tabIndex={0}>
          {sending.decision && (
            <p className="meta">
              {sending.decision.verdict === "ACCEPTED" ? "Đã duyệt" : "Đã trả lại"}: {sending.decision.by}.{" "}
              {sending.decision.reason}
            </p>
          )}
          <SentReport content={sending.content} reasons={reasons} />
        </section>
      )}
    </section>
  );
}

const SAME_WORDS: Readonly<Record<LineChange, string | null>> = {
  NO_NEWS: "Không phát sinh",
  UNCHANGED: "Không đổi",
  CHANGED: null,
  NEW: null,
};

/** Changed lines first, in the report's order; the ones nobody needs to read again after them. */
function reviewLines(lines: readonly SentLine[], last: ReadonlyMap<number, SentLine>, full: boolean): ReviewLine[] {
  const views = lines.map((line): ReviewLine => {
    const key = line.assignmentId ?? 0;
    const before = last.get(key) ?? null;
    const change = changeOf(line, before);
    return {
      key,
      number: line.task?.number ?? null,
      title: line.own ?? line.task?.shortTitle ?? "Nội dung khác",
      meta: metaOf(line, change),
      chip: null,
      same: SAME_WORDS[change],
      body: full || SAME_WORDS[change] ? <LineWhole line={line} /> : <LineChangeView line={line} last={before} />,
    };
  });
  return [...views.filter(({ same }) => same === null), ...views.filter(({ same }) => same !== null)];
}

function metaOf(line: SentLine, change: LineChange): string {
  if (line.task === null) return "";
  const named = [line.evidenceNumber, line.files.length > 0 && `${line.files.length} tệp`].filter(Boolean).join(", ");
  const evidence = named ? `Minh chứng: ${named}` : "Không có minh chứng";
  return [
    line.role === "LEAD" ? "Chủ trì" : "Phối hợp",
    line.dueOn && `Hạn ${formatDate(Temporal.PlainDate.from(line.dueOn))}`,
    change === "NEW" && "Tháng trước chưa có",
    !line.noNews && evidence,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** What can be said without reading: in time, complete, and which rates went down. */
function Checks({
  content,
  last,
  late,
}: {
  content: readonly SentLine[];
  last: ReadonlyMap<number, SentLine>;
  late: boolean;
}) {
  const fell = content.filter((line) => {
    const before = last.get(line.assignmentId ?? 0)?.percent;
    return line.percent !== null && before != null && line.percent < before && !line.noNews;
  });
  const quiet = content.filter(({ noNews }) => noNews).length;
  const items = content.filter(({ task }) => task !== null).length;
  return (
    <p className="checks">
      <StatusWord tone={late ? "late" : "ok"} icon={late ? "lsend" : "ok"}>
        {late ? "Gửi muộn" : "Đúng hạn"}
      </StatusWord>
      <StatusWord tone="ok" icon="ok">
        Đủ {items}/{items} mục
      </StatusWord>
      {quiet > 0 && (
        <StatusWord tone="reg" icon="same">
          {quiet} mục không phát sinh
        </StatusWord>
      )}
      {fell.length > 0 && (
        <StatusWord tone="soon" icon="over">
          {fell.length} tỷ lệ giảm: mục {fell.map(({ task }) => task?.number).join(", ")}
        </StatusWord>
      )}
    </p>
  );
}
