import { describe, expect, it } from "vitest";
import { may, scopeFor, type Verb } from "../../lib/people/policy.ts";
import { ROLES } from "../../lib/people/words.ts";

/** y: yes · n: no · o: only oneself · x: anyone but oneself · w: only within one's own agency. Columns are the roles in the order of PRODUCT. */
const TABLE: Record<Verb, string> = {
  //                        OFFICER HEAD SECRETARIAT OFFICE LEADER ADMIN
  "account.read": "ooooo o",
  "account.changePassword": "ooooo o",
  "agency.read": "yyyyy y",
  "person.read": "yyyyy y",
  "agency.setReporting": "nnnnn y",
  "agency.setSignOff": "nwnnn y",
  "user.list": "nnnnn y",
  "user.create": "nnnnn y",
  "user.update": "nnnnn y",
  "user.resetPassword": "nnnnn x",
  "user.disable": "nnnnn x",
  "user.enable": "nnnnn y",
  "audit.read": "nnnnn y",
  "admin.open": "nnnnn y",
};

const OWN = { id: 1, agencyId: 10 };
const FOREIGN = { id: 2, agencyId: 20 };

const CASES = Object.entries(TABLE).flatMap(([verb, row]) =>
  [...row.replaceAll(" ", "")].flatMap((mark, column) => {
    const role = ROLES[column];
    if (!role) throw new Error(`${verb} has more marks than there are roles`);
    return [
      { verb: verb as Verb, role, whose: "own", thing: OWN, allowed: mark === "y" || mark === "o" || mark === "w" },
      { verb: verb as Verb, role, whose: "foreign", thing: FOREIGN, allowed: mark === "y" || mark === "x" },
    ];
  }),
);

describe("who may do what to people, agencies and the record of acts", () => {
  it("has a mark for every role", () => {
    expect(CASES).toHaveLength(Object.keys(TABLE).length * ROLES.length * 2);
  });

  it.each(CASES)("$role, $verb, $whose: $allowed", ({ role, verb, thing, allowed }) => {
    expect(may({ ...OWN, role }, verb, { userId: thing.id, agencyId: thing.agencyId })).toBe(allowed);
  });
});

describe("whom the lists show", () => {
  it.each(ROLES)("%s", (role) => {
    expect(scopeFor({ role })).toEqual(role === "ADMIN" ? {} : { disabledAt: null });
  });
});
