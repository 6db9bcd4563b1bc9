import { may as mayOfAppraisal } from "../appraisal/policy.ts";
import type { Actor } from "../platform/actor.ts";
import type { IssuedKind, Role } from "../platform/prisma/enums.ts";
import { may as mayOfReports } from "../reports/policy.ts";

/** What can be done about files that are written out, and about the head they go out under. */
export type DocumentVerb =
  /** Tables of what everyone may read. */
  | "table.export"
  /** The consolidated report of a month as it was issued, and before that. */
  | "issued.export"
  | "draft.export"
  /** Correct an issued document; of its own only. */
  | "correction.write"
  | "letterhead.read"
  | "letterhead.edit";

/** Who drafts the documents knows who signs them; settings are the administrator's (PRODUCT, "People"). */
const LETTERHEAD: readonly Role[] = ["SECRETARIAT", "ADMIN"];

/** Who writes letters in the name of their body. */
const WRITERS: readonly Role[] = ["SECRETARIAT", "OFFICE"];

/** Whether the actor may. A file says no more than the page it stands on: who may read the page may take it along. */
export function may(
  actor: Pick<Actor, "role" | "agencyId">,
  verb: DocumentVerb,
  thing: { issuerId: number | null } = { issuerId: null },
): boolean {
  switch (verb) {
    case "table.export":
    case "issued.export":
      return true;
    case "draft.export":
      return mayOfReports(actor, "consolidated.draft", { agencyId: null });
    case "correction.write":
      return WRITERS.includes(actor.role) && actor.agencyId !== null && actor.agencyId === thing.issuerId;
    case "letterhead.read":
    case "letterhead.edit":
      return LETTERHEAD.includes(actor.role);
  }
}

/** Which kinds of issued documents are on the register that the actor reads: submissions about agencies are for those who follow them. */
export function readableKinds(actor: Pick<Actor, "role" | "agencyId">): IssuedKind[] {
  const open: IssuedKind[] = ["URGING_LETTER", "CONSOLIDATED_REPORT", "CORRECTION", "CONCLUSION"];
  return mayOfAppraisal(actor, "proposal.read", { agencyId: null }) ? [...open, "APPRAISAL"] : open;
}
