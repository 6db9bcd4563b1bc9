import { runBrowserTests, runBuild, runStaticChecks, runVitest, sayTally, sum, type Tally } from "./checks.ts";
import { run, say } from "./lifecycle.ts";

/** `npm test`: everything. The last line says how many passed and failed; a static check counts as one. */
run(async () => {
  const parts: [string, () => Promise<Tally>][] = [
    ["Static checks", runStaticChecks],
    ["Unit tests", () => runVitest("unit")],
    ["Tests on a real PostgreSQL", () => runVitest("db")],
    ["Production build", runBuild],
    ["Tests in a real browser", runBrowserTests],
  ];
  const tallies: Tally[] = [];
  for (const [index, [name, work]] of parts.entries()) {
    say(`\n── ${index + 1}/${parts.length} ${name}`);
    tallies.push(await work());
  }
  say("");
  return sayTally(sum(tallies));
});
