import { formatDate, formatDayMonth, formatMonth, formatTime } from "../../lib/calendar/format.ts";
import type { FileRights } from "../../lib/evidence/policy.ts";
import type { BoardTask } from "../../lib/progress/board.ts";
import { currentOf, type DeadlineEntry, extensionNumber } from "../../lib/progress/deadlines.ts";
import type { PastWord } from "../../lib/progress/history-queries.ts";
import { STATE_WORDS } from "../../lib/progress/words.ts";
import { FileList } from "../evidence/file-list.tsx";
import { Icon } from "../ui/icon.tsx";
import { FileTag, Timeline, type TimelineEvent } from "../ui/lists.tsx";
import { EmptyState } from "../ui/notice.tsx";

type Dated = { at: Temporal.Instant; event: TimelineEvent };

export type HistoryView = "all" | "words" | "deadlines";

/** What happened to a task, newest first: words of the agencies, answers of the secretariat, moves of the deadline. */
export function History({
  task,
  words,
  whole,
  view,
  zone,
  year,
  rights,
}: {
  task: BoardTask;
  words: readonly PastWord[];
  /** What may be done with the files of a part, by its id. */
  rights: (assignmentId: number) => FileRights;
  /** All there is, or only the newest words. */
  whole: boolean;
  view: HistoryView;
  zone: string;
  year: number;
}) {
  const events = [
    ...(view === "deadlines" ? [] : words.flatMap((word) => wordEvents(word, rights(word.assignmentId), zone, year))),
    ...(view === "words" ? [] : deadlineEvents(task, words, whole, view, zone, year)),
  ].sort((a, b) => Temporal.Instant.compare(b.at, a.at));
  if (events.length === 0) {
    return (
      <EmptyState icon="edit" title="Chưa có diễn biến nào">
        Cập nhật đầu tiên của các đơn vị sẽ hiện ở đây, kèm người nói, lúc nào và minh chứng.
      </EmptyState>
    );
  }
  return <Timeline events={events.map((dated) => dated.event)} />;
}

function stamp(at: Temporal.Instant, zone: string, year: number): { day: string; time: string } {
  const day = at.toZonedDateTimeISO(zone).toPlainDate();
  return { day: day.year === year ? formatDayMonth(day) : formatDate(day), time: formatTime(at, zone) };
}

function wordEvents(word: PastWord, rights: FileRights, zone: string, year: number): Dated[] {
  const moved = word.percent !== null && word.previousPercent !== null && word.percent !== word.previousPercent;
  const said =
    word.state === "COMPLETED"
      ? `${word.agencyName} báo hoàn thành${word.completedOn ? ` ngày ${formatDate(word.completedOn)}` : ""}`
      : moved
        ? `${word.agencyName} cập nhật tiến độ: ${word.previousPercent}% thành ${word.percent}%`
        : `${word.agencyName} cập nhật: ${STATE_WORDS[word.state].toLowerCase()}${word.percent === null ? "" : `, ${word.percent}%`}`;
  const spoken: Dated = {
    at: word.recordedAt,
    event: {
      key: `u${word.updateId}`,
      ...stamp(word.recordedAt, zone, year),
      icon: word.state === "COMPLETED" ? "ok" : "edit",
      tone: word.state === "COMPLETED" ? "ok" : "on",
      title: said,
      by: [word.recordedBy, word.agencyName, word.reportMonth && `nguồn: báo cáo ${formatMonth(word.reportMonth)}`]
        .filter(Boolean)
        .join(", "),
      body: <WordBody word={word} rights={rights} />,
    },
  };
  const answers = word.decisions.map((decision, index): Dated => {
    const look = {
      CONFIRMED: ["ok", "appr", "xác nhận hoàn thành"],
      RETURNED: ["soon", "return", "trả lại"],
      REOPENED: ["soon", "undo", "mở lại"],
    } as const;
    const [tone, icon, verb] = look[decision.verdict];
    return {
      at: decision.at,
      event: {
        key: `d${word.updateId}-${index}`,
        ...stamp(decision.at, zone, year),
        icon,
        tone,
        title: `Cơ quan thường trực ${verb}: phần việc của ${word.agencyName}`,
        by: decision.by,
        body: decision.reason ? <p>Lý do: {decision.reason}</p> : undefined,
      },
    };
  });
  return [spoken, ...answers];
}

