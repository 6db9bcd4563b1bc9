import { describe, expect, it } from "vitest";
import { may, type OversightVerb } from "../../lib/oversight/policy.ts";
import { ROLES } from "../../lib/people/words.ts";

/** y: yes · n: no. Columns are the roles in the order of PRODUCT; own and foreign are whose bell it hangs on. */
const TABLE: Record<OversightVerb, { own: string; foreign: string; nobody: string }> = {
  //                      OFFICER HEAD SECRETARIAT OFFICE LEADER ADMIN
  "overdue.read": { own: "nn yyyn", foreign: "nn yyyn", nobody: "nn yyyn" },
  "review.read": { own: "nn yynn", foreign: "nn yynn", nobody: "nn yynn" },
  "sweep.run": { own: "nn ynny", foreign: "nn ynny", nobody: "nn ynny" },
  "receipt.read": { own: "nn yynn", foreign: "nn yynn", nobody: "nn yynn" },
  "mail.retry": { own: "nn nnny", foreign: "nn nnny", nobody: "nn nnny" },
  "mail.test": { own: "nn nnny", foreign: "nn nnny", nobody: "nn nnny" },
  "mail.choose": { own: "yy yyyy", foreign: "nn nnnn", nobody: "nn nnnn" },
  "feed.keep": { own: "yy yyyn", foreign: "nn nnnn", nobody: "nn nnnn" },
  "alert.read": { own: "yy yyyy", foreign: "nn nnnn", nobody: "nn nnnn" },
};

const USER = { own: 1, foreign: 2, nobody: null };

const CASES = Object.entries(TABLE).flatMap(([verb, rows]) =>
  Object.entries(rows).flatMap(([whose, row]) =>
    [...row.replaceAll(" ", "")].map((mark, column) => ({
      verb: verb as OversightVerb,
      whose: whose as keyof typeof USER,
      role: ROLES[column] ?? "OFFICER",
      allowed: mark === "y",
    })),
  ),
);

describe("who may do what about oversight", () => {
  it("has a mark for every role", () => {
    expect(CASES).toHaveLength(Object.keys(TABLE).length * 3 * ROLES.length);
  });

  it.each(CASES)("$role, $verb, $whose: $allowed", ({ role, verb, whose, allowed }) => {
    expect(may({ id: USER.own, role }, verb, { userId: USER[whose] })).toBe(allowed);
  });
});
