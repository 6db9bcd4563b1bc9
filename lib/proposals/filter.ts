import type { ProposalRow } from "./queries.ts";
import type { ProposalState } from "./rules.ts";
import { STATE_WORDS } from "./words.ts";

/** What narrows the list, as the address has it. */
export type ProposalFilter = { state: ProposalState | null; agency: string | null; task: number | null };

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads the filter of an address; what it does not know is left out. */
export function readProposalFilter(query: Query): ProposalFilter {
  const one = (name: string) => (typeof query[name] === "string" && query[name] !== "" ? query[name] : null);
  const state = one("state");
  const task = one("task");
  return {
    state: state !== null && Object.hasOwn(STATE_WORDS, state) ? (state as ProposalState) : null,
    agency: one("agency"),
    task: task !== null && /^[1-9]\d{0,3}$/.test(task) ? Number(task) : null,
  };
}

export function matchesProposal(row: ProposalRow, { state, agency, task }: ProposalFilter): boolean {
  return (
    (state === null || row.state === state) &&
    (agency === null || row.agencyCode === agency) &&
    (task === null || row.taskNumber === task)
  );
}