function WordBody({ word, rights }: { word: PastWord; rights: FileRights }) {
  return (
    <>
      <p className="pre-line">{word.result}</p>
      {word.difficulties && <p className="pre-line">Khó khăn, vướng mắc: {word.difficulties}</p>}
      {word.proposals && <p className="pre-line">Đề xuất, kiến nghị: {word.proposals}</p>}
      {word.reportReturned !== null && word.reportMonth && (
        <p className="text-soon-ink">
          <Icon name="return" /> Cơ quan thường trực trả lại mục này trong báo cáo {formatMonth(word.reportMonth)}: “
          {word.reportReturned}” Chờ gửi lại.
        </p>
      )}
      {(word.evidenceNumber || word.files.length > 0) && (
        <div className="files">
          {word.evidenceNumber && (
            <FileTag icon="doc" note={word.evidenceDate ? `ngày ${formatDate(word.evidenceDate)}` : undefined}>
              {word.evidenceNumber}
              {word.evidenceIssuer && `, ${word.evidenceIssuer}`}
            </FileTag>
          )}
          <FileList files={word.files} rights={rights} />
        </div>
      )}
    </>
  );
}

/** Moves of the deadline; in the mixed view only those within the stretch of time the words on show cover. */
function deadlineEvents(
  task: BoardTask,
  words: readonly PastWord[],
  whole: boolean,
  view: HistoryView,
  zone: string,
  year: number,
): Dated[] {
  const oldest = words.at(-1)?.recordedAt;
  const entries = task.deadlines.filter((entry) => entry.assignmentId === null && entry.event !== "ORIGINAL");
  // Newest first, also among those of one day.
  return entries.toReversed().flatMap((entry) => {
    const at = entry.recordedOn.toZonedDateTime({ timeZone: zone, plainTime: "08:00" }).toInstant();
    if (view === "all" && oldest && Temporal.Instant.compare(at, oldest) < 0 && !whole) return [];
    return [{ at, event: deadlineEvent(task, entry, at, zone, year) }];
  });
}

function deadlineEvent(
  task: BoardTask,
  entry: DeadlineEntry,
  at: Temporal.Instant,
  zone: string,
  year: number,
): TimelineEvent {
  const before = currentOf(
    task.deadlines.filter((other) => other.assignmentId === null && other.ordinal < entry.ordinal),
  );
  const title =
    entry.event === "EXTENSION"
      ? `Gia hạn lần ${extensionNumber(task.deadlines, entry)}: ${before ? formatDate(before.dueOn) : ""} thành ${formatDate(entry.dueOn)}`
      : entry.event === "CORRECTION"
        ? `Sửa văn bản hướng dẫn; thời hạn: ${formatDate(entry.dueOn)}`
        : `Có văn bản hướng dẫn; thời hạn: ${formatDate(entry.dueOn)}`;
  return {
    key: `h${entry.ordinal}`,
    day: stamp(at, zone, year).day,
    icon: "ext",
    tone: "reg",
    title,
    by: documentWords(entry),
    body: (
      <>
        {entry.documentTitle && <p>{entry.documentTitle}</p>}
        {entry.reason && <p>Lý do: {entry.reason}</p>}
      </>
    ),
  };
}

/** "Công văn 1542/VP-KGVX, 28/03/2023" */
export function documentWords(entry: DeadlineEntry): string {
  const date = entry.documentDate ? formatDate(entry.documentDate) : null;
  return [entry.documentIssuer, entry.documentNumber, date].filter(Boolean).join(", ");
}
