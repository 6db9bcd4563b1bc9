import {
  type Decision,
  type Proposal,
  type ProposalState,
  proposalState,
  standing,
} from "../../lib/appraisal/round.ts";
import { DEGREE_WORDS, VERDICT_WORDS } from "../../lib/appraisal/words.ts";
import { formatInstant } from "../../lib/calendar/format.ts";
import { ZONE } from "../../lib/platform/clock.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { Chip } from "../ui/chip.tsx";
import type { IconName } from "../ui/icon.tsx";
import { AppLink } from "../ui/link.tsx";
import type { Tone } from "../ui/tone.ts";
import { DecisionForm } from "./decision-form.tsx";
import { DegreeChip } from "./degree-chip.tsx";

const STATE_LOOK: Readonly<Record<ProposalState, { tone: Tone; icon: IconName; words: string }>> = {
  WAITING: { tone: "wait", icon: "wait", words: "Chờ xử lý" },
  ACCEPTED: { tone: "ok", icon: "ok", words: "Đã đồng ý" },
  DISMISSED: { tone: "na", icon: "na", words: "Đã bỏ" },
};

/** One proposal: for whom, what, its evidence, what was decided so far; with the form for who may decide. */
export function ProposalCard({
  proposal,
  workingHref,
  action,
}: {
  proposal: Proposal;
  workingHref: string;
  /** Null: the reader decides nothing, or not any more. */
  action: ((state: SimpleFormState, form: FormData) => Promise<SimpleFormState>) | null;
}) {
  const state = STATE_LOOK[proposalState(proposal)];
  const { degree, text } = standing(proposal);
  return (
    <article className="grid gap-2 text-table" data-proposal={proposal.agencyCode} aria-label={proposal.agencyFullName}>
      <div className="flex flex-wrap items-center gap-2">
        <h3>
          <AppLink className="ttl" href={workingHref}>
            {proposal.agencyFullName}
          </AppLink>
        </h3>
        <DegreeChip degree={degree} />
        <Chip tone={state.tone} icon={state.icon}>
          {state.words}
        </Chip>
      </div>
      <p className="pre-line">{text}</p>
      {proposal.decisions.length > 0 && (
        <ul className="grid gap-1">
          {proposal.decisions.map((decision) => (
            <li key={decision.seq} className="meta">
              {decisionWords(decision, proposal)}
            </li>
          ))}
        </ul>
      )}
      {action && (
        <DecisionForm
          action={action}
          proposalId={proposal.id}
          seenSeq={proposal.decisions.at(-1)?.seq ?? 0}
          degree={degree}
          text={text}
          agency={proposal.agencyName}
        />
      )}
    </article>
  );
}

function decisionWords({ verdict, degree, text, reason, at, by }: Decision, proposal: Proposal): string {
  const changes = [
    degree !== proposal.degree && `đổi ${DEGREE_WORDS[proposal.degree]} thành ${DEGREE_WORDS[degree]}`,
    text !== proposal.text && "sửa lời",
  ].filter(Boolean);
  const changed = changes.length > 0 && verdict === "ACCEPTED" ? ` (${changes.join(", ")})` : "";
  return `${formatInstant(at, ZONE)}, ${by}: ${VERDICT_WORDS[verdict]}${changed}${reason ? `. Lý do: ${reason}` : ""}`;
}
