import { describe, expect, it } from "vitest";
import { may as mayObligation, type ObligationVerb } from "../../lib/obligations/policy.ts";
import { ROLES } from "../../lib/people/words.ts";
import { may as mayProposal, type ProposalVerb } from "../../lib/proposals/policy.ts";

/** y: yes · n: no. Columns are the roles in the order of PRODUCT; own agency's, another's, nobody's. */
type Rows = { own: string; foreign: string; nobody: string };

const OBLIGATIONS: Record<ObligationVerb, Rows> = {
  //                         OFFICER HEAD SECRETARIAT OFFICE LEADER ADMIN
  "obligation.read": { own: "yy yyyy", foreign: "yy yyyy", nobody: "yy yyyy" },
  "obligation.hand-in": { own: "yy nnnn", foreign: "nn nnnn", nobody: "nn nnnn" },
  "obligation.decide": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
  "obligation.exempt": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
};

const PROPOSALS: Record<ProposalVerb, Rows> = {
  "proposal.read": { own: "yy yyyy", foreign: "yy yyyy", nobody: "yy yyyy" },
  "proposal.ask": { own: "yy nnnn", foreign: "nn nnnn", nobody: "nn nnnn" },
  "proposal.add": { own: "yy nnnn", foreign: "nn nnnn", nobody: "nn nnnn" },
  "proposal.answer": { own: "nn yynn", foreign: "nn yynn", nobody: "nn yynn" },
  "proposal.adopt": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
};

const AGENCY = { own: 10, foreign: 20, nobody: null };

function cases<Verb extends string>(table: Record<Verb, Rows>) {
  return (Object.entries(table) as [Verb, Rows][]).flatMap(([verb, rows]) =>
    (Object.entries(rows) as [keyof Rows, string][]).flatMap(([whose, row]) =>
      [...row.replaceAll(" ", "")].map((mark, column) => ({
        verb,
        whose,
        role: ROLES[column] ?? "OFFICER",
        allowed: mark === "y",
      })),
    ),
  );
}

describe("who may do what about obligations", () => {
  it.each(cases(OBLIGATIONS))("$role, $verb, $whose: $allowed", ({ role, verb, whose, allowed }) => {
    expect(mayObligation({ role, agencyId: AGENCY.own }, verb, { agencyId: AGENCY[whose] })).toBe(allowed);
  });
});

describe("who may do what about proposals", () => {
  it.each(cases(PROPOSALS))("$role, $verb, $whose: $allowed", ({ role, verb, whose, allowed }) => {
    expect(mayProposal({ role, agencyId: AGENCY.own }, verb, { agencyId: AGENCY[whose] })).toBe(allowed);
  });
});

it.each(ROLES)("%s without an agency writes nothing of an agency's", (role) => {
  for (const agencyId of [null, 10]) {
    expect(mayObligation({ role, agencyId: null }, "obligation.hand-in", { agencyId })).toBe(false);
    expect(mayProposal({ role, agencyId: null }, "proposal.ask", { agencyId })).toBe(false);
  }
});
