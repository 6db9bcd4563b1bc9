import { describe, expect, test } from "vitest";
import { CAST } from "../../prisma/demo/cast.ts";
import { demoWords } from "../../prisma/demo/seed.ts";
import { planFolder, readPlan } from "../../prisma/load-plan/read.ts";

const words = demoWords();
const agencies = (await readPlan(planFolder(2023)))["agencies.json"].agencies;

describe("the demo's cast", () => {
  test("has an officer and a head in each of the 33 bodies, and four people beside them", () => {
    const reporting = agencies.filter((agency) => agency.reports).map((agency) => agency.code);
    const officers = CAST.filter((member) => member.role === "OFFICER").map((member) => member.username);
    const heads = CAST.filter((member) => member.role === "AGENCY_HEAD").map((member) => member.username);
    expect(officers.toSorted()).toEqual(reporting.toSorted());
    expect(heads.toSorted()).toEqual(reporting.map((code) => `${code}.truong`).toSorted());
    expect(CAST).toHaveLength(70);
  });

  test("no two people share a name or a username", () => {
    expect(new Set(CAST.map((member) => member.name)).size).toBe(CAST.length);
    expect(new Set(CAST.map((member) => member.username)).size).toBe(CAST.length);
  });
});

describe("what the agencies say in the demo", () => {
  test("is the same at every seeding", () => {
    expect(demoWords()).toEqual(words);
  });

  test("lies between the plan and the eve of the demo's day", () => {
    expect(words.every((word) => word.at > "2023-01-15 00:00" && word.at < "2023-10-10 00:00")).toBe(true);
  });

  test("is said in office hours, with the one Saturday on which the line was accepted", () => {
    const odd = words.filter(({ at }) => {
      const weekday = new Date(`${at.slice(0, 10)}T00:00:00Z`).getUTCDay();
      return weekday === 0 || weekday === 6 || at.slice(11) < "07:30" || at.slice(11) > "17:30";
    });
    expect(odd.map((word) => `${word.task} ${word.agency} ${word.at}`)).toEqual(["16 so-tttt 2023-06-24 09:12"]);
  });

  test("never goes back: what is counted from the start of the year only grows", () => {
    const counts = new Map<string, number>();
    for (const word of words.filter(({ task }) => [14, 20, 22, 23, 24, 25, 26].includes(task))) {
      const count =
        /Đã (?:lắp|xác thực|số hóa|đối soát|rà soát, đối khớp|chi trả không dùng tiền mặt cho|nâng cấp) ([\d.]+)/.exec(
          word.result,
        )?.[1];
      if (!count) continue;
      const key = `${word.task} ${word.agency}`;
      const value = Number(count.replaceAll(".", ""));
      expect(value, `${key} at ${word.at}`).toBeGreaterThanOrEqual(counts.get(key) ?? 0);
      counts.set(key, value);
    }
    expect(counts.size).toBeGreaterThan(50);
  });

  test("percentages agree with the counts beside them", () => {
    for (const word of words) {
      const fraction = /([\d.]+)(?:\/| trong )([\d.]+) (?:bản ghi|người|đối tượng|phân hệ|chủ sử dụng đất)/.exec(
        word.result,
      );
      if (!fraction?.[1] || !fraction[2] || word.percent === undefined) continue;
      const rate = (Number(fraction[1].replaceAll(".", "")) / Number(fraction[2].replaceAll(".", ""))) * 100;
      expect(Math.abs(rate - word.percent), word.result).toBeLessThan(1);
    }
  });
});
