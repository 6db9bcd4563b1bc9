import { describe, expect, it } from "vitest";
import { serialOf } from "../../lib/documents/register-rules.ts";
import type { EscalationTarget } from "../../lib/platform/prisma/enums.ts";
import { letterState, type UrgingFacts, urgingStanding } from "../../lib/urging/rules.ts";
import { answerInput, issueLetterInput } from "../../lib/urging/schema.ts";
import { nextStepWords, stepWords } from "../../lib/urging/words.ts";
import { day } from "../support/builders.ts";

const TODAY = day("2023-10-10");

describe("where a letter stands", () => {
  const by = { issuedOn: day("2023-10-02"), answerBy: day("2023-10-10"), replaced: false };

  it.each([
    ["a draft until it is issued", { ...by, issuedOn: null, answeredOn: null }, "2023-10-20", "DRAFT"],
    ["waiting to the end of the day asked for", { ...by, answeredOn: null }, "2023-10-10", "WAITING"],
    ["unanswered from the day after", { ...by, answeredOn: null }, "2023-10-11", "UNANSWERED"],
    ["answered on the day asked for", { ...by, answeredOn: day("2023-10-10") }, "2023-10-20", "ANSWERED"],
    [
      "asking nothing once another took its place",
      { ...by, answeredOn: null, replaced: true },
      "2023-10-20",
      "REPLACED",
    ],
    ["answered late the day after", { ...by, answeredOn: day("2023-10-11") }, "2023-10-20", "ANSWERED_LATE"],
  ])("%s", (_what, facts, today, state) => {
    expect(letterState(facts, day(today))).toBe(state);
  });
});

describe("the rung that what is late stands on, and the next one", () => {
  const facts: UrgingFacts = { days: 20, letters: [], promisedOn: null, escalated: [], climbs: true };
  const letters = (...days: string[]) =>
    days.map((answerBy, index) => ({ ordinal: index + 1, answerBy: day(answerBy) }));
  const read = (about: Partial<UrgingFacts>) => {
    const standing = urgingStanding({ ...facts, ...about }, TODAY);
    return [
      stepWords(standing),
      nextStepWords(standing),
      standing.next?.due ?? null,
      standing.next?.from?.toString() ?? null,
    ];
  };

  it("begins with the officer, and goes to the head on the seventh day", () => {
    expect(read({ days: 1 })).toEqual(["Nhắc cán bộ đầu mối", "Báo lãnh đạo đơn vị", false, "2023-10-16"]);
    expect(read({ days: 6 })).toEqual(["Nhắc cán bộ đầu mối", "Báo lãnh đạo đơn vị", false, "2023-10-11"]);
    expect(read({ days: 7 })).toEqual(["Báo lãnh đạo đơn vị", "Công văn đôn đốc", true, null]);
  });

  it("writes again when the day to answer by has passed, and not before", () => {
    expect(read({ letters: letters("2023-10-10") })).toEqual([
      "Đã đôn đốc bằng công văn (1)",
      "Công văn đôn đốc tiếp theo",
      false,
      "2023-10-11",
    ]);
    expect(read({ letters: letters("2023-09-01", "2023-10-09") })).toEqual([
      "Đã đôn đốc bằng công văn (2)",
      "Công văn đôn đốc tiếp theo",
      true,
      "2023-10-10",
    ]);
  });

  it("asks for a commitment after three letters, then goes to the office, then to the head of the group", () => {
    const three = letters("2023-07-01", "2023-08-01", "2023-09-01");
    expect(read({ letters: three }).slice(0, 3)).toEqual([
      "Đã đôn đốc bằng công văn (3)",
      "Công văn yêu cầu cam kết tiến độ",
      true,
    ]);
    expect(read({ letters: [...three, ...letters("2023-10-01")] })[1]).toBe("Báo cáo Văn phòng UBND tỉnh");
    expect(read({ letters: three, promisedOn: day("2023-10-10") })).toEqual([
      "Cam kết tiến độ",
      "Báo cáo Văn phòng UBND tỉnh",
      false,
      "2023-10-11",
    ]);
    const office: EscalationTarget[] = ["OFFICE"];
    expect(read({ days: 29, escalated: office })).toEqual([
      "Báo cáo Văn phòng UBND tỉnh",
      "Báo cáo trưởng Tổ công tác",
      false,
      "2023-10-11",
    ]);
    expect(read({ days: 30, escalated: office })[2]).toBe(true);
    expect(read({ escalated: ["OFFICE", "GROUP_HEAD"] })).toEqual(["Báo cáo trưởng Tổ công tác", null, null, null]);
  });

  it("has no commitment for a report, and may write of a standing duty at once", () => {
    const four = letters("2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01");
    expect(read({ letters: four, climbs: false })[1]).toBe("Công văn đôn đốc tiếp theo");
    expect(read({ days: 0 })).toEqual(["Báo lãnh đạo đơn vị", "Công văn đôn đốc", true, null]);
  });
});

describe("the number of a document", () => {
  it.each([
    ["678/CAT-PC06", 678],
    ["05/CAT-PC06", 5],
    ["7 / UBND-NC", 7],
    ["CAT-PC06", null],
    ["0/CAT", null],
    ["678/", null],
    ["678", null],
  ])("%s: %s", (number, serial) => {
    expect(serialOf(number)).toBe(serial);
  });

  it("is asked for with its place in the register", () => {
    const input = { letterId: "1", seenVersion: "1", seenOrdinal: "1", documentDate: "09/10/2023" };
    expect(issueLetterInput.safeParse({ ...input, documentNumber: "CAT-PC06" }).success).toBe(false);
    expect(issueLetterInput.safeParse({ ...input, documentNumber: "12/CAT" }).success).toBe(true);
    expect(issueLetterInput.safeParse({ ...input, documentNumber: "12/CAT", documentDate: "31/02/2023" }).success).toBe(
      false,
    );
  });
});

describe("an answer", () => {
  it("says something, and its document has number and date or neither", () => {
    const answer = { letterId: "1", seenSeq: "0", text: "Đã thực hiện." };
    const faults = (about: object) =>
      (answerInput.safeParse({ ...answer, ...about }).error?.issues ?? []).map(({ path }) => path.join("."));
    expect(faults({})).toEqual([]);
    expect(faults({ text: " " })).toEqual(["text"]);
    expect(faults({ documentNumber: "12/BC" })).toEqual(["documentDate"]);
    expect(faults({ documentDate: "09/10/2023" })).toEqual(["documentNumber"]);
    expect(faults({ "until-12": "31/02/2023" })).toEqual(["until-12"]);
    expect(answerInput.parse({ ...answer, "until-12": "31/01/2023", "until-x": "1" }).until).toEqual({
      "12": day("2023-01-31"),
    });
  });
});
