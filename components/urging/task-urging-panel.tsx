import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import type { TaskUrging } from "../../lib/urging/task-queries.ts";
import { ESCALATION_WORDS } from "../../lib/urging/words.ts";
import { ButtonLink } from "../ui/button.tsx";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";

/** Letters about the parts of a task, days that were promised for them, and what was taken further up. */
export function TaskUrgingPanel({
  urging,
  commitHref,
  keep,
}: {
  urging: TaskUrging;
  /** Where the reader's own agency can promise a day; null where it cannot. */
  commitHref: string | null;
  keep: KeepReading;
}) {
  const { letters, commitments, escalations } = urging;
  if (letters.length + commitments.length + escalations.length === 0 && commitHref === null) return null;
  return (
    <Panel
      title="Đôn đốc"
      count={letters.length > 0 ? `${letters.length} công văn` : undefined}
      flush
      foot={
        commitHref && (
          <ButtonLink small icon="check" href={commitHref}>
            Gửi cam kết tiến độ
          </ButtonLink>
        )
      }
    >
      <ul className="rows rows-tight">
        {letters.map((letter) => (
          <li key={letter.id} className="text-table">
            <AppLink href={keep(`/letters/${letter.id}`)}>
              Công văn {letter.number} gửi {letter.agencyName}, lần {letter.ordinal}
            </AppLink>
            <div className="meta">ngày {formatDate(letter.date)}</div>
          </li>
        ))}
        {commitments.map((promise) => (
          <li key={`c${promise.id}`} className="text-table" data-commitment={promise.id}>
            <b>{promise.agencyName}</b> cam kết hoàn thành ngày <b className="tn">{formatDate(promise.promisedOn)}</b>
            {commitments.some((later) => later.id > promise.id && later.agencyName === promise.agencyName) &&
              " (đã có cam kết mới hơn)"}
            <p className="pre-line">{promise.text}</p>
            <div className="meta">
              Văn bản {promise.documentNumber} ngày {formatDate(promise.documentDate)} ·{" "}
              {formatInstant(promise.at, ZONE)} · {promise.by}. Thời hạn của nhiệm vụ không thay đổi.
            </div>
          </li>
        ))}
        {escalations.map((step) => (
          <li key={step.target + step.agencyName} className="text-table" data-escalation={step.target}>
            <b>{ESCALATION_WORDS[step.target]}</b>: {step.agencyName}
            <p className="pre-line">{step.text}</p>
            <div className="meta">
              {formatInstant(step.at, ZONE)} · {step.by}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
