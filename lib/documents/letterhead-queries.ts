import type { PlanSettings } from "../plans/rules.ts";
import type { Database, Transaction } from "../platform/database.ts";
import { type Letterhead, standardLetterhead } from "./letterhead.ts";
import { letterheadOf } from "./letterhead-schema.ts";

/** The letterhead with the number of its newest change; 0 while nobody has set one. */
export type StoredLetterhead = { letterhead: Letterhead; version: number };

/** What the documents of a plan go out under: what was set, or the standard one. One statement. */
export async function readLetterhead(
  db: Database | Transaction,
  plan: Pick<PlanSettings, "id" | "province">,
): Promise<StoredLetterhead> {
  const row = await db.letterhead.findUnique({ where: { planId: plan.id } });
  return row
    ? { letterhead: letterheadOf(row), version: row.version }
    : { letterhead: standardLetterhead(plan.province), version: 0 };
}
