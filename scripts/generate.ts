import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal, run, step } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";
import { runTool } from "./processes.ts";

const OUTPUT = join(PROJECT, "lib/platform/prisma");

/** Makes the database client from prisma/schema.prisma, unless the one that is there was made from the same. */
export async function generate(): Promise<void> {
  const inputs = ["prisma/schema.prisma", "node_modules/prisma/package.json"];
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(readFileSync(join(PROJECT, input)));
  const digest = hash.digest("hex");
  const mark = join(OUTPUT, ".made-from");
  if (existsSync(mark) && readFileSync(mark, "utf8") === digest) return;
  await step("Database client made from prisma/schema.prisma", async () => {
    const made = await runTool(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
      cwd: PROJECT,
      quiet: true,
      env: {
        ...process.env,
        // Prisma would download an engine that generating does not use; any executable that exists satisfies it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    });
    if (made.code !== 0) throw new Refusal(`prisma/schema.prisma is not usable:\n${made.output.trim()}`);
  });
  writeFileSync(mark, digest);
}

if (import.meta.main) {
  run(async () => {
    await generate();
    return 0;
  });
}
