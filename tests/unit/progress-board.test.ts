import { describe, expect, it } from "vitest";
import { waitingClaims } from "../../lib/oversight/claims.ts";
import { overdueParts } from "../../lib/oversight/overdue.ts";
import {
  countedLeads,
  isSilent,
  leadingWord,
  newestWord,
  principalOf,
  spokenInClosedMonth,
} from "../../lib/progress/board.ts";
import { percentOf } from "../../lib/progress/filter.ts";
import { agencyPeriod } from "../../lib/progress/period.ts";
import { groupLinesByAge, groupLinesByAgency, groupLinesByTask, owedLines } from "../../lib/urging/desk.ts";
import { owedItems } from "../../lib/urging/owed.ts";
import { agencyIdOf, boardOf, claimOf, month, SETTINGS, taskOf, wordOf } from "../support/builders.ts";

const at = (text: string) => Temporal.Instant.from(text);

describe("a task on the board", () => {
  it("keeps its original date beside the one in force, and counts the extensions", () => {
    const task = taskOf(
      boardOf([{ number: 16, due: ["2023-03-31", "2023-06-30", "2023-09-30"], parts: [{ agency: "so-tnmt" }] }]),
      16,
    );
    expect([task.originalDeadline?.dueOn.toString(), task.currentDeadline?.dueOn.toString()]).toEqual([
      "2023-03-31",
      "2023-09-30",
    ]);
    expect(task.extensions).toBe(2);
    expect(task.standing.daysLate).toBe(10);
    expect(task.originalStanding.daysLate).toBe(193);
  });

  it("reads a part by its own day where it has one, and says how late it is by the deadline asked for", () => {
    const parts = [{ agency: "so-tnmt" }, { agency: "huyen-son-dong", due: ["2023-09-01", "2023-10-05"] }];
    const late = (basis: "current" | "original") =>
      taskOf(boardOf([{ number: 16, due: ["2023-12-31"], parts }], { basis }), 16).assignments.map(
        (part) => part.daysLate,
      );
    expect(late("current")).toEqual([0, 5]);
    expect(late("original")).toEqual([0, 39]);
  });

  it("is spoken for by its principal lead, else by the first lead that has spoken, who is then named", () => {
    const parts = (principal: boolean) => [
      { agency: "so-tnmt", applicable: false, word: wordOf({ percent: 10 }) },
      { agency: "so-tttt", isPrincipal: principal },
      { agency: "so-y-te", word: wordOf({ percent: 60 }) },
      { agency: "bhxh", word: wordOf({ percent: 70 }) },
    ];
    const spoken = parts(true).map((part) => (part.isPrincipal ? { ...part, word: wordOf({ percent: 50 }) } : part));
    const read = (about: typeof spoken) => {
      const task = taskOf(boardOf([{ number: 1, parts: about }]), 1);
      const leading = leadingWord(task);
      return [principalOf(task)?.agencyCode ?? null, leading?.word.percent, leading?.speaker, percentOf(task)];
    };
    expect(read(spoken)).toEqual(["so-tttt", 50, null, 50]);
    // The percentage that the table sorts by is that of the word it shows.
    expect(read(parts(true))).toEqual(["so-tttt", 60, "so-y-te", 60]);
    expect(read(parts(false))).toEqual([null, 60, "so-y-te", 60]);
    expect(leadingWord(taskOf(boardOf([{ number: 1, parts: [{ agency: "bhxh" }] }]), 1))).toBeNull();
  });

  it("was last spoken of by whoever of its leads spoke last, who is named where several lead", () => {
    const at = (day: string) => wordOf({ recordedAt: Temporal.Instant.from(`${day}T02:00:00Z`) });
    const parts = [
      { agency: "so-tttt", isPrincipal: true, word: at("2023-08-05") },
      { agency: "so-y-te", word: at("2023-09-20") },
      { agency: "so-tnmt", applicable: false, word: at("2023-09-25") },
      { agency: "bhxh", role: "COORDINATOR" as const, word: at("2023-09-30") },
    ];
    const read = (about: typeof parts) => {
      const newest = newestWord(taskOf(boardOf([{ number: 1, parts: about }]), 1));
      return newest && [newest.word.recordedAt.toString().slice(0, 10), newest.speaker];
    };
    expect(read(parts)).toEqual(["2023-09-20", "so-y-te"]);
    expect(read(parts.filter(({ agency }) => agency !== "so-y-te"))).toEqual(["2023-08-05", null]);
    expect(read(parts.slice(2))).toBeNull();
  });

  it("is silent when none of the leads that owed a word gave one", () => {
    const parts = [
      { agency: "so-tttt", spoken: ["2023-08"] },
      { agency: "so-y-te", spoken: ["2023-09"] },
      { agency: "bhxh", addedOn: Temporal.PlainDate.from("2023-09-20") },
      { agency: "so-tnmt", applicable: false },
      { agency: "huyen-yen-the", role: "COORDINATOR" as const },
    ];
    const board = boardOf([
      { number: 1, parts },
      { number: 2, parts: parts.filter(({ agency }) => agency !== "so-y-te") },
      { number: 3, parts: parts.filter(({ agency }) => agency === "bhxh") },
    ]);
    const spoken = board.tasks.map((task) => spokenInClosedMonth(task, board.closedMonth));
    expect(spoken).toEqual([
      { part: 1, whole: 2 },
      { part: 0, whole: 1 },
      { part: 0, whole: 0 },
    ]);
    expect(board.tasks.map((task) => isSilent(task, board.closedMonth))).toEqual([false, true, false]);
    expect(board.tasks.map((task) => countedLeads(task).length)).toEqual([3, 2, 1]);
  });
});

