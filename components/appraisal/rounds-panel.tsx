import { type Period, periodParams, periodWords } from "../../lib/appraisal/period.ts";
import type { Round } from "../../lib/appraisal/queries.ts";
import { countStates } from "../../lib/appraisal/round.ts";
import { formatDate, formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import type { KeepReading } from "../../lib/progress/page-reading.ts";
import { AppLink } from "../ui/link.tsx";
import { Panel } from "../ui/panel.tsx";
import { DraftRoundForm } from "./draft-round-form.tsx";
import { ReplacedChip } from "./other-submissions.tsx";

/** What was proposed for this and other periods; those who may draft for the period that is shown, once. */
export function RoundsPanel({
  rounds,
  period,
  action,
  keep,
}: {
  rounds: readonly Round[];
  period: Period;
  /** Null: the reader drafts nothing, or not now. */
  action: ((state: SimpleFormState, form: FormData) => Promise<SimpleFormState>) | null;
  keep: KeepReading;
}) {
  // What is replaced, or about to be, is of one period with what takes its place.
  const periods = rounds.filter(({ instead }) => instead === null).length;
  const drafted = rounds.some((round) => round.period.from.equals(period.from) && round.period.to.equals(period.to));
  return (
    <Panel
      title="Đề xuất biểu dương, phê bình"
      count={periods > 0 ? `${periods} kỳ` : undefined}
      foot={
        action && !drafted && <DraftRoundForm action={action} {...periodParams(period)} words={periodWords(period)} />
      }
      flush={rounds.length > 0}
    >
      {rounds.length === 0 ? (
        <p className="muted">Chưa có kỳ nào được lập đề xuất.</p>
      ) : (
        <ul className="rows rows-tight">
          {rounds.map((round) => (
            <li key={round.id} className="text-table" data-round={round.id}>
              <AppLink href={keep(`/review/appraisal/proposals/${round.id}`)}>
                Đề xuất {periodWords(round.period)}
              </AppLink>{" "}
              <ReplacedChip instead={round.instead} />
              <div className="meta">{roundFacts(round)}</div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** "Tờ trình số … ngày …", or how far its draft has come; with what it replaces and what replaced it. */
export function roundFacts({ document, proposals, createdAt, createdBy, replaces, instead }: Round): string {
  const replacing = replaces && `thay thế Tờ trình số ${replaces.document.number}`;
  if (document) {
    const replaced = instead?.document && `đã được thay thế bằng Tờ trình số ${instead.document.number}`;
    const own = `Tờ trình số ${document.number} ngày ${formatDate(document.date)}`;
    return [own, replacing, replaced].filter(Boolean).join(", ");
  }
  const { WAITING, ACCEPTED, DISMISSED } = countStates(proposals);
  return `${replacing ? `Dự thảo ${replacing}` : "Dự thảo"}: ${WAITING} chờ xử lý, ${ACCEPTED} đồng ý, ${DISMISSED} bỏ · lập ${formatInstant(createdAt, ZONE)}, ${createdBy}`;
}
