import { defineConfig } from "prisma/config";

/** For Prisma's own command line; the scripts of this project need neither it nor its downloads. */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // `generate` reads no database, but the configuration must name one.
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://localhost/unused" },
});
