import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import { slideNumber } from "../../lib/meetings/rules.ts";
import { newsSince, ownUnanswered, type WatchedTask, watchedTasks } from "../../lib/oversight/leader-news.ts";
import type { LeaderDesk } from "../../lib/oversight/leader-queries.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { Board } from "../../lib/progress/board.ts";
import { type KeepReading, withParams } from "../../lib/progress/page-reading.ts";
import { DirectiveStateChip } from "../directives/state-chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** What needs a leader: what waits for a signature or a decision, what was asked and not answered, what is watched, what is new. */
export function LeaderPanel({
  leader,
  board,
  userId,
  keep,
}: {
  leader: LeaderDesk;
  board: Board;
  userId: number;
  keep: KeepReading;
}) {
  const { letterDrafts, submissionDrafts, conclusionDrafts, proposals, directives, lastVisit } = leader;
  const unanswered = ownUnanswered(directives, userId);
  const watched = watchedTasks(board, userId, lastVisit);
  const drafts = letterDrafts + submissionDrafts.length + conclusionDrafts.length;
  const waiting = drafts + proposals.length + unanswered.length;
  return (
    <div className="cols cols-1-1">
      <Panel title="Cần lãnh đạo" count={`${waiting} việc`} flush>
        {waiting === 0 ? (
          <p className="panel-body muted">Không có việc nào chờ lãnh đạo ký, quyết định hoặc đôn đốc.</p>
        ) : (
          <ul className="rows rows-tight text-table">
            {submissionDrafts.map(({ id }) => (
              <li key={`submission-${id}`}>
                <AppLink className="ttl" href={keep(`/review/appraisal/proposals/${id}`)}>
                  Dự thảo tờ trình biểu dương, phê bình chờ ký
                </AppLink>
              </li>
            ))}
            {conclusionDrafts.map(({ meetingId, heldOn }) => (
              <li key={`conclusion-${meetingId}`}>
                <AppLink className="ttl" href={keep(`/meetings/${meetingId}?slide=${slideNumber("CONCLUSION")}`)}>
                  Dự thảo thông báo kết luận họp ngày {formatDate(heldOn)} chờ ký
                </AppLink>
              </li>
            ))}
            {letterDrafts > 0 && (
              <li>
                {letterDrafts} dự thảo công văn đôn đốc chờ ký
                <div className="meta">Cơ quan thường trực trình; nội dung đọc được sau khi ban hành.</div>
              </li>
            )}
            {proposals.map(({ id, text, agencyName }) => (
              <li key={`proposal-${id}`}>
                <AppLink className="ttl" href={keep(`/proposals/${id}`)}>
                  {agencyName} đề xuất: <span className="clamp">{text}</span>
                </AppLink>
                <div className="meta">Chờ trả lời</div>
              </li>
            ))}
            {unanswered.map(({ id, text, parts }) => (
              <li key={`directive-${id}`} data-directive={id}>
                <AppLink className="ttl" href={keep(`/directives/${id}`)}>
                  <span className="clamp">{text}</span>
                </AppLink>
                {parts.map((part) => (
                  <div key={part.id} className="meta">
                    <DirectiveStateChip state={part.state} /> {part.agencyName}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <div className="stack">
        <NewsPanel leader={leader} board={board} keep={keep} />
        <Panel title="Nhiệm vụ lãnh đạo theo dõi" count={`${watched.length} nhiệm vụ`} flush>
          {watched.length === 0 ? (
            <p className="panel-body muted">Đánh dấu sao ở trang nhiệm vụ để theo dõi tại đây.</p>
          ) : (
            <ul className="rows rows-tight text-table">
              {watched.map((one) => (
                <Watched key={one.task.id} watched={one} keep={keep} />
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </div>
  );
}

function NewsPanel({ leader, board, keep }: { leader: LeaderDesk; board: Board; keep: KeepReading }) {
  const { lastVisit, directives } = leader;
  if (lastVisit === null) {
    return (
      <Panel title="Từ lần xem trước">
        <p className="muted">Đây là lần xem đầu tiên. Từ lần sau, thay đổi kể từ lần xem trước hiện tại đây.</p>
      </Panel>
    );
  }
  const { overdue, words, answers } = newsSince(board, directives, lastVisit);
  return (
    <Panel
      title={`Từ lần xem trước, ngày ${formatDate(lastVisit)}`}
      foot={<AppLink href={keep(withParams("/charts", { compare: lastVisit.toString() }))}>Xem mọi thay đổi</AppLink>}
      flush
    >
      <ul className="rows rows-tight text-table">
        <li>
          {overdue.length === 0
            ? "Không có nhiệm vụ nào mới quá hạn"
            : `${overdue.length} nhiệm vụ mới quá hạn: ${overdue.map(({ number }) => number).join(", ")}`}
        </li>
        <li>
          {words.parts} phần việc có cập nhật mới, ở {words.tasks} nhiệm vụ
        </li>
        <li>{answers} trả lời ý kiến chỉ đạo</li>
      </ul>
    </Panel>
  );
}

function Watched({ watched: { task, said, isNew }, keep }: { watched: WatchedTask; keep: KeepReading }) {
  return (
    <li data-watched={task.number}>
      <AppLink className="ttl" href={keep(`/tasks/${task.number}`)}>
        {task.number}. {task.shortTitle}
      </AppLink>
      <div className="meta">
        {said?.word ? (
          <>
            {isNew && <b>Mới: </b>}
            {said.agencyName}, {said.word.recordedBy}, {formatInstant(said.word.recordedAt, ZONE)}:{" "}
            <span className="clamp">{said.word.result}</span>
          </>
        ) : (
          "Chưa có cập nhật"
        )}
      </div>
    </li>
  );
}
