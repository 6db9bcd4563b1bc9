import type { Actor } from "../platform/actor.ts";
import type { Database } from "../platform/database.ts";
import type { Prisma } from "../platform/prisma/client.ts";
import type { Role } from "../platform/prisma/enums.ts";
import { may, scopeFor } from "./policy.ts";
import { normalUsername } from "./schema.ts";
import { ROLES } from "./words.ts";

/** An account as its administrator sees it. */
export type UserRow = {
  id: number;
  username: string;
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  role: Role;
  agencyId: number | null;
  agencyCode: string | null;
  agencyName: string | null;
  disabledAt: Date | null;
  lastSignInAt: Date | null;
  mustChangePassword: boolean;
  version: number;
};

export type UserFilter = {
  text: string;
  role: Role | null;
  agencyId: number | null;
  state: "active" | "disabled" | null;
};

/** Reads the filter of the list of accounts from an address; what it does not know it leaves out. */
export function readUserFilter(query: Record<string, string | string[] | undefined>): UserFilter {
  const one = (name: string) => (typeof query[name] === "string" ? query[name].trim() : "");
  const agencyId = Number(one("agency"));
  const state = one("state");
  return {
    text: one("q").normalize("NFC").slice(0, 100),
    role: ROLES.find((role) => role === one("role")) ?? null,
    agencyId: Number.isInteger(agencyId) && agencyId > 0 ? agencyId : null,
    state: state === "active" || state === "disabled" ? state : null,
  };
}

const USER = {
  id: true,
  username: true,
  name: true,
  title: true,
  email: true,
  phone: true,
  role: true,
  agencyId: true,
  disabledAt: true,
  lastSignInAt: true,
  mustChangePassword: true,
  version: true,
  agency: { select: { code: true, name: true } },
} satisfies Prisma.UserSelect;

/** Accounts that fit the filter, by name; none for those who may not list them. */
export async function listUsers(db: Database, actor: Actor, filter: UserFilter): Promise<UserRow[]> {
  if (!may(actor, "user.list")) return [];
  const { text, role, agencyId, state } = filter;
  const where: Prisma.UserWhereInput = {
    ...scopeFor(actor),
    ...(role && { role }),
    ...(agencyId && { agencyId }),
    ...(state && { disabledAt: state === "disabled" ? { not: null } : null }),
    ...(text && {
      OR: [
        { username: { contains: normalUsername(text) } },
        { name: { contains: text, mode: "insensitive" as const } },
        { title: { contains: text, mode: "insensitive" as const } },
        { agency: { search: { contains: plainText(text) } } },
      ],
    }),
  };
  const users = await db.user.findMany({
    where,
    select: USER,
    orderBy: [{ disabledAt: { sort: "asc", nulls: "first" } }, { username: "asc" }],
  });
  return users.map(toRow);
}

/** One account, or null where there is none for this actor. */
export async function findUser(db: Database, actor: Actor, id: number): Promise<UserRow | null> {
  if (!may(actor, "user.list") || !Number.isSafeInteger(id)) return null;
  const user = await db.user.findFirst({ where: { id, ...scopeFor(actor) }, select: USER });
  return user && toRow(user);
}

/** One's own account. */
export async function ownAccount(db: Database, actor: Actor): Promise<UserRow | null> {
  const user = await db.user.findFirst({ where: { id: actor.id }, select: USER });
  return user && toRow(user);
}

export type AgencyChoice = { id: number; code: string; name: string; reports: boolean };

/** The bodies a person can belong to; those that report come first. */
export async function agencyChoices(db: Database): Promise<AgencyChoice[]> {
  const agencies = await db.agency.findMany({
    where: { isGroup: false },
    select: { id: true, code: true, name: true, reportsFrom: true, reportsTo: true },
    orderBy: { position: "asc" },
  });
  const choices = agencies.map(({ reportsFrom, reportsTo, ...rest }) => ({
    ...rest,
    reports: !!reportsFrom && !reportsTo,
  }));
  return [...choices.filter(({ reports }) => reports), ...choices.filter(({ reports }) => !reports)];
}

export type AdminCounts = {
  accounts: number;
  disabled: number;
  neverSignedIn: number;
  reporting: number;
  withoutPeople: number;
  refusedToday: number;
};

/** What the overview of administration counts. Takes the first instant of today. */
export async function adminCounts(
  db: Database,
  actor: Actor,
  todayStarts: Temporal.Instant,
): Promise<AdminCounts | null> {
  if (!may(actor, "admin.open")) return null;
  const since = new Date(todayStarts.epochMilliseconds);
  const [counts] = await db.$queryRaw<AdminCounts[]>`
    SELECT (SELECT count(*)::int FROM app_user WHERE disabled_at IS NULL) AS accounts,
           (SELECT count(*)::int FROM app_user WHERE disabled_at IS NOT NULL) AS disabled,
           (SELECT count(*)::int FROM app_user WHERE disabled_at IS NULL AND last_sign_in_at IS NULL) AS "neverSignedIn",
           (SELECT count(*)::int FROM agency WHERE reports_from IS NOT NULL AND reports_to IS NULL) AS reporting,
           (SELECT count(*)::int FROM agency a WHERE a.reports_from IS NOT NULL AND a.reports_to IS NULL
              AND NOT EXISTS (SELECT 1 FROM app_user u WHERE u.agency_id = a.id AND u.disabled_at IS NULL
                AND u.role IN ('OFFICER', 'AGENCY_HEAD'))) AS "withoutPeople",
           (SELECT count(*)::int FROM audit_entry WHERE outcome = 'REFUSED' AND at >= ${since}) AS "refusedToday"`;
  return counts ?? null;
}

type Selected = Prisma.UserGetPayload<{ select: typeof USER }>;

function toRow({ agency, ...user }: Selected): UserRow {
  return { ...user, agencyCode: agency?.code ?? null, agencyName: agency?.name ?? null };
}

/** As the search columns keep it: small letters without marks. */
function plainText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
