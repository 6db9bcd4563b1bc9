import { describe, expect, it } from "vitest";
import { ROLES } from "../../lib/people/words.ts";
import { may, type ProgressVerb } from "../../lib/progress/policy.ts";

/** y: yes · n: no. Columns are the roles in the order of PRODUCT; three rows a verb: own agency's, another's, nobody's. */
const TABLE: Record<ProgressVerb, { own: string; foreign: string; nobody: string }> = {
  //                        OFFICER HEAD SECRETARIAT OFFICE LEADER ADMIN
  "progress.read": { own: "yy yyyy", foreign: "yy yyyy", nobody: "yy yyyy" },
  "progress.write": { own: "yy nnnn", foreign: "nn nnnn", nobody: "nn nnnn" },
  "completion.decide": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
  "assignment.edit": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
  "extension.ask": { own: "yy nnnn", foreign: "nn nnnn", nobody: "nn nnnn" },
  "extension.decide": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
  "guidance.record": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
  "notice.report": { own: "yy nnnn", foreign: "nn nnnn", nobody: "nn nnnn" },
  "notice.dismiss": { own: "nn ynnn", foreign: "nn ynnn", nobody: "nn ynnn" },
  "document-note.read": { own: "nn yynn", foreign: "nn yynn", nobody: "nn yynn" },
};

const AGENCY = { own: 10, foreign: 20, nobody: null };

const CASES = Object.entries(TABLE).flatMap(([verb, rows]) =>
  Object.entries(rows).flatMap(([whose, row]) =>
    [...row.replaceAll(" ", "")].map((mark, column) => ({
      verb: verb as ProgressVerb,
      whose: whose as keyof typeof AGENCY,
      role: ROLES[column] ?? "OFFICER",
      allowed: mark === "y",
    })),
  ),
);

describe("who may do what about progress", () => {
  it("has a mark for every role", () => {
    expect(CASES).toHaveLength(10 * 3 * ROLES.length);
  });

  it.each(CASES)("$role, $verb, $whose: $allowed", ({ role, verb, whose, allowed }) => {
    expect(may({ role, agencyId: AGENCY.own }, verb, { agencyId: AGENCY[whose] })).toBe(allowed);
  });

  it.each(ROLES)("%s without an agency writes nothing, least of all what belongs to nobody", (role) => {
    expect(may({ role, agencyId: null }, "progress.write", { agencyId: null })).toBe(false);
    expect(may({ role, agencyId: null }, "progress.write", { agencyId: AGENCY.own })).toBe(false);
  });
});
