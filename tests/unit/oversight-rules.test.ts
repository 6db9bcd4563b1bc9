import { describe, expect, it } from "vitest";
import { rungsReached } from "../../lib/oversight/ladder.ts";
import { addressees, type Recipient } from "../../lib/oversight/recipients.ts";
import { type AlertDraft, alertsFor } from "../../lib/oversight/rules.ts";
import type { Role } from "../../lib/platform/prisma/enums.ts";
import type { Word } from "../../lib/progress/board.ts";
import { agencyIdOf, boardOf, claimOf, day, SETTINGS, wordOf } from "../support/builders.ts";

type Part = { role?: "LEAD" | "COORDINATOR"; applicable?: boolean; reports?: boolean; word?: Word };

/** What is said on a day about one part of so-tnmt, due on 30/09 unless told otherwise. */
function saidOn(today: string, part: Part = {}, due: string[] = ["2023-09-30"]): AlertDraft[] {
  return alertsFor(boardOf([{ number: 16, due, parts: [{ agency: "so-tnmt", ...part }] }], { today }), SETTINGS);
}

/** The keys without the numbers of task and part: "late:2023-09-30:1". */
function keysOn(today: string, part: Part = {}, due?: string[]): string[] {
  return saidOn(today, part, due).map((draft) => draft.key.replace(/:(1601|16):/, ":"));
}

function dutySaid(spoken: string[], today = "2023-10-10", part: Part = {}): AlertDraft[] {
  return alertsFor(boardOf([{ number: 4, parts: [{ agency: "cong-an-tinh", spoken, ...part }] }], { today }), SETTINGS);
}

describe("the step a deadline ahead has reached", () => {
  it.each([
    [31, null],
    [30, 30],
    [16, 30],
    [15, 15],
    [8, 15],
    [7, 7],
    [4, 7],
    [3, 3],
    [2, 3],
    [1, 1],
    [0, 1],
    [-1, null],
  ])("%i days before: %s", (daysLeft, step) => {
    const [officer] = rungsReached("PART", -daysLeft);
    expect(officer?.rung.name === "ahead" ? officer.step : null).toBe(step);
  });
});

describe("the notice an overdue part is at", () => {
  it.each([
    [1, 1],
    [7, 1],
    [8, 2],
    [14, 2],
    [15, 3],
    [22, 4],
    [193, 28],
  ])("%i days late: %i", (daysLate, notice) => {
    const reached = rungsReached("PART", daysLate);
    expect(reached.find(({ rung }) => rung.name === "late")?.repetition).toBe(notice);
  });
});

