import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCurrentPlan } from "../../lib/plans/queries.ts";
import type { Database } from "../../lib/platform/database.ts";
import type { Board } from "../../lib/progress/board.ts";
import { readBoard } from "../../lib/progress/queries.ts";
import { seedDemo } from "../../prisma/demo/seed.ts";
import { testDatabase } from "../support/database.ts";

let db: Database;
let drop: () => Promise<void>;
let board: Board;

beforeAll(async () => {
  ({ db, drop } = await testDatabase({ template: "demo" }));
  board = await boardOf("2023-10-10");
});
afterAll(() => drop());

async function boardOf(day: string): Promise<Board> {
  const plan = await readCurrentPlan(db);
  if (!plan) throw new Error("no plan");
  return readBoard(db, { plan, asOf: Temporal.PlainDate.from(day) });
}

function task(number: number) {
  const found = board.tasks.find((row) => row.number === number);
  if (!found) throw new Error(`no task ${number}`);
  return found;
}

/** Every assignment that is counted, as "16 so-tnmt". */
function assignments() {
  return board.tasks.flatMap((row) =>
    row.assignments.map((part) => ({ name: `${row.number} ${part.agencyCode}`, ...part })),
  );
}

describe("the demo on 10/10/2023", () => {
  test("tasks stand where the year has brought them", () => {
    const numbers = (timeliness: string) =>
      board.tasks.filter((row) => row.standing.timeliness === timeliness).map((row) => row.number);
    expect(numbers("DONE_ON_TIME")).toEqual([2, 6, 12]);
    expect(numbers("DONE_LATE")).toEqual([1, 9]);
    expect(numbers("ON_TRACK")).toEqual([14, 20, 22]);
    expect(numbers("DUE_SOON")).toEqual([26]);
    expect(numbers("OVERDUE")).toEqual([16, 17]);
    expect(numbers("ONGOING")).toEqual([4, 5, 7, 8, 10, 11, 13, 15, 18, 19, 23, 24, 25]);
    expect(numbers("AWAITING")).toEqual([3, 21]);
  });

  test.each([
    [1, "2023-02-15", 15],
    [2, "2023-03-28", 0],
    [6, "2023-03-24", 0],
    [9, "2023-05-12", 42],
    [12, "2023-03-30", 0],
  ])("task %i was completed on %s, %i days late", (number, day, late) => {
    expect(task(number).standing.completedOn?.toString()).toBe(day);
    expect(task(number).standing.daysLate).toBe(late);
  });

  test.each([
    [14, "so-tu-phap", 78],
    [16, "so-tnmt", 80],
    [17, "toa-an-tinh", 45],
    [20, "bhxh", 91],
    [22, "so-ldtbxh", 64],
    [26, "so-tttt", 86],
  ])("task %i, %s: %i%%", (number, agency, percent) => {
    expect(task(number).assignments.find((part) => part.agencyCode === agency)?.word?.percent).toBe(percent);
  });

  test("extensions stay beside the original: 16 twice, 26 once", () => {
    expect(board.tasks.filter((row) => row.extensions > 0).map((row) => [row.number, row.extensions])).toEqual([
      [16, 2],
      [26, 1],
    ]);
    expect(
      task(16)
        .deadlines.filter((entry) => entry.assignmentId === null)
        .map((entry) => entry.dueOn.toString()),
    ).toEqual(["2023-03-31", "2023-06-30", "2023-09-30"]);
    expect(task(26).originalDeadline?.dueOn.toString()).toBe("2023-06-30");
  });

  test("what is overdue, and by how much", () => {
    const overdue = assignments().filter((part) => part.timeliness === "OVERDUE");
    expect(overdue.map((part) => [part.name, part.daysLate]).toSorted()).toEqual([
      ["16 huyen-luc-ngan", 10],
      ["16 huyen-son-dong", 10],
      ["16 so-tnmt", 10],
      ["17 toa-an-tinh", 193],
    ]);
  });

  test("the notice of 12/07 gave eleven coordinators of task 16 parts and days of their own", () => {
    const added = task(16).assignments.filter((part) => part.origin === "DIRECTIVE");
    expect(added).toHaveLength(11);
    expect(added.every((part) => part.basis?.includes("214/TB-UBND") && part.part)).toBe(true);
    const due = new Map(added.map((part) => [part.agencyCode, part.facts.dueOn?.toString()]));
    expect(due.get("cong-an-tinh")).toBe("2023-10-31");
    expect([...due.values()].filter((day) => day === "2023-09-30")).toHaveLength(10);
    const done = added.filter((part) => part.facts.claim?.standing === "CONFIRMED");
    expect(done).toHaveLength(8);
  });

  test("claims wait, were returned with a reason, and one part is not applicable", () => {
    const claims = (standing: string) =>
      assignments()
        .filter((part) => part.facts.claim?.standing === standing)
        .map((part) => part.name);
    expect(claims("WAITING")).toEqual(["20 cong-an-tinh", "20 so-ldtbxh"]);
    expect(claims("RETURNED")).toEqual(["20 so-y-te"]);
    const returned = assignments().find((part) => part.name === "20 so-y-te");
    expect(returned?.word?.verdictReason).toContain("212/230");
    const excluded = assignments().filter((part) => !part.applicable);
    expect(excluded.map((part) => [part.name, part.applicabilityReason !== ""])).toEqual([["25 van-phong-ubnd", true]]);
    expect(
      assignments()
        .filter((part) => part.word?.state === "NOT_STARTED")
        .map((part) => part.name),
    ).toEqual(["21 so-y-te"]);
  });

  test("11 of 13 standing tasks have a word for September; 15 and 25 have none", () => {
    const september = Temporal.PlainYearMonth.from("2023-09");
    const silent = board.tasks.filter(
      (row) =>
        row.standing.timeliness === "ONGOING" &&
        !row.assignments.some((part) => part.spokenMonths.some((month) => month.equals(september))),
    );
    expect(silent.map((row) => row.number)).toEqual([15, 25]);
    expect(task(10).assignments.filter((part) => part.silentMonths === 0)).toHaveLength(24);
  });

  test("what is said about the others agrees with what the product counts", () => {
    const september = Temporal.PlainYearMonth.from("2023-09");
    const counted = (number: number) => {
      const bodies = task(number).assignments.filter((part) => part.applicable && part.reports);
      const spoken = bodies.filter((part) => part.spokenMonths.some((month) => month.equals(september)));
      return { spoken, bodies, text: `${spoken.length}/${bodies.length}` };
    };
    const said = (number: number, agency: string) =>
      task(number).assignments.find((part) => part.agencyCode === agency)?.word;
    expect(counted(10).text).toBe("24/26");
    expect(said(10, "cong-an-tinh")?.result).toContain("Tháng 9: 24/26 đơn vị đã cập nhật");
    const silent = counted(10).bodies.filter((part) => !counted(10).spoken.includes(part));
    for (const body of silent) expect(said(10, "cong-an-tinh")?.proposals).toContain(body.agencyFullName);
    expect(silent).toHaveLength(2);
    expect(said(19, "cong-an-tinh")?.result).toContain(`theo ${counted(19).text} cơ quan đã báo cáo`);
    const districts = counted(11).bodies.filter((part) => /^(huyen|tp)-/.test(part.agencyCode));
    const told = districts.filter((part) => counted(11).spoken.includes(part));
    expect(said(11, "so-tttt")?.result).toContain(
      `theo ${told.length}/${districts.length} huyện, thành phố đã báo cáo`,
    );
  });

  test("silences of one, two and three or more months all occur", () => {
    const months = new Map(
      assignments()
        .filter((part) => part.reports)
        .map((part) => [part.name, part.silentMonths]),
    );
    expect(months.get("19 dien-luc")).toBe(1);
    expect(months.get("10 huyen-yen-the")).toBe(2);
    expect(months.get("24 huyen-yen-the")).toBe(3);
    expect(months.get("25 huyen-luc-ngan")).toBe(4);
    expect(months.get("15 so-noi-vu")).toBe(1);
  });

  test("can be read as of an earlier day", async () => {
    const june = await boardOf("2023-06-29");
    const then = june.tasks.find((row) => row.number === 16);
    expect(then?.standing.dueOn?.toString()).toBe("2023-09-30");
    expect(then?.assignments).toHaveLength(2);
    const april = await boardOf("2023-04-10");
    expect(april.tasks.filter((row) => row.standing.timeliness === "OVERDUE").map((row) => row.number)).toEqual([
      9, 17,
    ]);
  });
});

describe("seeding", () => {
  test("is marked, leaves one line in the record of acts, and is done once", async () => {
    const before = await db.progressUpdate.count();
    await seedDemo(db);
    expect(await db.progressUpdate.count()).toBe(before);
    expect(await db.setting.findUnique({ where: { key: "sampleData" } })).toMatchObject({ value: true });
    expect(await db.auditEntry.findMany({ where: { action: "demo.seeded" } })).toHaveLength(1);
  });

  test("every word is the agency's own officer's, and the version counts the words", async () => {
    const updates = await db.progressUpdate.findMany({
      include: { recordedBy: true, assignment: { include: { agency: true } } },
    });
    expect(updates.filter((row) => row.recordedBy.username !== row.assignment.agency.code)).toEqual([]);
    const counted = Map.groupBy(updates, (row) => row.assignmentId);
    for (const [, rows] of counted) expect(rows[0]?.assignment.version).toBe(rows.length);
  });

  test("a database without the plan is refused with a sentence", async () => {
    const other = await testDatabase({ template: "plan" });
    await other.db.plan.updateMany({ data: { year: 2022 } });
    await expect(seedDemo(other.db)).rejects.toThrow("Chưa có kế hoạch năm 2023");
    await other.drop();
  });
});
