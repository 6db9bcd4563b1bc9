import { registerHooks } from "node:module";
import { PROJECT } from "./place.ts";

// dependency-cruiser reads TypeScript with the compiler's own interface, which version 7 no longer has: it gets version 5 for
// that, and nothing else does.
registerHooks({
  resolve: (specifier, context, next) => next(specifier.replace(/^typescript(?=$|\/)/, "typescript-5"), context),
});

process.chdir(PROJECT);
process.argv.splice(2, 0, "app", "components", "lib", "prisma", "scripts", "tests", "proxy.ts", "instrumentation.ts");
// By a name the type checker does not follow: the tool's command has no types.
const command = "../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs";
await import(command);
