import { daysBetween } from "../../lib/calendar/days.ts";
import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { ExtensionVerdict } from "../../lib/platform/prisma/enums.ts";
import type { ExtensionRow } from "../../lib/progress/extension-queries.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { Chip, NumberTag } from "../ui/chip.tsx";
import { AppLink } from "../ui/link.tsx";
import { ExtensionDecisionForm } from "./extension-decision.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

const VERDICT_WORDS: Readonly<Record<ExtensionVerdict, string>> = {
  GRANTED: "Đồng ý",
  REFUSED: "Không đồng ý",
  WITHDRAWN: "Đã rút",
};

/** One request on the secretariat's desk: from when to when, why, and the answer. */
export function ExtensionCard({
  row,
  action,
  decides,
  first,
  keep,
}: {
  row: ExtensionRow;
  action: Action;
  decides: boolean;
  first: boolean;
  keep: KeepReading;
}) {
  const until = row.grantedDueOn ?? row.requestedDueOn;
  return (
    <article
      className="panel"
      data-row
      data-request={row.requestId}
      aria-label={`${row.agencyName}, nhiệm vụ ${row.taskNumber}`}
    >
      <div className="item-h">
        <NumberTag number={row.taskNumber} />
        <div>
          <h2>
            <AppLink className="ttl" href={keep(`/tasks/${row.taskNumber}`)}>
              {row.agencyName}
            </AppLink>
          </h2>
          <p className="meta">
            {row.taskTitle} · gửi {formatInstant(row.askedAt, ZONE)} · {row.askedBy}
          </p>
        </div>
        <div className="item-act">
          {row.late && (
            <Chip tone="over" icon="over">
              Gửi sau hạn
            </Chip>
          )}
          {row.shortNotice && (
            <Chip tone="soon" icon="soon">
              Sau hạn đề nghị
            </Chip>
          )}
          {row.verdict && <span className="role">{VERDICT_WORDS[row.verdict]}</span>}
        </div>
      </div>
      <div className="item-b">
        <p>
          <b className="tn">
            {formatDate(row.fromDueOn)} → {formatDate(until)}
          </b>{" "}
          (thêm {daysBetween(row.fromDueOn, until)} ngày,{" "}
          {row.scope === "TASK" ? "thời hạn của nhiệm vụ" : "thời hạn phần việc của đơn vị"}
          {!until.equals(row.requestedDueOn) && `; đề nghị đến ${formatDate(row.requestedDueOn)}`})
        </p>
        <p className="pre-line">{row.reason}</p>
        {row.verdict && (
          <p className="meta">
            {row.decidedAt &&
              `${VERDICT_WORDS[row.verdict]} ${formatInstant(row.decidedAt, ZONE)} · ${row.decidedBy}. `}
            {row.documentNumber && `Văn bản ${row.documentNumber}. `}
            {row.decisionReason}
          </p>
        )}
        {!row.verdict && decides && (
          <ExtensionDecisionForm
            action={action}
            requestId={row.requestId}
            requested={formatDate(row.requestedDueOn)}
            first={first}
          />
        )}
      </div>
    </article>
  );
}
