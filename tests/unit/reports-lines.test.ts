import { describe, expect, it } from "vitest";
import { canonicalText, readContent, type SentLine, sentContent } from "../../lib/reports/content.ts";
import { contentHash } from "../../lib/reports/hash.ts";
import { EMPTY_FIELDS, fieldsMark, type LineFields, OTHER_LINE } from "../../lib/reports/line-fields.ts";
import {
  completenessOf,
  isNews,
  type ReturnedLine,
  reportLines,
  reportParts,
  type StoredLine,
} from "../../lib/reports/lines.ts";
import { changeOf, needsMark } from "../../lib/reports/review-rules.ts";
import { periodInstant } from "../../lib/reports/rules.ts";
import { readAct, readFormLines, readLine, readMonth } from "../../lib/reports/schema.ts";
import { agencyIdOf, boardOf, claimOf, day, month, SETTINGS, sentLine, wordOf } from "../support/builders.ts";

const OCTOBER = month("2023-10");
const SINCE = periodInstant(OCTOBER, SETTINGS);
const at = (text: string) => Temporal.Instant.from(text);

function partsOf(tasks: Parameters<typeof boardOf>[0], confirmedBefore: number[] = []) {
  const board = boardOf(tasks);
  return reportParts({
    board,
    agencyId: agencyIdOf("so-tttt"),
    month: OCTOBER,
    confirmedBefore: new Set(confirmedBefore),
  });
}

/** One part of one agency, with what was said about it. */
function lineOf(
  about: {
    word?: ReturnType<typeof wordOf>;
    due?: string[];
    stored?: Partial<StoredLine>;
    returned?: ReturnedLine;
    last?: SentLine;
  } = {},
) {
  const parts = partsOf([
    {
      number: 8,
      ...(about.due && { due: about.due }),
      parts: [{ agency: "so-tttt", ...(about.word && { word: about.word }) }],
    },
  ]);
  const stored = about.stored && {
    key: 801,
    origin: "EMPTY" as const,
    fields: EMPTY_FIELDS,
    version: 1,
    writer: "",
    touchedAt: at("2023-10-09T02:00:00Z"),
    touchedBy: "Trần Quốc Việt",
    ...about.stored,
  };
  const lines = reportLines({
    parts,
    since: SINCE,
    stored: stored ? [stored] : [],
    returned: new Map(about.returned ? [[801, about.returned]] : []),
    last: new Map(about.last ? [[801, about.last]] : []),
  });
  const line = lines[0];
  if (!line) throw new Error("no line");
  return line;
}

describe("which parts a report has", () => {
  it("is this agency's, applicable, given before the month; leads first, the urgent first", () => {
    const parts = partsOf([
      { number: 7, parts: [{ agency: "so-tttt" }] },
      { number: 8, parts: [{ agency: "so-tttt", role: "COORDINATOR" }, { agency: "so-y-te" }] },
      { number: 9, due: ["2023-09-30"], parts: [{ agency: "so-tttt" }] },
      { number: 11, parts: [{ agency: "so-tttt", applicable: false }] },
      { number: 12, parts: [{ agency: "so-tttt", reports: false }] },
      { number: 13, parts: [{ agency: "so-tttt", addedOn: day("2023-10-02") }] },
      { number: 14, parts: [{ agency: "so-tttt", addedOn: day("2023-09-30") }] },
    ]);
    expect(parts.map(({ taskNumber }) => taskNumber)).toEqual([9, 7, 14, 8]);
  });

  it("leaves out what was confirmed before the period, and keeps what was within it", () => {
    const done = claimOf("2023-08-20", "CONFIRMED");
    const tasks = [{ number: 9, due: ["2023-12-31"], parts: [{ agency: "so-tttt", word: done }] }];
    expect(partsOf(tasks)).toHaveLength(1);
    expect(partsOf(tasks, [901])).toHaveLength(0);
    // Reopened since: owed again, whatever had been confirmed.
    const reopened = [
      { number: 9, due: ["2023-12-31"], parts: [{ agency: "so-tttt", word: claimOf("2023-08-20", "REOPENED") }] },
    ];
    expect(partsOf(reopened, [901])).toHaveLength(1);
  });
});

