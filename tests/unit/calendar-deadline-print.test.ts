import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedDeadline, parseDeadline, printDeadline } from "../../lib/calendar/deadline.ts";
import { tidy } from "../../lib/calendar/deadline-words.ts";
import { day } from "../support/builders.ts";
import { said } from "../support/deadline-notation.ts";
import { PHRASES } from "../support/deadline-phrases.ts";
import { NOT_UNDERSTOOD, UNSEEN } from "../support/deadline-unseen.ts";

const PLAN_YEAR = 2000;
const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => day("2000-01-01").add({ days }));

/** Words of conditions and notes: real ones, ones that look like something else, and any text at all. */
const anyWords = fc
  .oneof(
    fc.constantFrom(
      "theo lộ trình của Bộ Công an",
      "Khi có hướng dẫn của Bộ Y tế, Bộ Giao thông vận tải",
      "lộ trình theo kế hoạch và chỉ đạo của Ngân hàng Nhà nước Việt Nam trong năm 2023",
      "trong 10 ngày kể từ ngày nhận được văn bản",
      "Quý I/2023",
      "trước ngày 15 hằng tháng; thường xuyên",
      "hoàn thành trước 30/6/2023",
    ),
    fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
  )
  .map((text) => tidy(text.normalize("NFC")))
  .filter((text) => text !== "" && !/(?:điều kiện|ghi chú):/iu.test(text));

const every = fc.constantFrom("DAY", "WEEK", "MONTH", "QUARTER", "HALF_YEAR", "YEAR");
const rest = { condition: anyWords, note: anyWords };
const optionalRest = { requiredKeys: ["kind"] as ["kind"] };

const anyDeadline: fc.Arbitrary<ParsedDeadline> = fc.oneof(
  fc
    .record({
      due: anyDay,
      before: fc.option(fc.nat({ max: 1500 }), { nil: undefined }),
      exclusive: fc.boolean(),
      rest: fc.record(rest, { requiredKeys: [] }),
    })
    .map(({ due, before, exclusive, rest }) => ({
      kind: "BY_DATE" as const,
      ...(before === undefined ? {} : { startOn: due.subtract({ days: before }) }),
      dueOn: due,
      ...(exclusive ? { exclusive: true as const } : {}),
      ...rest,
    })),
  fc.record({ kind: fc.constant("ONGOING" as const), startOn: anyDay, ...rest }, optionalRest),
  fc.record({ kind: fc.constant("PERIODIC" as const), startOn: anyDay, every, ...rest }, optionalRest),
  fc.record({ kind: fc.constant("CONDITIONAL" as const), ...rest }, { requiredKeys: ["kind", "condition"] }),
  fc.record({ kind: fc.constant("UNKNOWN" as const), note: anyWords }, optionalRest),
) as fc.Arbitrary<ParsedDeadline>;

/** Pieces that deadline cells are made of, in any order: nonsense, mostly. */
const PIECES = [
  ..."Quý I|II|/2023|2023|năm|tháng 3|T4|15/6|31/02|ngày 15|trước|chậm nhất|đến|từ|trong|và|,|;|-|(|)|hằng|hàng tháng|quý|6".split(
    "|",
  ),
  ..."thường xuyên|định kỳ|khi có hướng dẫn của Bộ|theo lộ trình|sau|hoàn thành|các năm tiếp theo|báo cáo|100%|\n|:|cuối".split(
    "|",
  ),
  ..."giai đoạn 2022-2025|trong 10 ngày kể từ ngày nhận|Kế hoạch năm 2024|ghi chú: x|điều kiện: y|không|đầu năm|.|lần".split(
    "|",
  ),
];
const anyCell = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join(" "));

const CORPUS: [text: string, planYear: number][] = [
  ...Object.values(PHRASES).flatMap((rows) => rows.map(([text]): [string, number] => [text, 2023])),
  ...NOT_UNDERSTOOD.map(([text]): [string, number] => [text, 2023]),
  ...UNSEEN.map(([text, planYear]): [string, number] => [text, planYear]),
];

describe("a deadline printed and read again", () => {
  it("is the same deadline", () => {
    fc.assert(
      fc.property(anyDeadline, (parsed) => {
        expect(said(parseDeadline(printDeadline(parsed), PLAN_YEAR))).toBe(said(parsed));
      }),
      { numRuns: 500 },
    );
  });

  it.each(CORPUS)("is the same for %j", (text, planYear) => {
    const parsed = parseDeadline(text, planYear);
    const printed = printDeadline(parsed);
    expect(parseDeadline(printed, planYear)).toEqual(parsed);
    expect(printDeadline(parseDeadline(printed, planYear))).toBe(printed);
  });

  it("is the same for whatever the cell held", () => {
    fc.assert(
      fc.property(anyCell, (text) => {
        const parsed = parseDeadline(text, 2023);
        expect(said(parseDeadline(printDeadline(parsed), 2023))).toBe(said(parsed));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("whatever the cell held", () => {
  it("dates stand only where they belong", () => {
    fc.assert(
      fc.property(anyCell, (text) => {
        const { kind, startOn, dueOn, exclusive, every, condition } = parseDeadline(text, 2023);
        expect(dueOn !== undefined).toBe(kind === "BY_DATE");
        if (kind !== "BY_DATE") expect(exclusive).toBeUndefined();
        if (kind !== "PERIODIC") expect(every).toBeUndefined();
        if (kind === "CONDITIONAL") expect(condition).toBeDefined();
        if (dueOn && startOn) expect(Temporal.PlainDate.compare(startOn, dueOn)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("canonical words", () => {
  it.each([
    ["Quý I/2023", "31/03/2023"],
    ["trước ngày 15/3/2023", "Trước ngày 15/03/2023"],
    ["Quý II - Quý IV/2023", "Từ 01/04/2023 đến 31/12/2023"],
    ["từ tháng 3 đến trước ngày 15/6/2023", "Từ 01/03/2023 đến trước ngày 15/06/2023"],
    ["liên tục", "Thường xuyên"],
    ["2023 và các năm tiếp theo", "Thường xuyên từ 01/01/2023"],
    ["trước ngày 15 hàng tháng", "Hằng tháng; ghi chú: trước ngày 15"],
    ["hằng năm từ năm 2023", "Hằng năm từ 01/01/2023"],
    ["6 tháng/lần", "Định kỳ 6 tháng"],
    ["khi có hướng dẫn của Bộ Công an", "khi có hướng dẫn của Bộ Công an"],
    ["Quý I/2023, triển khai theo lộ trình của Bộ Công an", "31/03/2023, triển khai theo lộ trình của Bộ Công an"],
    ["31/02/2023", "Không rõ; ghi chú: “31/02/2023” không có trong lịch"],
    ["Sở Tư pháp", "Không rõ"],
  ])("%j is printed %j", (text, printed) => {
    expect(printDeadline(parseDeadline(text, 2023))).toBe(printed);
  });

  it("mark a condition that would be read as something else", () => {
    const parsed: ParsedDeadline = { kind: "BY_DATE", dueOn: day("2023-03-31"), condition: "sau Quý IV" };
    expect(printDeadline(parsed)).toBe("31/03/2023; điều kiện: sau Quý IV");
  });
});
