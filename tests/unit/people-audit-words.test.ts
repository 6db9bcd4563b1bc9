import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { LETTERHEAD_NAMES } from "../../lib/documents/letterhead.ts";
import { ACTIONS, actionWord, changeWords, FIELDS } from "../../lib/people/audit-words.ts";
import { SETTING_NAMES } from "../../lib/plans/settings-schema.ts";

const ROOT = path.join(import.meta.dirname, "../..");

/** The source of what writes the trail. */
const FOLDERS = [
  "lib/people",
  "lib/plans",
  "lib/progress",
  "lib/evidence",
  "lib/obligations",
  "lib/proposals",
  "lib/urging",
  "lib/directives",
  "lib/meetings",
  "lib/appraisal",
  "lib/indicators",
  "lib/oversight",
  "lib/documents",
  "prisma/demo",
];
const WRITERS = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((file) => file.endsWith(".ts") && !file.startsWith("audit-"))
    .map((file) => readFileSync(path.join(ROOT, folder, file), "utf8"))
    .filter((text) => /writeAudit|writeRefusal|auditEntry\.create/.test(text)),
);

/** Every "progress.update"-like word of those files: acts, and the permissions of the same form. */
const acts = new Set(WRITERS.flatMap((text) => text.match(/(?<=")[a-z]+\.[a-zA-Z-]+(?=")/g) ?? []));
/** What may be done without being an act on record. */
const PERMISSIONS = [
  "obligation.decide",
  "calendar.edit",
  "feed.keep",
  "settings.edit",
  "draft.export",
  "indicator.name-measurer",
  "letterhead.edit",
  "letter.write",
  "correction.write",
  "proposal.write",
  "submission.replace",
  "rule.edit",
  "proposal.read",
  "meeting.hold",
  "meeting.read",
  "ranking.read",
  "progress.write",
  "completion.decide",
  "extension.decide",
  "assignment.edit",
];

describe("the words of the trail", () => {
  test("stand for every act that the product writes", () => {
    expect(acts.size).toBeGreaterThan(20);
    const raw = [...acts].filter((act) => !PERMISSIONS.includes(act) && !(act in ACTIONS));
    expect(raw).toEqual([]);
  });

  test("stand for every field that an act keeps", () => {
    const bodies = WRITERS.flatMap((text) => [
      ...[...text.matchAll(/(?:before|after): \{([^{}]*)\}/g)].map(([, body = ""]) => body),
      // Objects made by a function of their own.
      ...[...text.matchAll(/function (?:wording|wordingOf|onRecord)\([\s\S]*?return \{([\s\S]*?)\n?\s*\};\n\}/g)].map(
        ([, body = ""]) => body,
      ),
    ]);
    const kept = new Set(
      bodies.flatMap((body) =>
        [...body.matchAll(/(?:^|[,{]|\.\.\.\()\s*(\w+)(?=:|,|\s*$)/gm)].map(([, name = ""]) => name),
      ),
    );
    for (const name of ["standing", "evidenceNumber", "reportsFrom", "dueOn", "added", "late"])
      expect(kept).toContain(name);
    for (const name of [...SETTING_NAMES, ...LETTERHEAD_NAMES, "dayOffName", "shortNotice"]) kept.add(name);
    // An account and the report of a sweep go on record whole.
    for (const name of ["username", "name", "title", "role", "agencyId", "email", "phone", "day", "raised", "closed"])
      kept.add(name);
    expect([...kept].filter((name) => !(name in FIELDS))).toEqual([]);
  });

  test("are Vietnamese, not codes, and no two acts share one", () => {
    const words = Object.values(ACTIONS);
    expect(new Set(words).size).toBe(words.length);
    for (const word of [...words, ...Object.values(FIELDS)]) expect(word).toMatch(/^\p{Lu}[\p{L} ,]+$/u);
  });
});

describe("what changed", () => {
  test("reads as on the form: situation, percentage, dates, and no code", () => {
    expect(
      changeWords(
        { state: "IN_PROGRESS", percent: 80, completedOn: null, proposals: "" },
        { state: "COMPLETED", percent: 100, completedOn: "2023-09-30", proposals: "Đề nghị hỗ trợ." },
      ),
    ).toEqual([
      { field: "Tình hình", from: "Đang thực hiện", to: "Đã hoàn thành" },
      { field: "Tỷ lệ hoàn thành", from: "80%", to: "100%" },
      { field: "Ngày hoàn thành", from: "trống", to: "30/09/2023" },
      { field: "Đề xuất, kiến nghị", from: "trống", to: "Đề nghị hỗ trợ." },
    ]);
    expect(changeWords({ standing: "WAITING" }, { standing: "CONFIRMED" })).toEqual([
      { field: "Báo cáo hoàn thành", from: "Chờ xác nhận", to: "Đã xác nhận" },
    ]);
    expect(changeWords(null, { phrase: "các đơn vị liên quan", added: ["Sở Y tế", "BHXH tỉnh"], reason: "" })).toEqual([
      { field: "Cụm từ", from: null, to: "các đơn vị liên quan" },
      { field: "Đơn vị thêm", from: null, to: "Sở Y tế, BHXH tỉnh" },
    ]);
  });

  test("an act that nobody has named yet shows as it is", () => {
    expect(actionWord("test.page")).toBe("test.page");
  });
});
