import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NOTE_WORDS } from "../../components/plan/note-words.ts";
import { STATUS_LOOK } from "../../components/task/status-look.ts";
import { DEGREE_WORDS, VERDICT_WORDS } from "../../lib/appraisal/words.ts";
import { DIRECTIVE_ENTRY_WORDS, DIRECTIVE_STATE_WORDS } from "../../lib/directives/words.ts";
import { COMPARATOR_WORDS, SOURCE_WORDS } from "../../lib/indicators/words.ts";
import { STANDING_WORDS } from "../../lib/obligations/words.ts";
import { KIND_WORDS, URGENCY_WORDS } from "../../lib/oversight/words.ts";
import { ROLE_WORDS } from "../../lib/people/words.ts";
import { DAY_OFF_KIND_WORDS, DAY_OFF_RULE_WORDS, EXCLUSIVE_READING_WORDS } from "../../lib/plans/words.ts";
import { BUCKETS } from "../../lib/progress/rules.ts";
import { STATE_WORDS } from "../../lib/progress/words.ts";
import { STATE_WORDS as PROPOSAL_WORDS } from "../../lib/proposals/words.ts";
import { SECTION_WORDS } from "../../lib/reports/words.ts";
import { PROJECT } from "../../scripts/place.ts";

const read = (path: string) => readFileSync(`${PROJECT}/${path}`, "utf8");

/** The enums of the schema, each with its values. */
const enums = [...read("prisma/schema.prisma").matchAll(/^enum (\w+) \{\n([^}]+)\}/gm)].map(([, name, body]) => ({
  name: name ?? "",
  values: [...(body ?? "").matchAll(/^ {2}([A-Z_]+)$/gm)].map(([, value]) => value ?? ""),
}));

/** The sections of the glossary that are named after a type: code → Vietnamese word. */
const sections = new Map(
  read("docs/glossary.md")
    .split(/^#{2,3} /m)
    .flatMap((section) => {
      const name = /^`(\w+)`/.exec(section)?.[1];
      const rows = [...section.matchAll(/^\| `([A-Z_]+)` \| ([^|]+) \|/gm)];
      return name ? [[name, new Map(rows.map(([, code, word]) => [code ?? "", word?.trim() ?? ""]))] as const] : [];
    }),
);

describe("the glossary", () => {
  test("the schema was read", () => {
    expect(enums.length).toBeGreaterThan(15);
  });

  test.each(enums)("has every value of $name, and no other", ({ name, values }) => {
    expect([...(sections.get(name)?.keys() ?? [])].sort()).toEqual([...values].sort());
  });

  test.each([
    ["ObligationStanding", STANDING_WORDS],
    ["ProposalState", PROPOSAL_WORDS],
    ["DirectiveState", DIRECTIVE_STATE_WORDS],
    ["DirectiveEntryKind", DIRECTIVE_ENTRY_WORDS],
    ["AppraisalDegree", DEGREE_WORDS],
    ["AppraisalVerdict", VERDICT_WORDS],
    ["Timeliness", Object.fromEntries(Object.entries(STATUS_LOOK).map(([code, { word }]) => [code, word]))],
    ["IndicatorComparator", COMPARATOR_WORDS],
    ["IndicatorSource", SOURCE_WORDS],
    ["Role", ROLE_WORDS],
    ["ProgressState", STATE_WORDS],
    ["NoteKind", NOTE_WORDS],
    ["DayOffKind", DAY_OFF_KIND_WORDS],
    ["DayOffRule", DAY_OFF_RULE_WORDS],
    ["ExclusiveReading", EXCLUSIVE_READING_WORDS],
    ["AlertKind", KIND_WORDS],
    ["AlertUrgency", URGENCY_WORDS],
    ["ConsolidatedSection", SECTION_WORDS],
  ])("says for %s what the screen says", (name, words: Readonly<Record<string, string>>) => {
    const lower = (pairs: Iterable<[string, string]>) =>
      Object.fromEntries([...pairs].map(([code, word]) => [code, word.toLowerCase()]));
    expect(lower(sections.get(name) ?? [])).toEqual(lower(Object.entries(words)));
  });

  test("names every official bucket", () => {
    const section = read("docs/glossary.md").split("### `Bucket`")[1]?.split("\n### ")[0] ?? "";
    for (const bucket of BUCKETS) expect(section).toContain(`\`${bucket}\``);
  });
});
