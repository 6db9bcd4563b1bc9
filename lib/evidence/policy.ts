import type { Actor } from "../platform/actor.ts";
import type { Prisma } from "../platform/prisma/client.ts";

/** What can be done with a file. */
export type EvidenceVerb =
  /** Upload about a part, or as a document of the agency. */
  | "file.upload"
  /** Take off the record: mark it, for all but its agency and the secretariat to lose sight of it. */
  | "file.withdraw"
  /** Still read what was withdrawn. */
  | "file.read-withdrawn";

/** The agency whose file it is. */
export type EvidenceThing = { agencyId: number };

/** Who may do what with files (PRODUCT, "People"): writing is scoped to one's own agency. */
export function may(actor: Pick<Actor, "role" | "agencyId">, verb: EvidenceVerb, thing: EvidenceThing): boolean {
  const writes = actor.role === "OFFICER" || actor.role === "AGENCY_HEAD";
  const own = writes && actor.agencyId === thing.agencyId;
  switch (verb) {
    case "file.upload":
      return own;
    case "file.withdraw":
      return own || actor.role === "SECRETARIAT";
    case "file.read-withdrawn":
      return actor.agencyId === thing.agencyId || actor.role === "SECRETARIAT";
  }
}

/** What somebody may do with files that are shown. */
export type FileRights = {
  /** Mark one as withdrawn. */
  withdraws: boolean;
  /** Still read what was withdrawn. */
  readsWithdrawn: boolean;
};

/** The rights to files of an agency on a page; as of a day that has `past` nothing is withdrawn. */
export function rightsToFiles(
  actor: Pick<Actor, "role" | "agencyId">,
  thing: EvidenceThing,
  { past }: { past: boolean },
): FileRights {
  return {
    withdraws: !past && may(actor, "file.withdraw", thing),
    readsWithdrawn: may(actor, "file.read-withdrawn", thing),
  };
}

/**
 * Which files there are for somebody: those that something sent refers to, for everyone signed in; what has not been sent yet, for its
 * agency; what was withdrawn, for its agency and, where it had been sent, the secretariat. Erased ones are there for nobody.
 */
export function scopeFor(actor: Pick<Actor, "role" | "agencyId">): Prisma.EvidenceFileWhereInput {
  const sent: Prisma.EvidenceFileWhereInput = { uses: { some: {} } };
  const visible: Prisma.EvidenceFileWhereInput[] = [
    actor.role === "SECRETARIAT" ? sent : { ...sent, withdrawnAt: null },
  ];
  if (actor.agencyId !== null) visible.push({ agencyId: actor.agencyId });
  return { erasedAt: null, OR: visible };
}
