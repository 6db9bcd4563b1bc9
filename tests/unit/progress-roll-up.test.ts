import { describe, expect, it } from "vitest";
import {
  coordinatorShare,
  lateCoordinators,
  lateLeads,
  leadShare,
  partMatrix,
  pickedParts,
  readPartPick,
} from "../../lib/progress/roll-up.ts";
import { coordinatorWords, shareWords, taskRemarks } from "../../lib/progress/task-words.ts";
import { boardOf, claimOf, taskOf, wordOf } from "../support/builders.ts";

const CLOSING_DAY = 14;
const codes = (parts: readonly { agencyCode: string }[]) => parts.map((part) => part.agencyCode);

const DISTRICTS = [
  "hiep-hoa",
  "viet-yen",
  "tan-yen",
  "yen-the",
  "luc-nam",
  "luc-ngan",
  "son-dong",
  "lang-giang",
  "yen-dung",
];
const late = ["yen-the", "luc-ngan", "son-dong"];

/** Ten districts lead, three of them are not done, one by an own day; one that is exempt and one that does not report stand by. */
const shared = (options: { today?: string; basis?: "current" | "original" } = {}) =>
  boardOf(
    [
      {
        number: 1,
        due: ["2023-03-31", "2023-09-30"],
        parts: [
          { agency: "tp-bac-giang", agencyKind: "DISTRICT", word: claimOf("2023-06-20", "CONFIRMED") },
          ...DISTRICTS.map((name) => ({
            agency: `huyen-${name}`,
            ...(late.includes(name) ? {} : { word: claimOf("2023-03-20", "CONFIRMED") }),
            ...(name === "son-dong" && { due: ["2023-12-31"], word: claimOf("2023-10-09") }),
          })),
          { agency: "so-khcn", applicable: false, applicabilityReason: "Không có đối tượng" },
          { agency: "so-gtvt", reports: false },
          { agency: "so-tttt", role: "COORDINATOR", word: claimOf("2023-09-01") },
          { agency: "so-y-te", role: "COORDINATOR" },
          { agency: "bhxh", role: "COORDINATOR", word: claimOf("2023-09-01", "RETURNED") },
          { agency: "so-noi-vu", role: "COORDINATOR", applicable: false },
        ],
      },
    ],
    options,
  );

describe("a shared task from its bodies", () => {
  const board = shared();
  const task = taskOf(board, 1);

  it("is done by seven of ten districts, and names the other three; exempt and silent bodies are in neither number", () => {
    const { part, whole, missing } = leadShare(task, board);
    expect([part, whole]).toEqual([7, 10]);
    expect(codes(missing)).toEqual(late.map((name) => `huyen-${name}`));
    expect([task.standing.leadsDone, task.standing.leadsTotal]).toEqual([7, 10]);
    expect(shareWords(task, board)).toBe("7/10 huyện");
  });

  it("lays lateness at the door of the leads that are late, and of no other", () => {
    expect(task.standing.timeliness).toBe("OVERDUE");
    // Sơn Động has its own day, which has not come.
    expect(codes(lateLeads(task))).toEqual(["huyen-yen-the", "huyen-luc-ngan"]);
    expect(taskRemarks(task)).toContain("Quá hạn do: huyen-yen-the, huyen-luc-ngan.");
  });

  it("counts a coordinator that has confirmed its part, answered or not, and not one that was sent back", () => {
    const { part, whole, missing } = coordinatorShare(task, board);
    expect([part, whole, codes(missing)]).toEqual([1, 3, ["so-y-te", "bhxh"]]);
    expect(coordinatorWords(task, board)).toBe("1/3 đã xác nhận phần việc");
    expect(codes(lateCoordinators(task))).toEqual(["so-y-te", "bhxh"]);
  });

  it("is not late because a coordinator is", () => {
    const helped = boardOf([
      {
        number: 2,
        due: ["2023-12-31"],
        parts: [{ agency: "so-tnmt" }, { agency: "huyen-son-dong", role: "COORDINATOR", due: ["2023-09-30"] }],
      },
    ]);
    const { standing } = taskOf(helped, 2);
    expect([standing.timeliness, codes(lateCoordinators(taskOf(helped, 2)))]).toEqual(["ON_TRACK", ["huyen-son-dong"]]);
    expect(lateLeads(taskOf(helped, 2))).toEqual([]);
    expect(taskRemarks(taskOf(helped, 2))).toBe("Phối hợp quá hạn: huyen-son-dong.");
  });

  it("says nothing of a share where one body leads, nor once all is done", () => {
    const alone = boardOf([
      { number: 3, due: ["2023-12-31"], parts: [{ agency: "so-tnmt" }] },
      {
        number: 4,
        due: ["2023-12-31"],
        parts: ["so-tnmt", "so-y-te"].map((agency) => ({ agency, word: claimOf("2023-10-01", "CONFIRMED") })),
      },
    ]);
    expect(alone.tasks.map((held) => shareWords(held, alone))).toEqual([null, null]);
  });
});

