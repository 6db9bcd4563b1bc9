import type { AppraisalDegree, AppraisalVerdict } from "../platform/prisma/enums.ts";

/** What a person made of a proposal at a time. */
export type Decision = {
  seq: number;
  verdict: AppraisalVerdict;
  degree: AppraisalDegree;
  text: string;
  reason: string;
  at: Temporal.Instant;
  by: string;
};

/** What the rule proposes for one agency, and what became of it, oldest first. */
export type Proposal = {
  id: number;
  agencyId: number;
  agencyCode: string;
  agencyName: string;
  agencyFullName: string;
  /** As the rule has it. */
  degree: AppraisalDegree;
  text: string;
  decisions: Decision[];
};

export type ProposalState = "WAITING" | AppraisalVerdict;

/** The last decision stands; without one it waits. */
export function proposalState({ decisions }: Pick<Proposal, "decisions">): ProposalState {
  return decisions.at(-1)?.verdict ?? "WAITING";
}

/** Degree and words as they stand: the last decision's, else the rule's. */
export function standing({ degree, text, decisions }: Pick<Proposal, "degree" | "text" | "decisions">) {
  const last = decisions.at(-1);
  return { degree: last?.degree ?? degree, text: last?.text ?? text };
}

/** What goes into the submission. */
export function acceptedOf<P extends Pick<Proposal, "degree" | "text" | "decisions">>(
  proposals: readonly P[],
): (P & { degree: AppraisalDegree; text: string })[] {
  return proposals
    .filter((proposal) => proposalState(proposal) === "ACCEPTED")
    .map((proposal) => ({ ...proposal, ...standing(proposal) }));
}

/** How many proposals stand where. */
export function countStates(proposals: readonly Pick<Proposal, "decisions">[]): Record<ProposalState, number> {
  const count = (state: ProposalState) => proposals.filter((proposal) => proposalState(proposal) === state).length;
  return { WAITING: count("WAITING"), ACCEPTED: count("ACCEPTED"), DISMISSED: count("DISMISSED") };
}

/** How many decisions there have been: whoever issues sends along the number they had before their eyes. */
export function decisionsMade(proposals: readonly Pick<Proposal, "decisions">[]): number {
  return proposals.reduce((sum, { decisions }) => sum + decisions.length, 0);
}

/** Why a round cannot be issued yet, as a Vietnamese sentence; null when it can. Each proposal is a person's decision first. */
export function issuingRefusal(proposals: readonly Pick<Proposal, "decisions">[]): string | null {
  const { WAITING, ACCEPTED } = countStates(proposals);
  if (WAITING > 0) return `Còn ${WAITING} đề xuất chưa xử lý: đồng ý hoặc bỏ từng đề xuất rồi ban hành.`;
  return ACCEPTED > 0
    ? null
    : "Không có đề xuất nào được đồng ý nên không có nội dung để trình; bỏ dự thảo này nếu không cần nữa.";
}
