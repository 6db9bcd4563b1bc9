import { CAST, type CastMember, SECRETARY as SECRETARY_NAME } from "../../prisma/demo/cast.ts";

/** Who plays which part in the tests; the same people as in the demo. */

/** Officer of the only body that leads task 16. */
export const OFFICER = member("so-tnmt");
/** Head of the same body. */
export const HEAD = member("so-tnmt.truong");
/** Officer of a body that has no part in task 16, and leads task 14. */
export const STRANGER = member("so-tu-phap");
export const SECRETARY = member(SECRETARY_NAME);
export const OFFICE = member("van-phong");
export const LEADER = member("lanh-dao");
export const ADMINISTRATOR = member("quan-tri");

/** One person for each role. */
export const ONE_OF_EACH_ROLE: readonly CastMember[] = [OFFICER, HEAD, SECRETARY, OFFICE, LEADER, ADMINISTRATOR];

/** Someone of the cast by user name; throws when the demo does not know them. */
export function member(username: string): CastMember {
  const found = CAST.find((person) => person.username === username);
  if (!found) throw new Error(`Nobody in the cast is called ${username}.`);
  return found;
}
