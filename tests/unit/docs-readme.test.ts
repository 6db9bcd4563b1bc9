import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { PROJECT } from "../../scripts/place.ts";

const read = (path: string) => readFileSync(join(PROJECT, path), "utf8");

const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`);

const PAGES = ["README.md", "CONTRIBUTING.md", ...filesIn("docs", /\.md$/)];

/** What each page says that is not so, as "page: what". */
const wrongIn = (pages: readonly string[], wrong: (text: string, page: string) => string[]) =>
  pages.flatMap((page) => wrong(read(page), page).map((what) => `${page}: ${what}`));

const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m[1] ?? m[2] ?? "");

describe("the documentation", () => {
  test("names only commands that exist", () => {
    const scripts: Record<string, string> = JSON.parse(read("package.json")).scripts;
    expect(found(read("README.md"), /npm (?:run ([a-z][a-z:0-9-]*)|(test|start)\b)/g).length).toBeGreaterThan(5);
    const unknown = wrongIn(PAGES, (text) =>
      found(text, /npm (?:run ([a-z][a-z:0-9-]*)|(test|start)\b)/g).filter((name) => !(name in scripts)),
    );
    expect(unknown).toEqual([]);
  });

  test("links only to what is there", () => {
    const lost = wrongIn(PAGES, (text, page) =>
      found(text, /\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)
        .filter((link) => !/^(https?:|mailto:|#)/.test(link))
        .filter((link) => !existsSync(join(PROJECT, dirname(page), link.split("#")[0] ?? ""))),
    );
    expect(lost).toEqual([]);
  });

  test("names only files that are there", () => {
    const lost = wrongIn(["README.md", "docs/architecture.md", "docs/glossary.md"], (text) =>
      found(text, /`((?:app|components|lib|prisma|scripts|tests|docs)\/[^`*<\s]+)`/g).filter(
        (path) => !existsSync(join(PROJECT, path)),
      ),
    );
    expect(lost).toEqual([]);
  });

  test("every decision is in the index", () => {
    const index = read("docs/decisions/README.md");
    const pages = readdirSync(join(PROJECT, "docs/decisions")).filter((name) => /^\d{4}-/.test(name));
    expect(pages.filter((name) => !index.includes(`(${name})`))).toEqual([]);
  });
});

describe("the user guide", () => {
  /** All words of the product, on one line. */
  const words = ["app", "components", "lib"]
    .flatMap((folder) => filesIn(folder, /(?<!\.d)\.tsx?$/))
    .filter((path) => !path.startsWith("lib/platform/prisma/"))
    .map(read)
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .toLowerCase();

  // Names of keys are not written on the screen as they are in running text.
  const isKey = (said: string) => /^(Ctrl|Enter\b|.$)/.test(said);

  test.each(filesIn("docs/huong-dan", /\.md$/))("calls things as the screen does: %s", (page) => {
    const bold = [...read(page).matchAll(/\*\*([^*]+)\*\*/g)].map((m) => (m[1] ?? "").replaceAll(/\s+/g, " "));
    expect(bold.length).toBeGreaterThan(10);
    const parts = bold.filter((said) => !isKey(said)).flatMap((said) => said.split(/…|“[^”]*”|\d+/));
    expect(parts.map((part) => part.trim()).filter((part) => !words.includes(part.toLowerCase()))).toEqual([]);
  });
});
