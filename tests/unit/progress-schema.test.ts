import { describe, expect, it } from "vitest";
import {
  applicabilityInput,
  bodiesInput,
  decisionInput,
  fieldErrors,
  progressInput,
} from "../../lib/progress/schema.ts";

const WORD = { assignmentId: "7", seenVersion: "2", state: "IN_PROGRESS", result: "Đã số hóa 80% hồ sơ." };

function errorsOf(values: Record<string, unknown>): Record<string, string> {
  const read = progressInput.safeParse({ ...WORD, ...values });
  return read.success ? {} : fieldErrors(read.error);
}

const read = (values: Record<string, unknown>) => progressInput.parse({ ...WORD, ...values });

describe("a word of an agency, as the form sends it", () => {
  it("needs no more than a state and a result", () => {
    expect(read({})).toEqual({
      assignmentId: 7,
      seenVersion: 2,
      state: "IN_PROGRESS",
      percent: null,
      result: "Đã số hóa 80% hồ sơ.",
      difficulties: "",
      proposals: "",
      completedOn: null,
      evidenceNumber: "",
      evidenceDate: null,
      evidenceIssuer: "",
      files: [],
    });
  });

  it.each([
    ["", null],
    ["0", 0],
    ["80", 80],
    ["100 %", 100],
    [" 7% ", 7],
  ])("percent %j is %s", (typed, percent) => {
    expect(read({ percent: typed }).percent).toBe(percent);
  });

  it.each(["101", "-1", "7,5", "1e2", "tám mươi"])("refuses percent %j", (typed) => {
    expect(Object.keys(errorsOf({ percent: typed }))).toEqual(["percent"]);
  });

  it("refuses an empty result, an unknown state, a date that is none and a text that is too long, each by its field", () => {
    const bad = {
      result: " \n ",
      state: "DONE",
      evidenceDate: "31/02/2023",
      completedOn: "30/9/0223",
      proposals: "x".repeat(4001),
    };
    expect(Object.keys(errorsOf(bad)).toSorted()).toEqual([
      "completedOn",
      "evidenceDate",
      "proposals",
      "result",
      "state",
    ]);
    expect(errorsOf({ proposals: "x".repeat(4000) })).toEqual({});
  });

  it("keeps the text as typed but for its ends, its line ends and its decomposed accents", () => {
    expect(read({ result: "  Dòng một\r\n\tDòng hai \n" }).result).toBe("Dòng một\n\tDòng hai");
    expect(read({ result: "Định danh".normalize("NFD") }).result).toBe("Định danh".normalize("NFC"));
  });

  // The database holds no such character: pasted along with a table, it would lose the officer's text in an error page.
  it("drops control characters, and a result of nothing else is empty", () => {
    expect(read({ result: "Đã\u0000 xong\u000b" }).result).toBe("Đã xong");
    expect(Object.keys(errorsOf({ result: "\u0000" }))).toEqual(["result"]);
  });

  it.each(["0", "-3", "1.5", "abc", "", "99999999999"])("refuses %j as the number of an assignment", (assignmentId) => {
    expect(Object.keys(errorsOf({ assignmentId }))).toEqual(["assignmentId"]);
  });
});

describe("the secretariat's answers", () => {
  it.each([
    ["CONFIRMED", "", true],
    ["RETURNED", "", false],
    ["RETURNED", "  ", false],
    ["RETURNED", "Thiếu phụ lục.", true],
    ["REOPENED", "", false],
    ["WAITING", "x", false],
  ])("%s with reason %j: %s", (verdict, reason, taken) => {
    expect(decisionInput.safeParse({ updateId: "1", verdict, reason }).success).toBe(taken);
  });

  it("say why a duty does not apply, and why it does again", () => {
    expect(applicabilityInput.parse({ assignmentId: "1", applicable: "false", reason: " Đã giải thể " })).toEqual({
      assignmentId: 1,
      applicable: false,
      reason: "Đã giải thể",
    });
    expect(applicabilityInput.safeParse({ assignmentId: "1", applicable: "true", reason: "" }).success).toBe(false);
    expect(applicabilityInput.safeParse({ assignmentId: "1", applicable: "no", reason: "x" }).success).toBe(false);
  });

  it("name at least one body for a phrase", () => {
    expect(bodiesInput.safeParse({ phraseId: "1", agencyIds: [] }).success).toBe(false);
    expect(bodiesInput.parse({ phraseId: "1", agencyIds: ["2", "3"] }).agencyIds).toEqual([2, 3]);
  });
});