describe("the matrix of a shared task", () => {
  const columnsOf = (board: ReturnType<typeof shared>, number: number) =>
    partMatrix(taskOf(board, number), board, CLOSING_DAY).columns.map((column) =>
      column.kind === "state" ? [column.key, column.count] : [column.key, column.count, column.whole],
    );

  it("has a column for each state somebody is in, with how many; together they are all the bodies", () => {
    const board = shared();
    expect(columnsOf(board, 1)).toEqual([
      ["DONE_ON_TIME", 7],
      ["ON_TRACK", 1],
      ["OVERDUE", 5],
      ["NOT_APPLICABLE", 2],
      ["NOT_COUNTED", 1],
    ]);
    expect(columnsOf(board, 1).reduce((sum, [, count]) => sum + Number(count), 0)).toBe(16);
  });

  it("follows the reading of deadlines", () => {
    expect(columnsOf(shared({ basis: "original" }), 1)).toEqual([
      ["DONE_ON_TIME", 6],
      ["DONE_LATE", 1],
      ["ON_TRACK", 1],
      ["OVERDUE", 5],
      ["NOT_APPLICABLE", 2],
      ["NOT_COUNTED", 1],
    ]);
  });

  it("gives exactly the bodies of a column that is clicked", () => {
    const board = shared();
    const task = taskOf(board, 1);
    for (const column of partMatrix(task, board, CLOSING_DAY).columns) {
      const picked = pickedParts(task, board, CLOSING_DAY, { pick: readPartPick(column.key), role: "LEAD" });
      expect(picked, column.key).toHaveLength(column.count);
    }
    const missing = (role: "LEAD" | "COORDINATOR") =>
      codes(pickedParts(task, board, CLOSING_DAY, { pick: null, role }));
    expect(missing("LEAD")).toEqual(late.map((name) => `huyen-${name}`));
    expect(missing("COORDINATOR")).toEqual(["so-y-te", "bhxh"]);
  });

  const at = (text: string) => Temporal.Instant.from(text);
  const standing = boardOf([
    {
      number: 7,
      parts: [
        { agency: "so-tttt", spoken: ["2023-08", "2023-09"], word: wordOf({ recordedAt: at("2023-09-20T02:00:00Z") }) },
        { agency: "so-y-te", spoken: ["2023-08"], word: wordOf({ recordedAt: at("2023-08-01T02:00:00Z") }) },
        { agency: "bhxh", addedOn: Temporal.PlainDate.from("2023-08-20"), spoken: ["2023-09"] },
        { agency: "so-noi-vu", applicable: false },
        { agency: "so-gtvt", reports: false },
      ],
    },
  ]);

  it("of a standing duty has a column for each month that anybody owed, and the one that runs", () => {
    expect(columnsOf(standing, 7).slice(-3)).toEqual([
      ["2023-08", 2, 2],
      ["2023-09", 2, 3],
      ["2023-10", 1, 3],
    ]);
    expect(columnsOf(standing, 7)[0]).toEqual(["2023-02", 0, 2]);
    const { rows } = partMatrix(taskOf(standing, 7), standing, CLOSING_DAY);
    expect(rows.map(({ months }) => months.slice(-3))).toEqual([
      ["GIVEN", "GIVEN", "GIVEN"],
      ["GIVEN", "MISSING", "OPEN"],
      ["NOT_OWED", "GIVEN", "OPEN"],
      ["NOT_OWED", "NOT_OWED", "NOT_OWED"],
      ["NOT_OWED", "NOT_OWED", "NOT_OWED"],
    ]);
  });

  it("of a month gives those that gave no word for it", () => {
    const of = (key: string) =>
      codes(pickedParts(taskOf(standing, 7), standing, CLOSING_DAY, { pick: readPartPick(key), role: "LEAD" }));
    expect([of("2023-08"), of("2023-09"), of("2023-10")]).toEqual([[], ["so-y-te"], ["so-y-te", "bhxh"]]);
    expect(leadShare(taskOf(standing, 7), standing)).toMatchObject({ part: 2, whole: 3 });
  });

  it("knows no other columns", () => {
    expect(["", "LATE", "2023-13", "2023-1"].map((key) => readPartPick(key))).toEqual([null, null, null, null]);
    expect([readPartPick(undefined), readPartPick(["OVERDUE"])]).toEqual([null, null]);
  });
});
