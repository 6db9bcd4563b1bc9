import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { FileRights } from "../../lib/evidence/policy.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { ExtensionVerdict } from "../../lib/platform/prisma/enums.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { AnswerRow } from "../../lib/urging/letter-queries.ts";
import { FileList } from "../evidence/file-list.tsx";
import { AppLink } from "../ui/link.tsx";

const VERDICT_WORDS: Readonly<Record<ExtensionVerdict, string>> = {
  GRANTED: "đã gia hạn",
  REFUSED: "không gia hạn",
  WITHDRAWN: "đã rút",
};

/** What the agency answered, oldest first, with what became of the days it asked for. */
export function AnswerList({
  answers,
  keep,
  rights,
}: {
  answers: readonly AnswerRow[];
  keep: KeepReading;
  rights: FileRights;
}) {
  return (
    <ul className="rows">
      {answers.map((answer) => (
        <li key={answer.id} data-answer={answer.seq}>
          <p className="pre-line">{answer.text}</p>
          {answer.documentNumber && answer.documentDate && (
            <p>
              Văn bản {answer.documentNumber}, ngày {formatDate(answer.documentDate)}
            </p>
          )}
          {answer.files.length > 0 && (
            <div className="files">
              <FileList files={answer.files} rights={rights} />
            </div>
          )}
          {answer.requests.map(({ taskNumber, requestedDueOn, verdict }) => (
            <p key={taskNumber}>
              Đề nghị hạn mới {formatDate(requestedDueOn)}:{" "}
              <AppLink href={keep(`/tasks/${taskNumber}`)}>nhiệm vụ {taskNumber}</AppLink>,{" "}
              {verdict === null ? "chờ cơ quan thường trực quyết định" : VERDICT_WORDS[verdict]}
            </p>
          ))}
          <p className="meta">
            {formatInstant(answer.at, ZONE)} · {answer.by}
          </p>
        </li>
      ))}
    </ul>
  );
}
