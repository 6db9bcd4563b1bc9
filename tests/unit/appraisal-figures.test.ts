import { describe, expect, test } from "vitest";
import { type CountedLetter, periodFigures } from "../../lib/appraisal/figures.ts";
import { offeredPeriods, type Period, periodWords, readPeriod } from "../../lib/appraisal/period.ts";
import { assembleReportTable } from "../../lib/reports/table.ts";
import { agencyIdOf, boardOf, day, month, SETTINGS, wordOf } from "../support/builders.ts";

const AGENCY = "so-tnmt";
const QUARTER: Period = { from: month("2023-07"), to: month("2023-09") };
const TODAY = "2023-10-10";

type Parts = Parameters<typeof boardOf>[0];

const completed = (on: string, verdict: "CONFIRMED" | null = "CONFIRMED") =>
  wordOf({ state: "COMPLETED", completedOn: day(on), verdict });

function figures(about: { tasks?: Parts; letters?: CountedLetter[]; sent?: [string, string][]; period?: Period }) {
  const today = day(TODAY);
  const agency = {
    id: agencyIdOf(AGENCY),
    code: AGENCY,
    name: AGENCY,
    shortName: AGENCY,
    reportsFrom: day("2023-01-01"),
    reportsTo: null,
    reports: (about.sent ?? []).map(([of, on]) => ({
      month: month(of),
      facts: {
        openedAt: null,
        sendings: [{ number: 1, sentAt: Temporal.Instant.from(`${on}T02:00:00Z`), verdict: null, newDate: null }],
      },
    })),
  };
  const [found] = periodFigures({
    period: about.period ?? QUARTER,
    board: boardOf(about.tasks ?? [], { today: TODAY }),
    table: assembleReportTable([agency], [], SETTINGS, today),
    letters: about.letters ?? [],
  });
  if (!found) throw new Error("no figures");
  return found;
}

const oneTask = (due: string, word = completed("2023-08-01")): Parts => [
  { number: 16, due: [due], parts: [{ agency: AGENCY, word }] },
];
const open = (due: string): Parts => [{ number: 16, due: [due], parts: [{ agency: AGENCY }] }];

describe("a dated part counts", () => {
  test("where it was done in time, and nowhere else", () => {
    expect(figures({ tasks: oneTask("2023-12-31") }).parts).toMatchObject([{ task: 16, daysLate: 0 }]);
    expect(figures({ tasks: oneTask("2023-12-31", completed("2023-06-30")) }).parts).toEqual([]);
  });

  test("late from the period of its day on, for as long as it was open", () => {
    expect(figures({ tasks: open("2023-03-31") }).parts).toMatchObject([{ doneOn: null, daysLate: 193 }]);
    expect(figures({ tasks: open("2023-09-30") }).parts).toMatchObject([{ daysLate: 10 }]);
    expect(figures({ tasks: open("2023-10-05") }).parts).toEqual([]);
    expect(figures({ tasks: oneTask("2023-03-31") }).parts).toMatchObject([{ doneOn: "2023-08-01", daysLate: 123 }]);
    expect(figures({ tasks: oneTask("2023-03-31", completed("2023-05-01")) }).parts).toEqual([]);
  });

  test("not while it waits for the secretariat's own answer", () => {
    const waiting = figures({ tasks: oneTask("2023-09-30", completed("2023-09-29", null)) });
    expect(waiting).toMatchObject({ parts: [], waiting: [16] });
  });

  test("not where it does not apply, is not due, or its day is not known", () => {
    const tasks: Parts = [
      { number: 1, due: ["2023-08-31"], parts: [{ agency: AGENCY, applicable: false }] },
      { number: 2, due: ["2023-12-31"], parts: [{ agency: AGENCY }] },
      { number: 3, deadlineKind: "CONDITIONAL", parts: [{ agency: AGENCY }] },
    ];
    expect(figures({ tasks })).toMatchObject({ parts: [], waiting: [], wordsOwed: 0 });
  });
});

describe("words, reports and letters", () => {
  test("words of the closed report months of the period", () => {
    const tasks: Parts = [{ number: 8, parts: [{ agency: AGENCY, spoken: ["2023-06", "2023-07", "2023-09"] }] }];
    expect(figures({ tasks })).toMatchObject({ wordsOwed: 3, wordsGiven: 2 });
    // October's period is still running.
    const running = { from: month("2023-09"), to: month("2023-10") };
    expect(figures({ tasks, period: running })).toMatchObject({ wordsOwed: 1, wordsGiven: 1 });
  });

  test("reports of its months: in time, late and missing", () => {
    const sent: [string, string][] = [
      ["2023-06", "2023-06-13"],
      ["2023-07", "2023-07-14"],
      ["2023-08", "2023-08-16"],
    ];
    expect(figures({ sent })).toMatchObject({
      reportsDue: 3,
      reportsOnTime: 1,
      reportsSent: 2,
      missing: ["2023-09"],
      missedInARow: 1,
    });
  });

  test("letters by their day to answer; one that may still wait counts nowhere", () => {
    const letter = (number: string, answerBy: string, state: CountedLetter["state"]): CountedLetter => ({
      agencyId: agencyIdOf(AGENCY),
      number,
      answerBy: day(answerBy),
      state,
    });
    const letters = [
      letter("1/CAT", "2023-06-30", "UNANSWERED"),
      letter("2/CAT", "2023-07-15", "ANSWERED_LATE"),
      letter("3/CAT", "2023-09-15", "UNANSWERED"),
      letter("4/CAT", "2023-09-30", "WAITING"),
      { ...letter("5/CAT", "2023-09-15", "UNANSWERED"), agencyId: 99 },
    ];
    expect(figures({ letters })).toMatchObject({ lettersDue: 2, lettersAnswered: 1, unanswered: ["3/CAT"] });
  });
});

describe("a period", () => {
  test.each([
    ["2023-07", "2023-09", "quý III/2023"],
    ["2023-01", "2023-03", "quý I/2023"],
    ["2023-01", "2023-06", "6 tháng đầu năm 2023"],
    ["2023-01", "2023-12", "năm 2023"],
    ["2023-09", "2023-09", "tháng 9/2023"],
    ["2023-02", "2023-05", "từ tháng 2/2023 đến tháng 5/2023"],
  ])("%s to %s is called %s", (from, to, words) => {
    expect(periodWords({ from: month(from), to: month(to) })).toBe(words);
  });

  test("is the year so far unless an address says otherwise, and says what is wrong with it", () => {
    const today = day(TODAY);
    expect(String(readPeriod({}, today, 2023).period.to)).toBe("2023-10");
    expect(readPeriod({ from: "2023-07", to: "2023-09" }, today, 2023)).toEqual({ period: QUARTER, problem: null });
    expect(readPeriod({ from: "2023-09", to: "2023-07" }, today, 2023).problem).toMatch(/từ tháng đầu trở đi/);
    expect(readPeriod({ from: "2023-11", to: "2023-11" }, today, 2023).problem).toMatch(/trong danh sách/);
    expect(readPeriod({ from: "x", to: "2023-09" }, today, 2023).problem).toMatch(/trong danh sách/);
    expect(String(readPeriod({}, day("2024-03-01"), 2023).period.to)).toBe("2023-12");
  });

  test("quarters that have begun are offered by name", () => {
    expect(offeredPeriods(day("2023-08-10"), 2023).map(periodWords)).toEqual([
      "8 tháng đầu năm 2023",
      "quý I/2023",
      "quý II/2023",
      "từ tháng 7/2023 đến tháng 8/2023",
    ]);
  });
});
