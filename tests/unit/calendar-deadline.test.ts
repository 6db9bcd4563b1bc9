import { describe, expect, it } from "vitest";
import { parseDeadline } from "../../lib/calendar/deadline.ts";
import { said } from "../support/deadline-notation.ts";
import { PHRASES } from "../support/deadline-phrases.ts";
import { NOT_UNDERSTOOD, UNSEEN } from "../support/deadline-unseen.ts";

describe.each(Object.entries(PHRASES))("%s", (_, rows) => {
  it.each(rows)("%j is %s", (text, meaning) => {
    expect(said(parseDeadline(text, 2023))).toBe(meaning);
  });

  it.each(rows)("%j reads the same with its accents typed as separate marks", (text, meaning) => {
    expect(said(parseDeadline(text.normalize("NFD"), 2023))).toBe(meaning);
  });
});

describe("what is no time, or cannot be sure", () => {
  it.each(NOT_UNDERSTOOD)("%j is unknown: %s", (text, why) => {
    expect(parseDeadline(text, 2023)).toEqual(why === undefined ? { kind: "UNKNOWN" } : { kind: "UNKNOWN", note: why });
  });
});

describe("phrases set aside until the grammar was finished", () => {
  it.each(UNSEEN)("%j, in a plan of %i, is one of %j", (text, planYear, meanings) => {
    const { condition, note, ...rest } = parseDeadline(text, planYear);
    const head = said(rest);
    expect(meanings.some((meaning) => meaning === head || (condition && meaning === `${head} | if`))).toBe(true);
  });
});

describe("the year left out", () => {
  it.each<[string, number, string]>([
    ["Quý I", 2024, "2024-03-31"],
    ["cuối tháng 2", 2024, "2024-02-29"],
    ["trước 15/3", 2025, "before 2025-03-15"],
    ["trong năm", 2026, "2026-12-31"],
    ["Quý I", 2023, "2023-03-31"],
  ])("%j in a plan of %i is %s", (text, planYear, meaning) => {
    expect(said(parseDeadline(text, planYear))).toBe(meaning);
  });

  it("is not the plan's where another date of the phrase says which", () => {
    expect(said(parseDeadline("15/6 và 15/12/2024", 2023))).toBe("2024-12-15 | note: 15/6");
    expect(said(parseDeadline("Tháng 11 đến tháng 2/2024", 2024))).toBe("2023-11-01 to 2024-02-29");
  });
});

describe("a date before the plan's year", () => {
  it("is read as written, with a remark for a person to look", () => {
    expect(said(parseDeadline("trước ngày 10/02/2022", 2023))).toBe(
      "before 2022-02-10 | note: hạn ở trước năm của kế hoạch (2023)",
    );
  });

  it("gets no remark in a plan of its own year", () => {
    expect(said(parseDeadline("trước ngày 10/02/2022", 2022))).toBe("before 2022-02-10");
  });
});
