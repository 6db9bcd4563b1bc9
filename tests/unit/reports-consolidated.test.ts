import { describe, expect, it } from "vitest";
import type { IndicatorRecord } from "../../lib/indicators/figures.ts";
import {
  type AcceptedReport,
  addendumOf,
  consolidatedDueOn,
  consolidatedFacts,
  figureDays,
  issueDateProblem,
  issuingRefusal,
} from "../../lib/reports/consolidated-rules.ts";
import { issueInput, sectionInput } from "../../lib/reports/consolidated-schema.ts";
import { changeWords, draftTexts } from "../../lib/reports/consolidated-words.ts";
import type { SentContent, SentLine } from "../../lib/reports/content.ts";
import { assembleReportTable } from "../../lib/reports/table.ts";
import { boardOf, day, month, SETTINGS, sentLine } from "../support/builders.ts";

const SEPTEMBER = month("2023-09");

/** A standing duty, and a task with a date. */
const EIGHT = { number: 8, parts: [{ agency: "so-tttt" }] };
const SIXTEEN = { number: 16, due: ["2023-08-31"], parts: [{ agency: "so-tnmt" }] };

const line = (about: Partial<SentLine>) =>
  sentLine({ task: { number: 8, title: "Nhiệm vụ 8 theo Kế hoạch", shortTitle: "Nhiệm vụ 8" }, ...about });

const accepted = (agencyCode: string, lines: SentLine[], number = 1): AcceptedReport => ({
  receipt: `BN-${agencyCode}-${number}`,
  agencyCode,
  agencyName: agencyCode,
  number,
  hash: "",
  sentAt: "2023-09-13T03:00:00Z",
  acceptedAt: "2023-09-15T03:00:00Z",
  content: { lines } as SentContent,
});

/** Four agencies that owe; what is said of their reports of September is their sending's moment. */
function tableOf(sentAt: Record<string, string | null>, today = "2023-09-19") {
  const agencies = Object.entries(sentAt).map(([code, at], index) => ({
    id: index + 1,
    code,
    name: code,
    shortName: code,
    reportsFrom: day("2023-07-20"),
    reportsTo: null,
    reports: at
      ? [
          {
            month: SEPTEMBER,
            facts: {
              openedAt: null,
              sendings: [{ number: 1, sentAt: Temporal.Instant.from(at), verdict: null, newDate: null }],
            },
          },
        ]
      : [],
  }));
  return assembleReportTable(agencies, [], SETTINGS, day(today));
}

const NO_INDICATORS = { indicators: [], procedures: [], closedMonth: SEPTEMBER };

/** An indicator that two months were entered of. */
function entered(code: string, percent: number, [august, september]: readonly [number, number]): IndicatorRecord {
  const value = (month: string, part: number) => ({
    id: part,
    month: Temporal.PlainYearMonth.from(month),
    part,
    whole: 1000,
    agency: "Sở Y tế",
    note: "",
    at: Temporal.Instant.from("2023-09-13T02:00:00Z"),
    by: "Nguyễn Thị Hoa",
  });
  return {
    id: percent,
    code,
    name: `Tỷ lệ ${code}`,
    numerator: "",
    denominator: "",
    countedIn: "hồ sơ",
    comparator: "GT",
    target: percent,
    source: "ENTERED",
    ref: "",
    sourceText: "",
    note: null,
    measurers: [],
    values: [value("2023-08", august), value("2023-09", september)],
  };
}

function factsOf(about: Partial<Parameters<typeof consolidatedFacts>[0]> = {}) {
  return consolidatedFacts({
    plan: SETTINGS,
    month: SEPTEMBER,
    board: boardOf([EIGHT, SIXTEEN], { today: "2023-09-14" }),
    previous: null,
    indicators: NO_INDICATORS,
    table: tableOf({}),
    accepted: [],
    letters: [],
    ...about,
  });
}

it("tells of the targets, met or not, in whole numbers, and of those nobody has entered", () => {
  const silent = { ...entered("c", 90, [0, 0]), values: [] };
  const indicators = [entered("a", 60, [500, 600]), entered("b", 50, [400, 501]), silent];
  const facts = factsOf({ indicators: { ...NO_INDICATORS, indicators } });
  expect(facts.indicators?.map(({ code, met, before }) => [code, met, before?.part])).toEqual([
    ["a", false, 500],
    ["b", true, 400],
    ["c", null, undefined],
  ]);
  expect(draftTexts(facts).FIGURES).toContain(
    "1/3 chỉ tiêu đạt mục tiêu. Chưa đạt: Tỷ lệ a 60% (mục tiêu trên 60%). 1 chỉ tiêu chưa có số liệu.",
  );
  expect(draftTexts(factsOf()).FIGURES).not.toContain("chỉ tiêu");
});

