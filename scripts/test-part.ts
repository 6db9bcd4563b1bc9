import { runBrowserTests, runVitest, sayTally } from "./checks.ts";
import { Refusal, run } from "./lifecycle.ts";

/** `npm run test:unit|test:db|test:e2e -- filter`: one kind of test, narrowed by file name. */
run(async () => {
  const [kind, ...filter] = process.argv.slice(2);
  if (kind === "unit" || kind === "db") return sayTally(await runVitest(kind, filter));
  if (kind === "e2e") return sayTally(await runBrowserTests(filter));
  throw new Refusal(`There are no “${kind}” tests; choose unit, db or e2e.`);
});