describe("what is said before and after a deadline", () => {
  it.each([
    ["2023-08-30", []],
    ["2023-08-31", ["ahead:2023-09-30:30"]],
    ["2023-09-14", ["ahead:2023-09-30:30"]],
    ["2023-09-15", ["ahead:2023-09-30:15"]],
    ["2023-09-23", ["ahead:2023-09-30:7"]],
    ["2023-09-27", ["ahead:2023-09-30:3"]],
    ["2023-09-29", ["ahead:2023-09-30:1"]],
    ["2023-09-30", ["ahead:2023-09-30:1"]],
    ["2023-10-01", ["late:2023-09-30:1", "task-late:2023-09-30:1"]],
    ["2023-10-06", ["late:2023-09-30:1", "task-late:2023-09-30:1"]],
    // The seventh day is the head's, whose own count begins there.
    ["2023-10-07", ["late:2023-09-30:1", "late-head:2023-09-30:1", "task-late:2023-09-30:1"]],
    ["2023-10-08", ["late:2023-09-30:2", "late-head:2023-09-30:1", "task-late:2023-09-30:2"]],
    ["2023-10-14", ["late:2023-09-30:2", "late-head:2023-09-30:2", "task-late:2023-09-30:2"]],
    ["2023-10-15", ["late:2023-09-30:3", "late-head:2023-09-30:2", "task-late:2023-09-30:3"]],
  ])("on %s: %j", (today, keys) => {
    expect(keysOn(today)).toEqual(keys);
  });

  it("counts the reminders of one deadline upwards from 1", () => {
    const days = ["2023-08-31", "2023-09-15", "2023-09-23", "2023-09-27", "2023-09-29"];
    expect(days.map((today) => saidOn(today)[0]?.repetition)).toEqual([1, 2, 3, 4, 5]);
    expect(["2023-10-01", "2023-10-08", "2023-10-15"].map((today) => saidOn(today)[0]?.repetition)).toEqual([1, 2, 3]);
  });

  it("names the days, the task and the date", () => {
    expect(saidOn("2023-09-27")[0]).toMatchObject({
      kind: "DEADLINE_AHEAD",
      title: "Nhiệm vụ 16 đến hạn ngày 30/09/2023 (nhắc trước 3 ngày)",
    });
    expect(saidOn("2023-09-30")[0]?.title).toBe("Nhiệm vụ 16 đến hạn ngày 30/09/2023 (nhắc trước 1 ngày)");
    const [officer, secretariat] = saidOn("2023-10-05");
    expect(officer).toMatchObject({
      kind: "DEADLINE_PASSED",
      title: "Nhiệm vụ 16 quá hạn từ ngày 01/10/2023 (nhắc lần 1)",
    });
    expect(officer?.body).toContain("30/09/2023");
    expect(secretariat).toMatchObject({ agencyId: null, body: expect.stringContaining("so-tnmt") });
  });

  it("goes by the deadline in force, and an extension makes a new one to speak of", () => {
    expect(keysOn("2023-10-10", {}, ["2023-03-31", "2023-09-30", "2023-10-31"])).toEqual(["ahead:2023-10-31:30"]);
  });

  it("goes to officers, from the seventh day to the head as well, and to those who chase", () => {
    const roles = (today: string) => saidOn(today).map((draft) => draft.roles.join("+"));
    expect(roles("2023-09-29")).toEqual(["OFFICER"]);
    expect(roles("2023-10-06")).toEqual(["OFFICER", "SECRETARIAT+OFFICE"]);
    expect(roles("2023-10-07")).toEqual(["OFFICER", "AGENCY_HEAD", "SECRETARIAT+OFFICE"]);
    expect(new Set(saidOn("2023-10-07").map((draft) => draft.agencyId))).toEqual(
      new Set([agencyIdOf("so-tnmt"), null]),
    );
  });

  it("is laid at a coordinator's door for its own day, without a word to the secretariat while the leads are in time", () => {
    const parts = [
      { agency: "so-tnmt" },
      { agency: "huyen-son-dong", role: "COORDINATOR" as const, due: ["2023-09-30"] },
    ];
    const drafts = alertsFor(boardOf([{ number: 16, due: ["2023-12-31"], parts }]), SETTINGS);
    expect(drafts.map((draft) => [draft.agencyId, draft.kind])).toEqual([
      [agencyIdOf("huyen-son-dong"), "DEADLINE_PASSED"],
      [agencyIdOf("huyen-son-dong"), "DEADLINE_PASSED"],
    ]);
  });
});

describe("nothing is said", () => {
  it.each<[string, Part]>([
    ["of what is confirmed as done", { word: claimOf("2023-09-29", "CONFIRMED") }],
    ["to a part that does not apply", { applicable: false }],
    ["to a body that does not report", { reports: false }],
  ])("%s", (_name, part) => {
    expect(saidOn("2023-10-10", part)).toEqual([]);
    expect(saidOn("2023-09-29", part)).toEqual([]);
  });

  it("to an agency whose claim waits: the secretariat is told, once a claim", () => {
    expect(saidOn("2023-10-10", { word: claimOf("2023-10-09") })).toMatchObject([
      { key: "claimed:1", kind: "COMPLETION_CLAIMED", agencyId: null, roles: ["SECRETARIAT"] },
    ]);
  });

  it("less when a claim was returned or reopened: the part is late as before", () => {
    for (const verdict of ["RETURNED", "REOPENED"] as const) {
      expect(keysOn("2023-10-05", { word: claimOf("2023-09-29", verdict) })).toEqual([
        "late:2023-09-30:1",
        "task-late:2023-09-30:1",
      ]);
    }
  });

  it("of a standing duty being overdue, however old", () => {
    expect(dutySaid([], "2026-01-01").every((draft) => draft.kind === "SILENT")).toBe(true);
  });

  it("of a task that waits for guidance", () => {
    expect(
      alertsFor(boardOf([{ number: 3, deadlineKind: "CONDITIONAL", parts: [{ agency: "so-tttt" }] }]), SETTINGS),
    ).toEqual([]);
  });
});

