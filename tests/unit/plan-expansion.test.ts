import { describe, expect, test } from "vitest";
import { sectionItems } from "../../prisma/load-plan/check.ts";
import { bodiesOf, expandTask } from "../../prisma/load-plan/expand.ts";
import { planFolder, readPlan } from "../../prisma/load-plan/read.ts";

const files = await readPlan(planFolder(2023));
const directory = new Map(files["agencies.json"].agencies.map((agency) => [agency.code, agency]));
const tasks = new Map(files["appendix-2-tasks.json"].tasks.map((task) => [task.number, task]));

function expanded(number: number) {
  const task = tasks.get(number);
  if (!task) throw new Error(`no task ${number}`);
  return expandTask(task, directory);
}

describe("agency cells of Appendix II become assignments", () => {
  test.each<[task: number, leads: number, coordinators: number, principal: string | null, open: string[]]>([
    [1, 11, 0, "cong-an-tinh", []],
    [2, 11, 0, "cong-an-tinh", []],
    [3, 1, 4, "van-phong-ubnd", []],
    [4, 1, 0, "cong-an-tinh", ["cac-don-vi-lien-quan"]],
    [5, 1, 0, "cong-an-tinh", ["cac-don-vi-lien-quan"]],
    [6, 1, 0, "so-tttt", ["cac-don-vi-lien-quan"]],
    [7, 2, 0, "so-tttt", []],
    [8, 1, 0, "so-tttt", []],
    [9, 1, 0, "so-tttt", []],
    [10, 27, 0, null, []],
    [11, 27, 0, null, []],
    [12, 1, 1, "van-phong-ubnd", []],
    [13, 1, 0, "so-tai-chinh", ["cac-don-vi-lien-quan"]],
    [14, 1, 0, "so-tu-phap", ["cac-don-vi-lien-quan"]],
    [15, 1, 0, "so-noi-vu", ["cac-don-vi-lien-quan"]],
    [16, 1, 1, "so-tnmt", []],
    [17, 1, 1, "toa-an-tinh", ["cac-don-vi-lien-quan"]],
    [18, 1, 0, "cong-an-tinh", ["cac-so-nganh-don-vi-lien-quan"]],
    [19, 9, 0, null, []],
    [20, 1, 1, "bhxh", ["cac-don-vi-lien-quan"]],
    [21, 1, 0, "so-y-te", ["cac-co-so-kham-chua-benh"]],
    [22, 1, 0, "so-ldtbxh", ["cac-so-ban-nganh-dia-phuong-lien-quan"]],
    [23, 27, 0, "so-tttt", []],
    [24, 11, 0, null, []],
    [25, 25, 0, null, []],
    [26, 1, 0, "so-tttt", []],
  ])("task %i: %i leads, %i coordinators, principal %s, open %j", (number, leads, coordinators, principal, open) => {
    const { phrases, assignments } = expanded(number);
    expect(assignments.filter((row) => row.role === "LEAD")).toHaveLength(leads);
    expect(assignments.filter((row) => row.role === "COORDINATOR")).toHaveLength(coordinators);
    expect(assignments.filter((row) => row.isPrincipal).map((row) => row.agency)).toEqual(principal ? [principal] : []);
    expect(phrases.filter((row) => row.reading === "OPEN").map((row) => row.agency)).toEqual(open);
    expect(new Set(assignments.map((row) => row.agency)).size).toBe(assignments.length);
    expect(assignments.map((row) => row.position)).toEqual(assignments.map((_, index) => index + 1));
  });

  test("working groups answer through their standing bodies, communes through their district", () => {
    const { phrases, assignments } = expanded(1);
    expect(phrases.map((row) => row.reading)).toEqual(["STANDING_BODY", "STANDING_BODY", "STANDING_BODY"]);
    expect(assignments[0]?.agency).toBe("cong-an-tinh");
    expect(assignments.slice(1).every((row) => directory.get(row.agency)?.kind === "district")).toBe(true);
    expect(assignments[1]?.phrases.map((row) => row.agency)).toEqual(["to-cong-tac-cap-huyen", "to-cong-tac-cap-xa"]);
    expect(bodiesOf("ubnd-cap-xa", directory).bodies).toEqual(bodiesOf("ubnd-cap-huyen", directory).bodies);
  });

  test("working groups of all levels are the provincial police and ten districts", () => {
    const { phrases, assignments } = expanded(24);
    expect(phrases.map((row) => row.reading)).toEqual(["MEMBERS"]);
    expect(assignments.map((row) => row.agency).slice(0, 2)).toEqual(["cong-an-tinh", "tp-bac-giang"]);
  });

  test("a body named by itself and by a phrase has one assignment that remembers both", () => {
    const lead = expanded(23).assignments[0];
    expect(lead).toMatchObject({ agency: "so-tttt", role: "LEAD", isPrincipal: true });
    expect(lead?.phrases.map((row) => row.agency)).toEqual(["so-tttt", "cac-so-ban-nganh-doan-the"]);
  });

  test("suggested members are marked, and what stays unnamed among them is said", () => {
    const [phrase] = expanded(10).phrases;
    expect(phrase?.reading).toBe("SUGGESTED");
    expect(phrase?.note).toContain("văn bản không nêu nhóm này gồm cơ quan nào");
    expect(phrase?.note).toContain("“Các tổ chức chính trị - xã hội tỉnh” chưa rõ gồm cơ quan nào");
    expect(expanded(10).assignments.map((row) => row.agency)).toContain("ubmttq-tinh");
  });

  test("leading wins over coordinating", () => {
    const both = { leads: ["so-tttt"], coordinators: ["cac-so-nganh"] };
    const { assignments } = expandTask(both, directory);
    expect(assignments.filter((row) => row.agency === "so-tttt")).toEqual([
      expect.objectContaining({
        role: "LEAD",
        isPrincipal: true,
        phrases: [
          { agency: "so-tttt", role: "LEAD" },
          { agency: "cac-so-nganh", role: "COORDINATOR" },
        ],
      }),
    ]);
    expect(assignments.filter((row) => row.role === "COORDINATOR")).toHaveLength(14);
  });

  test("175 assignments in all, and every section of the plan has an agency", () => {
    const total = [...tasks.keys()].reduce((sum, number) => sum + expanded(number).assignments.length, 0);
    expect(total).toBe(175);
    for (const { section } of sectionItems(files)) expect(directory.has(section.agency)).toBe(true);
  });
});
