import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import type { EvidenceItem } from "../../lib/evidence/queries.ts";
import type { WaitingClaim } from "../../lib/oversight/claims.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { DecisionFormState } from "../../lib/progress/form-state.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { FileList } from "../evidence/file-list.tsx";
import { TimelinessChip } from "../task/status-chip.tsx";
import { NumberTag, RoleTag } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { DefinitionList } from "../ui/lists.tsx";
import { DecisionForm } from "./decision-form.tsx";

type Action = (state: DecisionFormState, form: FormData) => Promise<DecisionFormState>;

/** One claim on the secretariat's desk: what is claimed, on what evidence, how it would count, and the answer. */
export function ClaimCard({
  claim,
  files,
  action,
  decides,
  first,
  keep,
}: {
  claim: WaitingClaim;
  files: readonly EvidenceItem[];
  action: Action;
  decides: boolean;
  first: boolean;
  keep: KeepReading;
}) {
  const { task, part, word, claimedOn } = claim;
  const dueOn = part.facts.dueOn;
  const late = dueOn ? Math.max(0, dueOn.until(claimedOn, { largestUnit: "days" }).days) : 0;
  return (
    <article
      className="panel"
      data-row
      data-claim={word.updateId}
      aria-label={`${part.agencyName}, nhiệm vụ ${task.number}`}
    >
      <div className="item-h">
        <NumberTag number={task.number} />
        <div>
          <h2>
            <AppLink className="ttl" href={keep(`/tasks/${task.number}`)}>
              {part.agencyFullName}
            </AppLink>
          </h2>
          <p className="meta">
            {task.shortTitle} · gửi {formatInstant(word.recordedAt, ZONE)} · {word.recordedBy}
          </p>
        </div>
        <div className="item-act">
          <RoleTag lead={part.role === "LEAD"}>{part.role === "LEAD" ? "Chủ trì" : "Phối hợp"}</RoleTag>
          <TimelinessChip timeliness={part.timeliness} days={part.daysLate} />
        </div>
      </div>
      <div className="item-b">
        <p className="pre-line">{word.result}</p>
        <DefinitionList
          items={[
            { term: "Ngày hoàn thành", value: <b>{formatDate(claimedOn)}</b> },
            {
              term: "Minh chứng",
              value: (
                <>
                  <b>
                    {word.evidenceNumber}
                    {word.evidenceDate && `, ngày ${formatDate(word.evidenceDate)}`}
                  </b>
                  {files.length > 0 && (
                    <div className="files">
                      <FileList files={files} rights={{ withdraws: false, readsWithdrawn: decides }} />
                    </div>
                  )}
                </>
              ),
            },
            {
              term: "Nếu xác nhận",
              value:
                dueOn === null
                  ? "Không có thời hạn"
                  : late > 0
                    ? `Hoàn thành quá hạn, chậm ${late} ngày so với hạn ${formatDate(dueOn)}`
                    : `Hoàn thành đúng hạn, hạn ${formatDate(dueOn)}`,
            },
            ...(word.difficulties ? [{ term: "Khó khăn, vướng mắc", value: word.difficulties }] : []),
            ...(word.proposals ? [{ term: "Đề xuất, kiến nghị", value: word.proposals }] : []),
          ]}
        />
        {decides ? (
          <DecisionForm action={action} updateId={word.updateId} first={first} />
        ) : (
          <p className="muted">Cơ quan thường trực xác nhận hoặc trả lại phần việc này.</p>
        )}
      </div>
    </article>
  );
}