describe("a standing duty without a word", () => {
  it.each<[string[], number]>([
    [["2023-09"], 0],
    [["2023-08"], 0],
    [["2023-07"], 0],
    [["2023-06"], 1],
    [[], 1],
  ])("spoken %j: %i", (spoken, count) => {
    expect(dutySaid(spoken)).toHaveLength(count);
  });

  it("is urged once a closed month, from the third silent month on, officer and head", () => {
    expect(dutySaid(["2023-06"])).toMatchObject([
      { key: "silent:401:2023-09", kind: "SILENT", roles: ["OFFICER", "AGENCY_HEAD"], repetition: 1 },
    ]);
    expect(dutySaid(["2023-06"])[0]?.title).toContain("3 tháng liền");
    expect(dutySaid(["2023-06"], "2023-10-15")).toMatchObject([{ key: "silent:401:2023-10", repetition: 2 }]);
  });

  it("is not urged once it has spoken, although the month of that word has not closed", () => {
    const word = wordOf({ recordedAt: Temporal.Instant.from("2023-10-09T02:00:00Z") });
    expect(dutySaid([], "2023-10-10", { word })).toEqual([]);
    const old = wordOf({ recordedAt: Temporal.Instant.from("2023-05-09T02:00:00Z") });
    expect(dutySaid(["2023-05"], "2023-10-10", { word: old })).toHaveLength(1);
  });
});

describe("the people an alert is for", () => {
  const person = (id: number, role: Role, agency: string | null): Recipient => ({
    id,
    role,
    agencyId: agency === null ? null : agencyIdOf(agency),
  });
  const PEOPLE = [
    person(1, "OFFICER", "so-tnmt"),
    person(2, "AGENCY_HEAD", "so-tnmt"),
    person(3, "OFFICER", "so-tttt"),
    person(4, "SECRETARIAT", "cong-an-tinh"),
    person(5, "OFFICE", "van-phong-ubnd"),
    person(6, "ADMIN", null),
    person(7, "AGENCY_HEAD", "so-y-te"),
  ];
  const ids = (agency: string | null, roles: Role[]) =>
    addressees({ agencyId: agency === null ? null : agencyIdOf(agency), roles }, PEOPLE).map(({ id }) => id);

  it("are those of the roles, within the agency where there is one", () => {
    expect(ids("so-tnmt", ["OFFICER"])).toEqual([1]);
    expect(ids("so-tnmt", ["AGENCY_HEAD"])).toEqual([2]);
    expect(ids("so-tnmt", ["OFFICER", "AGENCY_HEAD"])).toEqual([1, 2]);
    expect(ids(null, ["SECRETARIAT", "OFFICE"])).toEqual([4, 5]);
    expect(ids("bhxh", ["OFFICER", "AGENCY_HEAD"])).toEqual([]);
  });

  it("are the head where an agency has no officer, but not the officer in the head's place", () => {
    expect(ids("so-y-te", ["OFFICER"])).toEqual([7]);
    expect(ids("so-tttt", ["AGENCY_HEAD"])).toEqual([]);
  });
});

it("says the same about the same board, each thing under a key of its own", () => {
  const tasks = [
    { number: 16, due: ["2023-09-30"], parts: [{ agency: "so-tnmt" }, { agency: "so-tttt" }] },
    { number: 17, due: ["2023-03-31"], parts: [{ agency: "toa-an-tinh" }] },
    { number: 4, parts: [{ agency: "cong-an-tinh" }, { agency: "so-tttt" }] },
  ];
  const drafts = alertsFor(boardOf(tasks), SETTINGS);
  expect(alertsFor(boardOf(tasks), SETTINGS)).toEqual(drafts);
  expect(new Set(drafts.map((draft) => draft.key)).size).toBe(drafts.length);
  expect(drafts.length).toBeGreaterThan(6);
  expect(
    drafts.every((draft) => draft.dueOn === null || Temporal.PlainDate.compare(draft.dueOn, day("2023-10-10")) < 0),
  ).toBe(true);
});
