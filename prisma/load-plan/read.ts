import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { PLAN_FILES, type PlanFileName, type PlanFiles } from "../../lib/plans/schema.ts";
import { PlanDataError, problem } from "./problems.ts";

/** Raised when the same files would make other rows than before, so that the next load looks at them again. */
const EXPANSION_VERSION = 1;

/** Where the data files of a year's plan are. */
export function planFolder(year: number): string {
  return path.join(import.meta.dirname, "..", `plan-${year}`);
}

/**
 * Reads and checks the shape of every file of a plan.
 * @throws PlanDataError naming file, row and field of everything that does not fit.
 */
export async function readPlan(folder: string): Promise<PlanFiles> {
  const names = Object.keys(PLAN_FILES) as PlanFileName[];
  const problems: string[] = [];
  const content: Partial<Record<PlanFileName, unknown>> = {};
  for (const name of names) {
    const raw = await readJson(folder, name, problems);
    if (raw === undefined) continue;
    const parsed = PLAN_FILES[name].safeParse(raw, { error: z.locales.vi().localeError });
    if (parsed.success) content[name] = parsed.data;
    else problems.push(...parsed.error.issues.map((issue) => nameIssue(name, raw, issue)));
  }
  if (problems.length > 0) throw new PlanDataError(problems);
  return content as PlanFiles;
}

/** SHA-256 of a plan's content. Layout and key order of the JSON files do not count, their words do. */
export function digestOf(files: PlanFiles): string {
  return createHash("sha256").update(`${EXPANSION_VERSION}\n`).update(canonical(files)).digest("hex");
}

/** JSON with the keys of every object in one order: equal content gives equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}

async function readJson(folder: string, name: string, problems: string[]): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path.join(folder, name), "utf8"));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const what = missing ? `không có tệp này trong ${folder}` : `không đọc được: ${String(error)}`;
    problems.push(problem(name, null, null, what));
    return undefined;
  }
}

function nameIssue(file: PlanFileName, raw: unknown, issue: z.core.$ZodIssue): string {
  const labels: string[] = [];
  const field: string[] = [];
  let here = raw;
  for (const step of issue.path) {
    here = here !== null && typeof here === "object" ? Reflect.get(here, step) : undefined;
    const label = typeof step === "number" ? rowLabel(file, here, step) : null;
    if (label) {
      labels.splice(0, labels.length, label);
      field.length = 0;
    } else field.push(String(step));
  }
  const row = labels[0] ?? null;
  // The list that holds the row ("tasks") says nothing that the row's own name does not.
  return problem(file, row, field.join("."), issue.message);
}

const NUMBER_WORD: Partial<Record<PlanFileName, string>> = {
  "appendix-1-procedures.json": "TT",
  "appendix-2-tasks.json": "STT",
  "contradictions.json": "số",
};

function rowLabel(file: PlanFileName, row: unknown, index: number): string | null {
  if (row === null || typeof row !== "object") return null;
  const own = Reflect.get(row, "id") ?? Reflect.get(row, "code") ?? Reflect.get(row, "ref");
  const isReference = Reflect.has(row, "basis");
  if (isReference) return null;
  if (typeof own === "string") return own;
  const number: unknown = Reflect.get(row, "number");
  if (typeof number === "number") return `${NUMBER_WORD[file] ?? "số"} ${number}`;
  return Reflect.has(row, "name") || Reflect.has(row, "title") ? `dòng ${index + 1}` : null;
}