describe("what a line is filled in from", () => {
  it("the newest word of the period, to the second of its start in Vietnam", () => {
    const within = wordOf({ result: "Trong kỳ.", recordedAt: at("2023-09-14T17:00:00Z"), percent: 40 });
    expect(lineOf({ word: within })).toMatchObject({
      origin: "FROM_UPDATES",
      fields: { result: "Trong kỳ.", percent: "40" },
      mark: "UPDATED",
    });
    const before = wordOf({ result: "Kỳ trước.", recordedAt: at("2023-09-14T16:59:59Z") });
    expect(lineOf({ word: before })).toMatchObject({ origin: "EMPTY", mark: "EMPTY" });
  });

  it("else last month's report, which counts only once somebody has looked", () => {
    const last = sentLine({ percent: 71, state: "IN_PROGRESS" });
    const copied = lineOf({ last });
    expect(copied).toMatchObject({ origin: "FROM_LAST_MONTH", mark: "PREFILLED", fields: { percent: "71" } });
    const fields = copied.fields;
    const touched = (change: Partial<LineFields>) =>
      lineOf({ last, stored: { origin: "FROM_LAST_MONTH", fields: { ...fields, ...change } } }).mark;
    expect(touched({})).toBe("PREFILLED");
    expect(touched({ kept: true })).toBe("UPDATED");
    expect(touched({ result: "Kho có 9 bộ dữ liệu." })).toBe("UPDATED");
    expect(touched({ noNews: true })).toBe("NO_NEWS");
  });

  it("does not claim a completion again by copying it", () => {
    const last = sentLine({ state: "COMPLETED", percent: 100, completedOn: "2023-09-01", evidenceNumber: "1/BC" });
    expect(lineOf({ last, due: ["2023-12-31"] }).fields).toMatchObject({
      state: "IN_PROGRESS",
      percent: "",
      evidenceNumber: "",
    });
  });

  it("a claim that waits says itself, and is not asked again", () => {
    const waits = { ...claimOf("2023-08-20"), recordedAt: at("2023-08-21T02:00:00Z") };
    const line = lineOf({ word: waits, due: ["2023-12-31"], stored: { fields: { ...EMPTY_FIELDS, noNews: true } } });
    expect(line).toMatchObject({ mark: "CLOSED", fields: { state: "COMPLETED", evidenceNumber: "12/BC" } });
    expect(isNews(line, SINCE)).toBe(false);
  });
});

describe("a line that came back", () => {
  const returned = { reason: "Thiếu minh chứng.", at: at("2023-10-08T02:00:00Z") };
  const said = { ...EMPTY_FIELDS, result: "Kho có 9 bộ dữ liệu." };

  it("waits until somebody has touched it since", () => {
    expect(lineOf({ returned, stored: { fields: said, touchedAt: at("2023-10-07T02:00:00Z") } }).mark).toBe("RETURNED");
    expect(lineOf({ returned, stored: { fields: said, touchedAt: at("2023-10-09T02:00:00Z") } }).mark).toBe("UPDATED");
  });
});

describe("completeness", () => {
  it("counts items; what belongs to no part is never owed", () => {
    const word = wordOf({ recordedAt: at("2023-10-02T02:00:00Z") });
    const parts = partsOf([
      { number: 7, parts: [{ agency: "so-tttt", word }] },
      { number: 8, parts: [{ agency: "so-tttt" }] },
      { number: 10, parts: [{ agency: "so-tttt" }] },
    ]);
    const stored: StoredLine = {
      key: 801,
      origin: "EMPTY",
      fields: { ...EMPTY_FIELDS, noNews: true },
      version: 1,
      writer: "",
      touchedAt: SINCE,
      touchedBy: "",
    };
    const lines = reportLines({ parts, since: SINCE, stored: [stored], returned: new Map(), last: new Map() });
    const { items, updated, noNews, left } = completenessOf(lines);
    expect({ items, updated, noNews }).toEqual({ items: 3, updated: 1, noNews: 1 });
    expect(left.map(({ key }) => key)).toEqual([1001]);
    expect(lines.at(-1)?.key).toBe(OTHER_LINE);
  });
});