describe("the figures", () => {
  it("stand side by side with those of the month before, and say what moved", () => {
    const { figures } = factsOf({ previous: boardOf([EIGHT, SIXTEEN], { today: "2023-08-14" }) });
    expect(figures).toMatchObject({ asOf: "2023-09-14", previousAsOf: "2023-08-14", dated: 1, undated: 1, whole: 2 });
    const row = (bucket: string) => figures.rows.find((one) => one.bucket === bucket);
    expect(row("OVERDUE")).toEqual({ bucket: "OVERDUE", tasks: [16], before: 0 });
    expect(row("ON_TRACK")).toEqual({ bucket: "ON_TRACK", tasks: [], before: 1 });
    expect(figures.moved).toMatchObject([{ number: 16, from: "ON_TRACK", to: "OVERDUE" }]);
    expect(draftTexts(factsOf()).FIGURES).not.toContain("so với ngày");
  });

  it("are of the period's last day, of today while it runs, and of January alone in January", () => {
    const days = (name: string, today: string) => figureDays(month(name), day(today), SETTINGS);
    expect(days("2023-09", "2023-10-10")).toEqual({ asOf: day("2023-09-14"), previous: day("2023-08-14") });
    expect(days("2023-10", "2023-10-10")).toEqual({ asOf: day("2023-10-10"), previous: day("2023-09-14") });
    expect(days("2023-01", "2023-03-01")).toEqual({ asOf: day("2023-01-14"), previous: null });
  });

  it.each([
    [5, 3, "tăng 2"],
    [3, 5, "giảm 2"],
    [3, 3, "không đổi"],
    [3, null, null],
  ])("%i after %s: %s", (now, before, words) => expect(changeWords(now, before)).toBe(words));
});

describe("what the agencies say", () => {
  const facts = factsOf({
    accepted: [
      accepted("so-tttt", [
        line({ difficulties: "Thiếu máy chủ.", nextMonth: "Mở thêm 02 bộ." }),
        line({ assignmentId: null, task: null, role: null, result: "Việc khác.", proposals: "Bổ sung kinh phí." }),
      ]),
      accepted("so-y-te", [line({ assignmentId: 802, role: "COORDINATOR" })], 2),
      accepted("so-tnmt", [
        line({ assignmentId: 1601, task: { number: 16, title: "", shortTitle: "" }, noNews: true }),
      ]),
    ],
  });
  const task = (number: number) => facts.results.find((one) => one.number === number);

  it("is quoted task by task, leads first, each word with the line of the sending it stands in", () => {
    expect(task(8)?.quotes.map(({ role, text, sources }) => ({ role, text, sources }))).toEqual([
      {
        role: "LEAD",
        text: "Kho có 7 bộ dữ liệu.",
        sources: [{ agencyCode: "so-tttt", agencyName: "so-tttt", sending: 1, line: 801 }],
      },
      {
        role: "COORDINATOR",
        text: "Kho có 7 bộ dữ liệu.",
        sources: [{ agencyCode: "so-y-te", agencyName: "so-y-te", sending: 2, line: 802 }],
      },
    ]);
  });

  it("is said once where several say the same in the same part", () => {
    const two = [accepted("a", [line({})]), accepted("b", [line({ assignmentId: 802 })])];
    const quotes = factsOf({ accepted: two }).results.find(({ number }) => number === 8)?.quotes;
    expect(quotes).toHaveLength(1);
    expect(quotes?.[0]?.sources.map(({ agencyCode }) => agencyCode)).toEqual(["a", "b"]);
  });

  it("without news makes no quote, though the text of last month stands in the line", () => {
    expect(task(16)).toMatchObject({ quotes: [], quiet: ["so-tnmt"], timeliness: "OVERDUE" });
  });

  it("is grouped by agency for difficulties, proposals and the next month", () => {
    const said = (words: typeof facts.proposals) => words.map(({ code, quotes }) => [code, quotes[0]?.text]);
    expect(said(facts.difficulties)).toEqual([["so-tttt", "Thiếu máy chủ."]]);
    expect(said(facts.proposals)).toEqual([["so-tttt", "Bổ sung kinh phí."]]);
    expect(said(facts.nextMonth.plans)).toEqual([["so-tttt", "Mở thêm 02 bộ."]]);
    expect(facts.nextMonth.upcoming).toMatchObject([{ number: 16, daysLate: 14, owedBy: ["so-tnmt"] }]);
    expect(draftTexts(factsOf()).DIFFICULTIES).toBe(
      "Không có đơn vị nào nêu khó khăn, vướng mắc trong các báo cáo đã được duyệt.",
    );
  });
});

