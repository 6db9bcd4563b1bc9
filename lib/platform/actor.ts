import type { Clock } from "./clock.ts";
import type { Database } from "./database.ts";
import type { Role } from "./prisma/enums.ts";

/** Who acts: read from the database at every request, never from the cookie, which says only who. */
export type Actor = {
  id: number;
  username: string;
  name: string;
  title: string | null;
  role: Role;
  /** The agency the person belongs to; null for people outside any agency (leaders, administrators). */
  agencyId: number | null;
  agencyCode: string | null;
  /** Full name of the agency, and the short one that fits a line. */
  agencyName: string | null;
  agencyShortName: string | null;
  mustChangePassword: boolean;
};

/** Where a request came from, for the audit trail and the log. */
export type RequestOrigin = { requestId: string | null; address: string | null };

/** What every command is given: nothing of it comes from the input. */
export type CommandContext = { db: Database; clock: Clock; actor: Actor; origin: RequestOrigin };
