import { describe, expect, it } from "vitest";
import { LADDER, NOTICES, REMINDERS, rungsReached } from "../../lib/oversight/ladder.ts";
import { alertsFor, alertsForObligations, alertsForReports, type ReportDuty } from "../../lib/oversight/rules.ts";
import { AlertKind } from "../../lib/platform/prisma/enums.ts";
import { boardOf, claimOf, day, month, SETTINGS, wordOf } from "../support/builders.ts";

describe("the table", () => {
  it("knows every kind of alert, as a rung of the clock or as a notice of an act", () => {
    expect([...REMINDERS, ...Object.keys(NOTICES)].toSorted()).toEqual(Object.values(AlertKind).toSorted());
    for (const [kind, notice] of Object.entries(NOTICES)) expect(notice.kind).toBe(kind);
  });

  it("gives each step a place of its own: no two rungs about one thing, to the same people, begin on one day", () => {
    const places = LADDER.map(({ about, to, from }) => `${about} ${to} ${from}`);
    expect(new Set(places).size).toBe(places.length);
    expect(LADDER.every(({ from, every }) => (from < 0 ? every === null : every !== null && every > 0))).toBe(true);
  });

  it("is the ladder of PRODUCT.md", () => {
    const steps = (about: string) =>
      LADDER.filter((rung) => rung.about === about).map(({ to, from, every }) => [to.join("+"), from, every]);
    expect(steps("PART")).toEqual([
      ["OFFICER", -30, null],
      ["OFFICER", -15, null],
      ["OFFICER", -7, null],
      ["OFFICER", -3, null],
      ["OFFICER", -1, null],
      ["OFFICER", 1, 7],
      ["AGENCY_HEAD", 7, 7],
    ]);
    expect(steps("TASK")).toEqual([
      ["SECRETARIAT+OFFICE", 1, 7],
      ["LEADER", 30, 7],
    ]);
    expect(steps("OBLIGATION")).toEqual(steps("PART"));
    expect(steps("DUTY")).toEqual([["OFFICER+AGENCY_HEAD", 0, 1]]);
    expect(steps("REPORT")).toEqual([
      ["OFFICER", -5, null],
      ["OFFICER", -3, null],
      ["OFFICER", -1, null],
      ["OFFICER", 1, 3],
      ["AGENCY_HEAD", 7, 3],
    ]);
  });
});

describe("the rungs that hold on a day", () => {
  const held = (about: "PART" | "TASK" | "REPORT", on: number) =>
    rungsReached<"PART" | "TASK" | "REPORT">(about, on).map(
      ({ rung, step, repetition }) => `${rung.name} ${step} ${repetition}`,
    );

  it.each<["PART" | "TASK" | "REPORT", number, string[]]>([
    ["PART", -31, []],
    ["PART", -30, ["ahead 30 1"]],
    ["PART", 0, ["ahead 1 5"]],
    ["PART", 1, ["late 1 1"]],
    ["PART", 29, ["late 5 5", "late-head 4 4"]],
    ["TASK", 0, []],
    ["TASK", 29, ["task-late 5 5"]],
    ["TASK", 30, ["task-late 5 5", "task-late-leader 1 1"]],
    ["TASK", 37, ["task-late 6 6", "task-late-leader 2 2"]],
    ["REPORT", -6, []],
    ["REPORT", -5, ["report-ahead 5 1"]],
    ["REPORT", -4, ["report-ahead 5 1"]],
    ["REPORT", -3, ["report-ahead 3 2"]],
    ["REPORT", -1, ["report-ahead 1 3"]],
    ["REPORT", 0, ["report-ahead 1 3"]],
    ["REPORT", 1, ["report-missing 1 1"]],
    ["REPORT", 3, ["report-missing 1 1"]],
    ["REPORT", 4, ["report-missing 2 2"]],
    ["REPORT", 7, ["report-missing 3 3", "report-missing-head 1 1"]],
    ["REPORT", 10, ["report-missing 4 4", "report-missing-head 2 2"]],
  ])("%s, day %i", (about, on, names) => {
    expect(held(about, on)).toEqual(names);
  });
});

describe("leaders", () => {
  const saidTo = (
    today: string,
    parts = [{ agency: "so-tnmt" }, { agency: "so-tttt", word: claimOf("2023-09-20", "CONFIRMED") }],
  ) =>
    alertsFor(boardOf([{ number: 16, due: ["2023-09-30"], parts }], { today }), SETTINGS).filter(({ roles }) =>
      roles.includes("LEADER"),
    );

  it("are told of a task from its thirtieth day, weekly, by name of who owes it", () => {
    expect(saidTo("2023-10-29")).toEqual([]);
    expect(saidTo("2023-10-30")).toMatchObject([
      {
        key: "task-late-leader:16:2023-09-30:1",
        agencyId: null,
        urgency: "NOW",
        title: "Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (báo cáo lãnh đạo lần 1)",
        body: "Nhiệm vụ 16. Chưa hoàn thành, tính đến ngày 30/10/2023: so-tnmt.",
      },
    ]);
    expect(saidTo("2023-11-06")[0]?.repetition).toBe(2);
  });

  it("are told nothing of a task whose parts are done or wait for an answer", () => {
    expect(
      saidTo("2023-12-01", [
        { agency: "so-tnmt", word: claimOf("2023-10-20") },
        { agency: "so-tttt", word: claimOf("2023-10-20", "CONFIRMED") },
      ]),
    ).toEqual([]);
  });
});