it("names who has not reported with the months running up to that month, and who was late", () => {
  const sent = { a: "2023-09-14T16:59:59Z", b: "2023-09-14T17:00:00Z", c: null };
  // Read in November: October, missing too, is not September's to say.
  const { reporting } = factsOf({ table: tableOf(sent, "2023-11-20") });
  expect(reporting).toMatchObject({ owed: 3, sent: 2, onTime: 1, waiting: ["a", "b"], accepted: 0 });
  expect(reporting.late).toEqual([{ agency: "b", days: 1 }]);
  expect(reporting.missing).toEqual([{ agency: "c", days: 67, inARow: 2 }]);
});

describe("issuing", () => {
  it("waits for the end of the period and of the agencies' day, whichever is later", () => {
    const refusal = (today: string, settings = SETTINGS) => issuingRefusal(SEPTEMBER, settings, day(today));
    expect(refusal("2023-09-14")).toContain("từ ngày 15/09/2023");
    expect(refusal("2023-09-15")).toBeNull();
    expect(refusal("2023-09-19", { ...SETTINGS, closingDay: 19 })).toContain("20/09/2023");
    expect(refusal("2023-09-20", { ...SETTINGS, closingDay: 19 })).toBeNull();
    expect(consolidatedDueOn(SEPTEMBER, SETTINGS)).toEqual(day("2023-09-20"));
  });

  it("takes a date neither before the figures' day nor after today", () => {
    const problem = (date: string) => issueDateProblem(day(date), { to: day("2023-09-14"), today: day("2023-09-20") });
    expect(problem("2023-09-13")).toContain("14/09/2023");
    expect(problem("2023-09-14")).toBeNull();
    expect(problem("2023-09-20")).toBeNull();
    expect(problem("2023-09-21")).toContain("hôm nay");
  });

  it("leaves what is accepted afterwards to the addendum", () => {
    const before = [accepted("a", [])];
    const { sources } = factsOf({ accepted: before });
    expect(addendumOf({ sources }, before)).toEqual([]);
    expect(addendumOf({ sources }, [...before, accepted("b", [])]).map(({ agencyCode }) => agencyCode)).toEqual(["b"]);
  });
});

describe("the forms", () => {
  it("take a number with a figure in it, and a date that exists", () => {
    const read = (documentNumber: string, documentDate: string) =>
      issueInput.safeParse({ month: "2023-09", documentNumber, documentDate, seen: "" });
    expect(read("2015/BC-CAT", "20/09/2023").success).toBe(true);
    expect(read(" ", "31/02/2023").error?.issues.map(({ path }) => path[0])).toEqual([
      "documentNumber",
      "documentDate",
    ]);
  });

  it("redraft whatever stands in the field, and know no other part", () => {
    const form = { month: "2023-09", section: "RESULTS", seenVersion: "1", text: "x" };
    expect(sectionInput.parse({ ...form, act: "redraft" })).toMatchObject({ text: null });
    expect(sectionInput.parse(form)).toMatchObject({ text: "x", seenVersion: 1 });
    expect(sectionInput.safeParse({ ...form, text: "  " }).success).toBe(false);
    expect(sectionInput.safeParse({ ...form, section: "OTHER" }).success).toBe(false);
  });
});

it("tells of the letters of the period with their state, and names who has not answered", () => {
  const letter = (agency: string, number: string, state: "ANSWERED" | "UNANSWERED" | "WAITING") => ({
    agency,
    number,
    ordinal: 2,
    state,
  });
  const letters = [
    letter("Sở TNMT", "1401/CAT-PC06", "ANSWERED"),
    letter("Yên Thế", "1403/CAT-PC06", "UNANSWERED"),
    letter("Yên Thế", "1404/CAT-PC06", "WAITING"),
  ];
  expect(draftTexts(factsOf({ letters })).REPORTING).toMatch(
    /\nTrong kỳ đã ban hành 3 công văn đôn đốc gửi 2 đơn vị: 1 quá hạn trả lời, 1 chờ trả lời, 1 đã trả lời\. Quá hạn mà chưa trả lời: Yên Thế \(Công văn 1403\/CAT-PC06, lần 2\)\.$/,
  );
  expect(draftTexts(factsOf()).REPORTING).not.toContain("công văn đôn đốc");
});
