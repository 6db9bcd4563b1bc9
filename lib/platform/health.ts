import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "./database.ts";

/** Null when the database answers and has every migration of this version; else what is wrong, without any detail of where. */
export async function healthProblem(db: Database): Promise<"database" | "migrations" | null> {
  try {
    const [expected, rows] = await Promise.all([
      migrationNames(),
      db.$queryRaw<{ migration_name: string }[]>`
        SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    ]);
    const applied = new Set(rows.map((row) => row.migration_name));
    return expected.every((name) => applied.has(name)) ? null : "migrations";
  } catch {
    return "database";
  }
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(join(process.cwd(), "prisma/migrations"), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
