import { runStaticChecks, runVitest, sayTally, sum } from "./checks.ts";
import { run } from "./lifecycle.ts";

/** `npm run check`: what can be said without running the product, in under two minutes. */
run(async () => sayTally(sum([await runStaticChecks(), await runVitest("unit")])));