describe("what is late, on the overdue desk", () => {
  const board = boardOf([
    { number: 9, due: ["2023-10-09"], parts: [{ agency: "so-tnmt" }, { agency: "so-tttt", applicable: false }] },
    {
      number: 16,
      due: ["2023-09-30"],
      parts: [{ agency: "so-tnmt", word: claimOf("2023-10-09") }, { agency: "so-y-te" }],
    },
    { number: 17, due: ["2023-03-31"], parts: [{ agency: "toa-an-tinh" }, { agency: "bhxh", reports: false }] },
    { number: 20, due: ["2023-12-31"], parts: [{ agency: "bhxh" }] },
  ]);
  const parts = overdueParts(board);

  it("is every counted part past its date, longest first, with whose turn it is", () => {
    expect(
      parts.map(({ task, part, days, ageGroup, awaiting }) => [task.number, part.agencyCode, days, ageGroup, awaiting]),
    ).toEqual([
      [17, "toa-an-tinh", 193, "30+", false],
      [16, "so-tnmt", 10, "8-15", true],
      [16, "so-y-te", 10, "8-15", false],
      [9, "so-tnmt", 1, "1-7", false],
    ]);
  });

  it("can be grouped by age, by agency and by task without losing any", () => {
    const reports = { asOf: board.asOf, months: [], rows: [], closed: [] };
    const lines = owedLines(owedItems({ board, reports, obligations: [] }, 99), new Map(), board.asOf);
    expect(lines).toHaveLength(parts.length);
    expect(groupLinesByAge(lines).map(({ key, lines: held }) => [key, held.length])).toEqual([
      ["30+", 1],
      ["8-15", 2],
      ["1-7", 1],
    ]);
    expect(groupLinesByAgency(lines).map(({ key, lines: held }) => [key, held.length])).toEqual([
      ["so-tnmt", 2],
      ["toa-an-tinh", 1],
      ["so-y-te", 1],
    ]);
    expect(groupLinesByTask(lines).map(({ key, lines: held }) => [key, held.length])).toEqual([
      ["task-9", 1],
      ["task-16", 2],
      ["task-17", 1],
    ]);
  });

  it("has the claims that wait beside it, the longest waiting first", () => {
    const early = { ...claimOf("2023-09-01"), recordedAt: at("2023-09-02T02:00:00Z") };
    const late = { ...claimOf("2023-08-01"), recordedAt: at("2023-09-03T02:00:00Z") };
    const claims = waitingClaims(
      boardOf([
        {
          number: 1,
          due: ["2023-12-31"],
          parts: [
            { agency: "so-tttt", word: late },
            { agency: "so-y-te", word: claimOf("2023-09-01", "CONFIRMED") },
          ],
        },
        {
          number: 2,
          due: ["2023-12-31"],
          parts: [
            { agency: "bhxh", word: early },
            { agency: "so-tnmt", word: claimOf("2023-09-01", "RETURNED") },
          ],
        },
      ]),
    );
    expect(claims.map(({ part, claimedOn }) => [part.agencyCode, claimedOn.toString()])).toEqual([
      ["bhxh", "2023-09-01"],
      ["so-tttt", "2023-08-01"],
    ]);
  });
});

describe("an agency in the running report month", () => {
  const said = (text: string) => wordOf({ recordedAt: at(text) });
  const finished = { ...claimOf("2023-09-20", "CONFIRMED"), recordedAt: Temporal.Instant.from("2023-09-20T02:00:00Z") };
  const period = agencyPeriod(
    boardOf([
      // 23:59 of 14/09 in Vietnam belongs to September, 00:00 of the 15th to October.
      { number: 1, parts: [{ agency: "so-tttt", word: said("2023-09-14T16:59:59Z"), spoken: ["2023-08", "2023-09"] }] },
      { number: 2, parts: [{ agency: "so-tttt", word: said("2023-09-14T17:00:00Z") }] },
      { number: 3, parts: [{ agency: "so-tttt" }, { agency: "so-y-te" }] },
      { number: 4, due: ["2023-12-31"], parts: [{ agency: "so-tttt", word: finished }] },
      { number: 5, parts: [{ agency: "so-tttt", applicable: false }] },
    ]),
    agencyIdOf("so-tttt"),
    SETTINGS,
  );

  it("owes a word for each open part, and has given those said since the 15th", () => {
    expect([period.month.toString(), period.from.toString(), period.to.toString(), period.daysLeft]).toEqual([
      "2023-10",
      "2023-09-15",
      "2023-10-14",
      4,
    ]);
    expect(period.open.map(({ task, spoken }) => [task.number, spoken])).toEqual([
      [1, false],
      [3, false],
      [2, true],
    ]);
    // What was finished by a word of this month stays in the count: finishing early lowers no bar.
    expect(period.owed.map(({ task }) => task.number)).toEqual([1, 2, 3, 4]);
    expect(period.closed.map(({ task }) => task.number)).toEqual([4, 5]);
  });

  it("sees the closed months since the first one owed: how many words of how many", () => {
    expect(period.past).toHaveLength(8);
    expect(period.past[0]).toEqual({ month: month("2023-02"), given: 0, owed: 3 });
    expect(period.past.at(-1)).toEqual({ month: month("2023-09"), given: 1, owed: 3 });
  });
});