describe("a monthly report", () => {
  const DUTY: ReportDuty = {
    agencyId: 7,
    agencyName: "Sở Tài nguyên và Môi trường",
    month: month("2023-10"),
    lastGoodDay: day("2023-10-14"),
    sent: false,
  };

  it("is asked for by its month, day and step", () => {
    expect(alertsForReports([DUTY], day("2023-10-12"))).toMatchObject([
      {
        key: "report-ahead:7:2023-10:2023-10-14:3",
        kind: "REPORT_AHEAD",
        urgency: "SOON",
        agencyId: 7,
        taskId: null,
        title: "Báo cáo tháng 10/2023 gửi chậm nhất ngày 14/10/2023 (nhắc trước 3 ngày)",
        repetition: 2,
      },
    ]);
    expect(alertsForReports([DUTY], day("2023-10-18"))).toMatchObject([
      {
        key: "report-missing:7:2023-10:2023-10-14:2",
        kind: "REPORT_MISSING",
        urgency: "NOW",
        title: "Báo cáo tháng 10/2023 quá hạn từ ngày 15/10/2023 (nhắc lần 2)",
        month: month("2023-10"),
      },
    ]);
  });

  it("is never asked for once it has been sent", () => {
    for (const today of ["2023-10-10", "2023-10-14", "2023-10-15", "2023-12-01"]) {
      expect(alertsForReports([{ ...DUTY, sent: true }], day(today))).toEqual([]);
    }
  });

  it("is said beside what the board says", () => {
    const board = boardOf([], { today: "2023-10-12" });
    expect(alertsFor(board, SETTINGS, [DUTY])).toEqual(alertsForReports([DUTY], day("2023-10-12")));
  });
});

describe("a standing duty's silence", () => {
  const said = (today: string, recordedAt?: string) =>
    alertsFor(
      boardOf(
        [
          {
            number: 4,
            parts: [
              {
                agency: "so-tttt",
                ...(recordedAt && { word: wordOf({ recordedAt: Temporal.Instant.from(recordedAt) }) }),
              },
            ],
          },
        ],
        { today },
      ),
      SETTINGS,
    ).map(({ title }) => title);

  it("is said in words that stay true when the next month closes", () => {
    expect(said("2023-10-10", "2023-06-05T02:00:00Z")).toEqual([
      "Chưa cập nhật 3 tháng liền, đến kỳ tháng 9/2023: nhiệm vụ 4",
    ]);
  });

  it.each<[string, string | undefined, number]>([
    // What is said on 14/06 belongs to June, on 15/06 to July.
    ["2023-10-10", "2023-06-14T16:59:00Z", 1],
    ["2023-10-10", "2023-06-14T17:00:00Z", 0],
    ["2023-04-14", undefined, 0],
    ["2023-04-15", undefined, 1],
  ])("on %s after a word of %s: %i", (today, recordedAt, count) => {
    expect(said(today, recordedAt)).toHaveLength(count);
  });
});

describe("a document owed by a day", () => {
  const duty = {
    partId: 7,
    agencyId: 3,
    phrase: "Tổ công tác Đề án 06 cấp xã",
    source: "IV.1",
    what: "Xây dựng kế hoạch",
    lastGoodDay: day("2023-01-26"),
    path: "/obligations/OB-02/huyen-son-dong",
  };

  it("is reminded of like a deadline, and leads to where it is handed in", () => {
    expect(alertsForObligations([duty], day("2022-12-26"))).toEqual([]);
    expect(alertsForObligations([duty], day("2023-01-23"))).toMatchObject([
      {
        key: "obligation-ahead:7:2023-01-26:3",
        kind: "OBLIGATION_AHEAD",
        urgency: "SOON",
        roles: ["OFFICER"],
        path: duty.path,
        title: "Văn bản của Tổ công tác Đề án 06 cấp xã (mục IV.1) nộp chậm nhất ngày 26/01/2023 (nhắc trước 3 ngày)",
      },
    ]);
    const late = alertsForObligations([duty], day("2023-02-03"));
    expect(late.map(({ roles, title }) => [roles, title])).toEqual([
      [["OFFICER"], "Văn bản của Tổ công tác Đề án 06 cấp xã (mục IV.1) quá hạn từ ngày 27/01/2023 (nhắc lần 2)"],
      [
        ["AGENCY_HEAD"],
        "Văn bản của Tổ công tác Đề án 06 cấp xã (mục IV.1) quá hạn từ ngày 27/01/2023 (báo lãnh đạo đơn vị lần 1)",
      ],
    ]);
  });
});
