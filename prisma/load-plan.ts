import type { Database } from "../lib/platform/database.ts";
import { checkReferences } from "./load-plan/check.ts";
import { digestOf, planFolder, readPlan } from "./load-plan/read.ts";
import { rowsOf } from "./load-plan/rows.ts";
import type { Tally } from "./load-plan/sync.ts";
import { writeAgencies } from "./load-plan/write-agencies.ts";
import { writeDocument } from "./load-plan/write-document.ts";
import { writeAssignments, writeDeadlines, writeTasks } from "./load-plan/write-tasks.ts";

/** What a load did, in rows. `digest` is what the plan now remembers of its files. */
export type LoadReport = Tally & { planId: number; year: number; digest: string };

/** A plan of some size is a few thousand rows: well under this, on the smallest machine. */
const TRANSACTION_MS = 120_000;

/**
 * Loads the plan of a year from `folder` (by default prisma/plan-<year>/) in one transaction: all of it, or nothing.
 *
 * Loading the same files again changes nothing. Loading changed files brings the document's words up to date and
 * leaves alone what people said or decided since: settings, updates, decisions, assignments they added, extensions.
 *
 * @throws PlanDataError when the files do not fit together, or would overwrite an original deadline or drop a
 * task; its message names file, row and field.
 */
export async function loadPlan(db: Database, year: number, folder = planFolder(year)): Promise<LoadReport> {
  const files = await readPlan(folder);
  checkReferences(files, year);
  const rows = rowsOf(files);
  const digest = digestOf(files);
  const { province } = rows.plan;

  return db.$transaction(
    async (tx) => {
      const tally: Tally = { created: 0, changed: 0, unchanged: 0 };
      const before = await tx.plan.findUnique({ where: { province_year: { province, year } } });
      if (before?.digest === digest) {
        return { planId: before.id, year, digest, created: 0, changed: 0, unchanged: countRows(rows) };
      }
      const { id: planId } = before
        ? await tx.plan.update({ where: { id: before.id }, data: { ...rows.plan, digest } })
        : await tx.plan.create({ data: { ...rows.plan, digest } });
      tally[before ? "changed" : "created"] += 1;

      const agency = await writeAgencies(tx, rows, year, tally);
      const task = await writeTasks(tx, rows, planId, tally);
      await writeDeadlines(tx, rows, planId, task, tally);
      await writeAssignments(tx, rows, planId, { agency, task }, tally);
      await writeDocument(tx, rows, { planId, agency, task }, tally);
      return { planId, year, digest, ...tally };
    },
    { timeout: TRANSACTION_MS, maxWait: TRANSACTION_MS },
  );
}

function countRows(rows: ReturnType<typeof rowsOf>): number {
  const { plan: _plan, standing: _standing, assignments, ...tables } = rows;
  const links = assignments.reduce((sum, row) => sum + row.phrases.length, 0);
  return 1 + assignments.length + links + Object.values(tables).reduce((sum, table) => sum + table.length, 0);
}