describe("news", () => {
  it("is what the record does not hold yet", () => {
    const word = wordOf({ result: "Đã nói.", recordedAt: at("2023-10-02T02:00:00Z") });
    expect(isNews(lineOf({ word }), SINCE)).toBe(false);
    const fields = lineOf({ word }).fields;
    const changed = (change: Partial<LineFields>) =>
      isNews(lineOf({ word, stored: { fields: { ...fields, ...change } } }), SINCE);
    expect(changed({ result: "Nói thêm." })).toBe(true);
    expect(changed({ nextMonth: "Việc tháng tới." })).toBe(false);
    expect(changed({ result: "Nói thêm.", noNews: true })).toBe(false);
    // The same words as in an earlier period are this month's word once somebody says that they hold.
    const old = wordOf({ result: "Đã nói.", recordedAt: at("2023-09-02T02:00:00Z") });
    const kept = { ...EMPTY_FIELDS, result: "Đã nói.", kept: true };
    expect(isNews(lineOf({ word: old, stored: { fields: kept } }), SINCE)).toBe(true);
  });
});

describe("the frozen text", () => {
  const lines = [lineOf({ word: wordOf({ recordedAt: at("2023-10-02T02:00:00Z") }) })];
  const parts = {
    plan: SETTINGS,
    agency: { code: "so-tttt", name: "Sở Thông tin và Truyền thông" },
    month: OCTOBER,
    goodDay: day("2023-10-14"),
    number: 1,
    sentAt: at("2023-10-10T02:00:00Z"),
    sentBy: { name: "Trần Quốc Việt", title: null },
    signedOffBy: null,
    lines,
    read: new Map(lines.map((line) => [line.key, readLine(line.key, line.fields)])),
    recorded: new Map<number, number>(),
    files: new Map(),
    figures: [],
  };

  it("is the same for the same content, reads back, and its hash is its own", () => {
    const text = canonicalText(sentContent(parts));
    expect(canonicalText(readContent(text))).toBe(text);
    expect(text.startsWith('{"agency":{"code":"so-tttt"')).toBe(true);
    expect(contentHash(text)).toMatch(/^[0-9a-f]{64}$/);
    expect(contentHash(`${text} `)).not.toBe(contentHash(text));
  });
});

describe("what changed since last month", () => {
  it.each([
    ["no news", { noNews: true }, "NO_NEWS", false],
    ["the same words", {}, "UNCHANGED", false],
    ["other words", { result: "Kho có 9 bộ dữ liệu." }, "CHANGED", true],
    ["another percentage", { percent: 80 }, "CHANGED", true],
  ] as const)("%s", (_name, about, change, asks) => {
    expect(changeOf(sentLine(about), sentLine())).toBe(change);
    expect(needsMark(sentLine(about), sentLine())).toBe(asks);
  });

  it("a line that was not there is new", () => {
    expect(changeOf(sentLine(), null)).toBe("NEW");
  });
});

describe("reading the form", () => {
  it("a month and a button", () => {
    expect(readMonth("2023-10")?.toString()).toBe("2023-10");
    for (const wrong of ["2023-13", "2023-1", "10/2023", "", null, undefined]) expect(readMonth(wrong)).toBeNull();
    expect(readAct("noNews:12")).toEqual({ kind: "noNews", key: 12 });
    expect(readAct("send")).toEqual({ kind: "send" });
    expect(readAct("drop table")).toEqual({ kind: "save" });
  });

  it("lines as typed, with what cannot be recorded yet", () => {
    const form = new FormData();
    form.append("line", "12");
    form.append("line", "nonsense");
    const typed = {
      "version-12": "3",
      "origin-12": "EMPTY",
      "state-12": "IN_PROGRESS",
      "percent-12": "tám",
      "result-12": "a\r\nb",
    };
    for (const [name, value] of Object.entries(typed)) form.append(name, value);
    const [line, ...rest] = readFormLines(form);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({ key: 12, seenVersion: 3, fields: { percent: "tám", result: "a\nb", noNews: false } });
    const read = readLine(12, line?.fields ?? EMPTY_FIELDS);
    expect(read).toMatchObject({ ok: false, fields: { percent: "Nhập số nguyên từ 0 đến 100." } });
  });

  it("tells changed lines from those that stand as they were written out", () => {
    expect(fieldsMark(EMPTY_FIELDS)).toBe(fieldsMark({ ...EMPTY_FIELDS }));
    expect(fieldsMark({ ...EMPTY_FIELDS, kept: true })).not.toBe(fieldsMark(EMPTY_FIELDS));
  });

  it("counts characters instead of cutting them", () => {
    const long = readLine(12, { ...EMPTY_FIELDS, result: "a".repeat(4001) });
    expect(long).toMatchObject({ ok: false, fields: { result: "Rút gọn còn tối đa 4.000 ký tự." } });
  });
});
