import { describe, expect, it } from "vitest";
import { standardLetterhead } from "../../lib/documents/letterhead.ts";
import { conclusionDocument, conclusionFileName } from "../../lib/meetings/conclusion-document.ts";
import { conclusionContent } from "../../lib/meetings/content.ts";
import { may } from "../../lib/meetings/policy.ts";
import type { Meeting } from "../../lib/meetings/queries.ts";
import { discardRefusal, noticeState, SLIDES, slideAt, slideNumber } from "../../lib/meetings/rules.ts";
import { decisionInput, endInput, issueInput, meetingInput } from "../../lib/meetings/schema.ts";
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
    ["meeting.issue", ["SECRETARIAT", "OFFICE"]],
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

  it("says who presides by the end, and of a signed notice its number and date", () => {
    expect(meetingInput.parse({ title: "Họp" }).presider).toBe("");
    expect(endInput.safeParse({ meetingId: "1", seenDecisions: "0", presider: " " }).success).toBe(false);
    const wrong = issueInput.safeParse({ meetingId: "1", documentNumber: "TB-CAT", documentDate: "" });
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(["documentNumber", "documentDate"]);
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
  const asked = { text: "Báo cáo ngày kết nối.", answerBy: day("2023-10-20") };
  const court = { agencyId: 7, agencyName: "Tòa án tỉnh" };
  const meeting = {
    title: "Họp Tổ công tác",
    presider: "Nguyễn Văn Minh, Phó Chủ tịch UBND tỉnh",
    heldOn: day("2023-10-10"),
    snapshot,
    decisions: [
      { ...asked, parts: [court] },
      { ...asked, parts: [court, { agencyId: 8, agencyName: "Sở Y tế" }] },
    ] as Meeting["decisions"],
  };
  const names = new Map([[7, "Tòa án nhân dân tỉnh"]]);
  const letterhead = standardLetterhead("Bắc Giang");
  const drafted = day("2023-10-11");
  const draft = conclusionDocument(conclusionContent(meeting, names), { letterhead, drafted, signed: null });

  it("is a draft with blanks for number and day, on the frozen figures, until it is signed", () => {
    expect([draft.kind, draft.draft, draft.number, draft.date.toString()]).toEqual(["NOTICE", true, null, "2023-10"]);
    const words = JSON.stringify(draft.blocks);
    expect(words).toContain("Đồng chí Nguyễn Văn Minh, Phó Chủ tịch UBND tỉnh chủ trì họp Tổ công tác ngày 10/10/2023");
    expect(words).toContain("5/11 nhiệm vụ có thời hạn đã hoàn thành, 3 đúng hạn");
    expect(words).toContain("Nhiệm vụ 17, Kết nối dữ liệu bản án (Tòa án tỉnh): quá hạn 193 ngày");
    expect(words).toContain("Trả lời chậm nhất ngày 20/10/2023.");
    expect(draft.subject).toBe("Kết luận họp Tổ công tác ngày 10/10/2023");
    expect(conclusionFileName(meeting.heldOn)).toBe("thong-bao-ket-luan-2023-10-10.docx");
    const signed = { number: "9/TB-CAT", date: day("2023-10-12") };
    const issued = conclusionDocument(conclusionContent(meeting, names), { letterhead, drafted, signed });
    expect([issued.draft, issued.number, issued.symbol, issued.date.toString()]).toEqual([
      false,
      "9",
      "TB-CAT",
      "2023-10-12",
    ]);
  });

  it("goes to each agency that was asked, once and in full, and to the leaders", () => {
    expect(draft.copies.slice(0, 2)).toEqual(["Tòa án nhân dân tỉnh", "Sở Y tế"]);
    expect(draft.copies).toHaveLength(4);
  });

  it("names the meeting within a sentence, with its day once", () => {
    const named = (title: string) => conclusionContent({ ...meeting, presider: "", title }, names).opening;
    expect(named("Giao ban ngày 10/10/2023")).toBe(
      "Tổ công tác giao ban ngày 10/10/2023. Kết luận của cuộc họp như sau:",
    );
    expect(conclusionContent({ ...meeting, title: "UBND tỉnh họp" }, names).meeting).toBe(
      "UBND tỉnh họp ngày 10/10/2023",
    );
  });

  it.each([
    [{ decisions: 0, ended: true, issued: false }, "NONE"],
    [{ decisions: 2, ended: false, issued: false }, "DRAFT"],
    [{ decisions: 2, ended: true, issued: false }, "UNSIGNED"],
    [{ decisions: 2, ended: true, issued: true }, "ISSUED"],
  ] as const)("of %o stands at %s", (stands, state) => {
    expect(noticeState(stands)).toBe(state);
  });
});

describe("a meeting begun by mistake", () => {
  const begun = { heldOn: day("2023-10-10"), decisions: 0, today: day("2023-10-10") };

  it("is discarded on its day while it has decided nothing", () => {
    expect(discardRefusal(begun)).toBeNull();
    expect(discardRefusal({ ...begun, decisions: 1 })).toContain("đã có kết luận");
    expect(discardRefusal({ ...begun, today: day("2023-10-11") })).toContain("chỉ hủy được trong ngày đó");
  });
});
