import { defineConfig } from "vitest/config";

// Far from Vietnam and from UTC: a date computed in the machine's zone shows. Set here too, for those who call vitest directly.
process.env.TZ = "Pacific/Kiritimati";
// What the product logs while it is tested is news only when it is a warning.
process.env.LOG_LEVEL ||= "warn";

export default defineConfig({
  resolve: { alias: { "server-only": new URL("tests/support/server-only.ts", import.meta.url).pathname } },
  test: {
    projects: [
      { extends: true, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          globalSetup: ["tests/support/postgres.ts"],
          // One PostgreSQL on two cores: more files at once only wait for each other.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
