import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { checkReferences, sectionItems } from "../../prisma/load-plan/check.ts";
import { documentNotes } from "../../prisma/load-plan/notes.ts";
import { planFolder, readPlan } from "../../prisma/load-plan/read.ts";

const files = await readPlan(planFolder(2023));
const tasks = files["appendix-2-tasks.json"].tasks;
const items = sectionItems(files).map(({ item }) => item);
const agencies = files["agencies.json"].agencies;

const sha256 = (lines: readonly string[]) => createHash("sha256").update(lines.join("\n")).digest("hex");

describe("the words of the plan of 2023", () => {
  // The digests were taken of the restored text itself. A red line here means a changed character of the document.
  test.each([
    ["26 titles", tasks.map((row) => row.title), "e40aca08139fe03eea7b44ee09283c0f32e6bf1512e094e30e4c020c1264a4dc"],
    [
      "26 agency cells",
      tasks.map((row) => row.agenciesText),
      "e7c1f48a3053294dcc2d35faf8c6a641e0700b11e16b1b44af20de1f283a052b",
    ],
    [
      "26 deadline cells",
      tasks.map((row) => row.deadlineText),
      "40d077c3ab47c6d113a5b66c9de681a3972f5f9421a0ad83d8fc829c1b28d3cc",
    ],
    [
      "77 items of Section III",
      items.map((row) => row.text),
      "b23d81e02199beff14b30f6818ea1866ad4f74f5d764479a919b350804172eb1",
    ],
    [
      "10 focus tasks",
      files["section-2-focus.json"].items.map((row) => row.text),
      "00c8749153f04b4dfd2243c2eb73a583be3dfeb20bd0cedd88094fa97f44530a",
    ],
    [
      "25 procedures",
      files["appendix-1-procedures.json"].procedures.map((row) => `${row.name}|${row.agenciesText}`),
      "ea56242531147a64a7ee10eb9daf9a9ec7e41a7857ff9c65b9b795c25d73dfa6",
    ],
  ])("%s are to the character", (name, lines, digest) => {
    expect(lines).toHaveLength(Number.parseInt(name, 10));
    expect(sha256(lines)).toBe(digest);
  });

  test("are what the indicators quote", () => {
    const said = JSON.stringify({ focus: files["section-2-focus.json"], items, tasks });
    for (const { code, sourceText } of files["indicators.json"].indicators) expect(said, code).toContain(sourceText);
  });

  test("are in one Unicode form, so that search and comparison see the same letters", () => {
    const text = JSON.stringify(files);
    expect(text.normalize("NFC") === text).toBe(true);
  });

  test("hold together across files", () => {
    expect(() => checkReferences(files, 2023)).not.toThrow();
    expect(files["obligations.json"].obligations).toHaveLength(13);
    expect(agencies).toHaveLength(103);
    expect(items.filter((row) => row.appendix2).length).toBe(30);
    expect(items.flatMap((row) => row.appendix2 ?? [])).toHaveLength(32);
    expect(items.flatMap((row) => row.appendix2Related ?? [])).toHaveLength(36);
  });
});

describe("who reports every month", () => {
  test("33 bodies: the agencies of III.1 to III.21, the paper, the broadcaster and ten districts", () => {
    const reporting = agencies.filter((row) => row.reports);
    expect(reporting).toHaveLength(33);
    const sections = reporting.flatMap((row) => row.sectionIII ?? []);
    expect(sections).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    const others = reporting.filter((row) => !row.sectionIII && row.kind !== "district").map((row) => row.code);
    expect(others).toEqual(["bao-bac-giang", "dai-ptth"]);
    expect(reporting.filter((row) => row.kind === "district")).toHaveLength(10);
  });

  test("names on screen are said in full where the document abbreviates, and its abbreviation still finds them", () => {
    const named = Object.fromEntries(agencies.map((row) => [row.code, row]));
    expect(named["cong-an-tinh"]).toMatchObject({ shortName: "Công an tỉnh" });
    expect(named["cong-an-tinh"]?.aliases).toContain("CAT");
    expect(named.bhxh).toMatchObject({ shortName: "BHXH tỉnh" });
    expect(named.bhxh?.aliases).toContain("BHXH");
  });
});

describe("notes on the text", () => {
  const notes = documentNotes(files);

  test("28 contradictions, each once on every place it concerns", () => {
    const contradictions = files["contradictions.json"].contradictions;
    expect(contradictions.map((row) => row.number)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
    for (const { subject, refs, alreadyNoted } of contradictions) {
      const places = notes.filter((note) => note.kind === "CONFLICT" && note.text.startsWith(`${subject}. `));
      expect(places.map((note) => note.ref).sort()).toEqual([...refs].sort());
      expect(refs.length + alreadyNoted.length).toBeGreaterThan(0);
      expect(refs.filter((ref) => alreadyNoted.includes(ref))).toEqual([]);
    }
  });

  test("are written for a reader: no debris of the scan, no straight quotes, no names of fields, none twice on one place", () => {
    const debris = notes.filter((note) =>
      /OCR|KPI|["\\|{}]|agenciesText|coordinators|comparator|kind\b|\.json/.test(`${note.text} ${note.quote ?? ""}`),
    );
    expect(debris).toEqual([]);
    const told = notes.map((note) => `${note.ref} ${note.quote ?? ""} ${note.text}`);
    expect(new Set(told).size).toBe(told.length);
  });

  test("a place that is said to carry the same note does carry one", () => {
    const noted = new Set(notes.map((note) => note.ref));
    for (const { alreadyNoted } of files["contradictions.json"].contradictions) {
      for (const ref of alreadyNoted) expect(noted).toContain(ref);
    }
  });

  test("every uncertain reading, oddity and mended slip of a task reaches its page", () => {
    for (const task of tasks) {
      const kinds = notes.filter((note) => note.taskNumber === task.number).map((note) => note.kind);
      expect(kinds.filter((kind) => kind === "UNCERTAIN")).toHaveLength(task.uncertain ? 1 : 0);
      expect(kinds.filter((kind) => kind === "CORRECTION")).toHaveLength(task.corrections?.length ?? 0);
    }
    expect(notes.filter((note) => note.taskNumber === 16).map((note) => note.kind)).toEqual([
      "UNCERTAIN",
      "CORRECTION",
    ]);
  });
});
