import { afterAll, describe, expect, it } from "vitest";
import { healthProblem } from "../../lib/platform/health.ts";
import { testDatabase } from "../support/database.ts";

const { db, drop } = await testDatabase({ template: "plan" });
afterAll(drop);

describe("the database of an installation", () => {
  it("is healthy once it is migrated, and says so when a migration is missing", async () => {
    expect(await healthProblem(db)).toBeNull();
    await db.$executeRaw`DELETE FROM _prisma_migrations`;
    expect(await healthProblem(db)).toBe("migrations");
    await db.$executeRaw`DROP TABLE _prisma_migrations`;
    expect(await healthProblem(db)).toBe("database");
  });

  it("sorts Vietnamese names as Vietnamese does", async () => {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT name FROM unnest(ARRAY['Đông', 'Em', 'Dung', 'Ánh', 'Bình']) AS name ORDER BY name COLLATE "vi-x-icu"`;
    expect(rows.map((row) => row.name)).toEqual(["Ánh", "Bình", "Dung", "Đông", "Em"]);
  });
});
