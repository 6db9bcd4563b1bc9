import type { Actor } from "../platform/actor.ts";
import type { Role } from "../platform/prisma/enums.ts";

/** What can be done to people, agencies and the record of acts. */
export type Verb =
  | "account.read"
  | "account.changePassword"
  | "agency.read"
  | "agency.setReporting"
  | "agency.setSignOff"
  | "person.read"
  | "user.list"
  | "user.create"
  | "user.update"
  | "user.resetPassword"
  | "user.disable"
  | "user.enable"
  | "audit.read"
  | "admin.open";

/** What it is done to; nothing of it for lists. */
export type Thing = { userId?: number; agencyId?: number | null };

const EVERYONE: readonly Role[] = ["OFFICER", "AGENCY_HEAD", "SECRETARIAT", "OFFICE", "LEADER", "ADMIN"];
const ADMINISTRATORS: readonly Role[] = ["ADMIN"];

/** The group works in the open (PRODUCT, "People"): who is where is for all to see, accounts are the administrator's. */
const MAY: Record<Verb, readonly Role[]> = {
  "account.read": EVERYONE,
  "account.changePassword": EVERYONE,
  "agency.read": EVERYONE,
  "person.read": EVERYONE,
  "agency.setReporting": ADMINISTRATORS,
  "agency.setSignOff": ["AGENCY_HEAD", "ADMIN"],
  "user.list": ADMINISTRATORS,
  "user.create": ADMINISTRATORS,
  "user.update": ADMINISTRATORS,
  "user.resetPassword": ADMINISTRATORS,
  "user.disable": ADMINISTRATORS,
  "user.enable": ADMINISTRATORS,
  "audit.read": ADMINISTRATORS,
  "admin.open": ADMINISTRATORS,
};

/** One's own account is one's own, and nobody else's: also not the administrator's, who resets instead. */
const ONLY_OWN: readonly Verb[] = ["account.read", "account.changePassword"];

/** Nobody takes away their own way in: that would leave no one to give it back. One's own password is changed, not reset. */
const NOT_OWN: readonly Verb[] = ["user.disable", "user.resetPassword"];

/** Whether the actor may do this. Source: PRODUCT, "People" (ADMIN: accounts, agencies, settings). */
export function may(actor: Pick<Actor, "id" | "role" | "agencyId">, verb: Verb, thing: Thing = {}): boolean {
  if (!MAY[verb].includes(actor.role)) return false;
  if (ONLY_OWN.includes(verb)) return thing.userId === actor.id;
  if (NOT_OWN.includes(verb)) return thing.userId !== actor.id;
  // A head says so for the agency that is theirs (PRODUCT, "People": signs the report off where the agency asks for it).
  if (verb === "agency.setSignOff" && actor.role === "AGENCY_HEAD") {
    return actor.agencyId !== null && actor.agencyId === thing.agencyId;
  }
  return true;
}

/** Which people the actor finds in lists: disabled accounts are there for the administrator only. */
export function scopeFor(actor: Pick<Actor, "role">): { disabledAt?: null } {
  return MAY["user.list"].includes(actor.role) ? {} : { disabledAt: null };
}
