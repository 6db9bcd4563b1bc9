import type { Actor } from "../platform/actor.ts";
import type { Role } from "../platform/prisma/enums.ts";

/** What can be done about how a plan is read: its settings, and the calendar of days off and worked Saturdays. */
export type PlanVerb = "settings.read" | "settings.edit" | "calendar.read" | "calendar.edit";

const MAY: Readonly<Record<PlanVerb, readonly Role[]>> = {
  "settings.read": ["ADMIN", "SECRETARIAT"],
  "settings.edit": ["ADMIN"],
  "calendar.read": ["ADMIN", "SECRETARIAT"],
  "calendar.edit": ["ADMIN"],
};

/** Whether the actor may. Settings are the administrator's; who works by them may look them up (PRODUCT, "People"). */
export function may(actor: Pick<Actor, "role">, verb: PlanVerb): boolean {
  return MAY[verb].includes(actor.role);
}
