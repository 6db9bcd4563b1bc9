import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { PlanFileName } from "../../lib/plans/schema.ts";
import { checkReferences } from "../../prisma/load-plan/check.ts";
import { PlanDataError } from "../../prisma/load-plan/problems.ts";
import { digestOf, planFolder, readPlan } from "../../prisma/load-plan/read.ts";

const made: string[] = [];

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true });
});

/** A copy of the plan of 2023 in which one piece of text of one file has been replaced. */
async function planWith(file: PlanFileName, from: string, to: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "plan-"));
  made.push(folder);
  await cp(planFolder(2023), folder, { recursive: true });
  const text = await readFile(path.join(folder, file), "utf8");
  expect(text).toContain(from);
  await writeFile(path.join(folder, file), text.replace(from, to));
  return folder;
}

async function refusal(folder: string): Promise<PlanDataError> {
  try {
    checkReferences(await readPlan(folder), 2023);
  } catch (error) {
    if (error instanceof PlanDataError) return error;
    throw error;
  }
  throw new Error("the plan was taken");
}

describe("a plan that does not fit is refused, naming file, row and field", () => {
  test.each<[what: string, file: PlanFileName, from: string, to: string, named: string]>([
    [
      "a day that does not exist",
      "appendix-2-tasks.json",
      '"date": "2023-03-31"',
      '"date": "2023-02-30"',
      "appendix-2-tasks.json, STT 2, deadline.date: ",
    ],
    [
      "a misspelt field",
      "appendix-2-tasks.json",
      '"shortTitle": "Ứng dụng chip',
      '"shorttitle": "Ứng dụng chip',
      "appendix-2-tasks.json, STT 4, shortTitle: ",
    ],
    [
      "a kind of agency that is none",
      "agencies.json",
      '"kind": "police"',
      '"kind": "polic"',
      "agencies.json, cong-an-tinh, kind: ",
    ],
    [
      "an unknown agency in the cell",
      "appendix-2-tasks.json",
      '"so-tnmt"',
      '"so-tnmm"',
      "appendix-2-tasks.json, STT 16, leads: không có cơ quan “so-tnmm”",
    ],
    [
      "an unknown member of a group",
      "agencies.json",
      '"code": "huyen-yen-dung",\n          "basis"',
      '"code": "huyen-yen-dunk",\n          "basis"',
      "agencies.json, ubnd-cap-huyen, members: không có cơ quan “huyen-yen-dunk”",
    ],
    [
      "an unknown item",
      "appendix-2-tasks.json",
      '"III.7.1"',
      '"III.7.9"',
      "appendix-2-tasks.json, STT 16, sectionIII: không có mục III.7.9",
    ],
    [
      "a number twice",
      "appendix-2-tasks.json",
      '"number": 12,',
      '"number": 11,',
      "appendix-2-tasks.json, STT 11, number: trùng với một dòng trước",
    ],
    [
      "an unknown procedure",
      "section-3-agency-tasks.json",
      '"appendix1": [\n            19\n          ]',
      '"appendix1": [\n            91\n          ]',
      "section-3-agency-tasks.json, III.7.2, appendix1: không có TT 91",
    ],
    [
      "a note on a place that is not there",
      "contradictions.json",
      '"PL2.20"',
      '"PL2.27"',
      "contradictions.json, số 13, refs: không có chỗ “PL2.27”",
    ],
    ["another year", "plan.json", '"year": 2023', '"year": 2024', "plan.json, year: ghi 2024"],
    [
      "a group that reports",
      "agencies.json",
      '"sectionIII": 23,',
      '"sectionIII": 23, "reports": true,',
      "agencies.json, ubnd-cap-huyen, reports: ",
    ],
    [
      "a group that contains itself",
      "agencies.json",
      '"standingBody": "cong-an-tinh"',
      '"standingBody": "thanh-vien-tct"',
      "agencies.json, thanh-vien-tct, members: nhóm chứa chính mình",
    ],
  ])("%s", async (_what, file, from, to, named) => {
    const { problems } = await refusal(await planWith(file, from, to));
    expect(problems.join("\n")).toContain(named);
  });

  test("a file that is missing is named", async () => {
    const folder = await planWith("plan.json", "2023", "2023");
    await rm(path.join(folder, "obligations.json"));
    expect((await refusal(folder)).message).toContain("obligations.json: không có tệp này");
  });

  test("all problems come at once, in one error", async () => {
    const folder = await planWith("plan.json", '"province": "Bắc Giang"', '"province": ""');
    const tasks = path.join(folder, "appendix-2-tasks.json");
    await writeFile(tasks, (await readFile(tasks, "utf8")).replace('"number": 3,', '"number": "ba",'));
    const { problems } = await refusal(folder);
    expect(problems).toHaveLength(2);
    expect(problems[1]).toContain("appendix-2-tasks.json, dòng 3, number: ");
  });
});

test("the digest sees words, not layout", async () => {
  const original = digestOf(await readPlan(planFolder(2023)));
  const spaced = await planWith("plan.json", '"year": 2023', '"year":   2023');
  expect(digestOf(await readPlan(spaced))).toBe(original);
  const reworded = await planWith("appendix-2-tasks.json", "Xây dựng các Kế hoạch", "Xây dựng Kế hoạch");
  expect(digestOf(await readPlan(reworded))).not.toBe(original);
});
