import { describe, expect, test } from "vitest";
import { type AppraisalVerb, may } from "../../lib/appraisal/policy.ts";
import { ROLES } from "../../lib/people/words.ts";

const AGENCY = 10;

/** y: yes · n: no. Columns are the roles in the order of PRODUCT, each of the agency it is about; then of another. */
const TABLE: Record<AppraisalVerb, { own: string; foreign: string }> = {
  //                     OFFICER HEAD SECRETARIAT OFFICE LEADER ADMIN
  "ranking.read": { own: "nn yyyn", foreign: "nn yyyn" },
  "working.read": { own: "yy yyyn", foreign: "nn yyyn" },
  "proposal.read": { own: "nn yyyn", foreign: "nn yyyn" },
  "proposal.write": { own: "nn ynnn", foreign: "nn ynnn" },
  "submission.replace": { own: "nn ynnn", foreign: "nn nnnn" },
  "rule.edit": { own: "nn ynnn", foreign: "nn ynnn" },
};

const cases = (Object.keys(TABLE) as AppraisalVerb[]).flatMap((verb) =>
  (["own", "foreign"] as const).flatMap((whose) =>
    [...TABLE[verb][whose].replace(" ", "")].map((mark, column) => ({
      verb,
      whose,
      role: ROLES[column] ?? "OFFICER",
      allowed: mark === "y",
    })),
  ),
);

describe("who may do what about praise and criticism", () => {
  test.each(cases)("$role, $verb, $whose agency: $allowed", ({ verb, whose, role, allowed }) => {
    const agencyId = whose === "own" ? AGENCY : AGENCY + 1;
    expect(may({ role, agencyId }, verb, { agencyId: AGENCY })).toBe(allowed);
  });

  test("an officer of no agency reads nothing", () => {
    expect(may({ role: "OFFICER", agencyId: null }, "working.read", { agencyId: null })).toBe(false);
  });
});
