import { PrismaPg } from "@prisma/adapter-pg";
import { environment } from "./env.ts";
import { type Prisma, PrismaClient } from "./prisma/client.ts";

export type Database = PrismaClient;

/** What a command is given inside `db.$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient;

/** Seen by the database's administrator in pg_stat_activity. */
const APPLICATION_NAME = "theo-doi-de-an-06";

/** Opens a database of its own; the caller closes it with `$disconnect()`. `connections` bounds its pool. */
export function createDatabase(url: string, options: { connections?: number } = {}): Database {
  return new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      application_name: APPLICATION_NAME,
      max: options.connections ?? 10,
      connectionTimeoutMillis: 10_000,
    }),
  });
}

// On globalThis, because a development server loads this module anew after each change, and each would keep its own pool.
const kept = globalThis as { project06Database?: Database };

/** The one database of this process, opened when first asked for. */
export function database(): Database {
  kept.project06Database ??= createDatabase(environment().databaseUrl);
  return kept.project06Database;
}
