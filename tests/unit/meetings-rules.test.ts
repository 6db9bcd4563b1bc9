import { describe, expect, it } from "vitest";
import { standardLetterhead } from "../../lib/documents/letterhead.ts";
import { conclusionDocument, conclusionFileName } from "../../lib/meetings/conclusion-document.ts";
import { may } from "../../lib/meetings/policy.ts";
import { SLIDES, slideAt, slideNumber } from "../../lib/meetings/rules.ts";
import { decisionInput, meetingInput } from "../../lib/meetings/schema.ts";
import { type MeetingSnapshot, readSnapshot } from "../../lib/meetings/snapshot.ts";
import { SLIDE_TITLES } from "../../lib/meetings/words.ts";
import type { Role } from "../../lib/platform/prisma/enums.ts";
import { day } from "../support/builders.ts";

describe("the slides", () => {
  it.each([
    [undefined, 1],
    ["1", 1],
    ["3", 3],
    [["7", "2"], 7],
    ["8", 8],
    ["9", 1],
    ["0", 1],
    ["-1", 1],
    ["2.5", 1],
    ["x", 1],
  ])("?slide=%s is slide %i", (value, number) => {
    expect(slideAt(value).number).toBe(number);
  });

  it("begin and end, and each has its question", () => {
    expect(slideAt("1")).toMatchObject({ before: null, after: 2 });
    expect(slideAt(String(SLIDES.length))).toMatchObject({ kind: "CONCLUSION", after: null });
    expect(slideNumber("CONCLUSION")).toBe(SLIDES.length);
    expect(new Set(SLIDES.map((kind) => SLIDE_TITLES[kind])).size).toBe(SLIDES.length);
  });
});

it("a meeting frozen before the indicators were has none to show; others keep theirs", () => {
  expect(readSnapshot('{"asOf":"2023-10-10","format":1}')).toEqual({ asOf: "2023-10-10", format: 1, indicators: null });
  expect(readSnapshot('{"format":2,"indicators":[]}').indicators).toEqual([]);
});

describe("who may", () => {
  const roles: Role[] = ["OFFICER", "AGENCY_HEAD", "SECRETARIAT", "OFFICE", "LEADER", "ADMIN"];
  it.each([
    ["meeting.read", roles],
    ["meeting.hold", ["SECRETARIAT", "OFFICE", "LEADER"]],
    ["meeting.decide", ["OFFICE", "LEADER"]],
  ] as const)("%s: %s", (verb, allowed) => {
    expect(roles.filter((role) => may({ id: 1, role, agencyId: 1 }, verb))).toEqual(allowed);
  });
});

describe("what comes in", () => {
  it("has a name, and a conclusion says who answers what by when", () => {
    expect(meetingInput.safeParse({ title: "  " }).success).toBe(false);
    const wrong = decisionInput.safeParse({ meetingId: "1", taskId: "", agencyIds: [], text: "", answerBy: "" });
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(expect.arrayContaining(["text", "answerBy"]));
  });
});

describe("the notice of conclusion", () => {
  const snapshot = {
    asOf: "2023-10-10",
    basis: "current",
    sampleData: false,
    done: 5,
    dated: 11,
    onTime: 3,
    overdueTasks: [{ number: 17, title: "Kết nối dữ liệu bản án", owedBy: ["Tòa án tỉnh"], days: 193 }],
  } as MeetingSnapshot;
  const meeting = { title: "Họp Tổ công tác", heldOn: day("2023-10-10"), snapshot, decisions: [] };
  const drafted = conclusionDocument(meeting, {
    letterhead: standardLetterhead("Bắc Giang"),
    drafted: day("2023-10-11"),
  });

  it("is a draft with blanks for number and day, on the frozen figures", () => {
    expect([drafted.kind, drafted.draft, drafted.number, drafted.date.toString()]).toEqual([
      "NOTICE",
      true,
      null,
      "2023-10",
    ]);
    expect(JSON.stringify(drafted.blocks)).toContain("5/11 nhiệm vụ có thời hạn đã hoàn thành, 3 đúng hạn");
    expect(JSON.stringify(drafted.blocks)).toContain(
      "Nhiệm vụ 17, Kết nối dữ liệu bản án (Tòa án tỉnh): quá hạn 193 ngày",
    );
    expect(JSON.stringify(drafted.blocks)).toContain("không giao thêm nội dung nào");
    expect(drafted.subject).toBe("Kết luận họp Tổ công tác");
    expect(conclusionFileName(meeting)).toBe("thong-bao-ket-luan-2023-10-10.docx");
  });
});
