import { canonical } from "./read.ts";

/** Rows written, rows that already stood otherwise and were brought up to date, rows that were already so. */
export type Tally = { created: number; changed: number; unchanged: number };

/**
 * Brings a table to what the files say: rows that are missing are inserted, rows that differ are changed in the named
 * fields only, the others are left alone. Fields that the files do not know (settings, versions, search) stay.
 * `remove` gets the rows that the files no longer have; without it they stay as well.
 */
export async function sync<Wanted extends object, Existing extends Record<keyof Wanted, unknown>>(
  tally: Tally,
  table: {
    existing: readonly Existing[];
    wanted: readonly Wanted[];
    keyOf: (row: Pick<Wanted, keyof Wanted> | Existing) => string;
    insert: (rows: Wanted[]) => Promise<unknown>;
    change: (before: Existing, row: Wanted) => Promise<unknown>;
    remove?: (row: Existing) => Promise<unknown>;
  },
): Promise<void> {
  const before = new Map(table.existing.map((row) => [table.keyOf(row), row]));
  const missing: Wanted[] = [];
  for (const row of table.wanted) {
    const standing = before.get(table.keyOf(row));
    before.delete(table.keyOf(row));
    if (!standing) missing.push(row);
    else if (differs(standing, row)) {
      await table.change(standing, row);
      tally.changed += 1;
    } else tally.unchanged += 1;
  }
  if (missing.length > 0) await table.insert(missing);
  tally.created += missing.length;
  if (table.remove) {
    for (const row of before.values()) {
      await table.remove(row);
      tally.changed += 1;
    }
  }
}

function differs<Wanted extends object>(standing: Record<keyof Wanted, unknown>, wanted: Wanted): boolean {
  const fields = Object.keys(wanted) as (keyof Wanted)[];
  return fields.some((field) => canonical(standing[field]) !== canonical(wanted[field]));
}
