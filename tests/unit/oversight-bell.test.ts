import { describe, expect, it } from "vitest";
import { rowTitle } from "../../components/alert/alert-words.ts";
import {
  type BellCount,
  type BellFilter,
  bellChoices,
  bellHref,
  bellQuery,
  isBellNarrowed,
  readBellFilter,
  WHOLE_BELL,
} from "../../lib/oversight/bell-filter.ts";
import type { BellRow } from "../../lib/oversight/bell-queries.ts";
import { addressOf, expectedOf, foldingOf, RECEIPT_KINDS, sectionsOf } from "../../lib/oversight/bell-rules.ts";
import { canBeMuted } from "../../lib/oversight/mute-rules.ts";
import { ALERT_KINDS, URGENCIES } from "../../lib/oversight/words.ts";
import { month } from "../support/builders.ts";

const asking = (about: Partial<BellFilter>): BellFilter => ({ ...WHOLE_BELL, ...about });

describe("the filter of the bell", () => {
  it.each<Partial<BellFilter>>([
    {},
    { view: "all", kind: "SILENT", urgency: "NOW", agency: "so-tttt", task: 16, mark: "unread", sort: "due" },
    { view: "muted", mark: "unacknowledged", sort: "newest", after: { first: 0, second: 0, newest: 17 } },
  ])("is read again as it was written: %o", (about) => {
    const filter = asking(about);
    expect(readBellFilter(Object.fromEntries(new URLSearchParams(bellQuery(filter))))).toEqual(filter);
  });

  it.each([
    {
      view: "other",
      kind: "ELSE",
      urgency: "__proto__",
      agency: "';--",
      task: "0",
      mark: "x",
      sort: "y",
      after: "1.2",
    },
    { task: "9999999", after: "1.2.99999999999" },
    { task: "1.5", after: "0.0.2147483648", kind: ["ELSE", "SILENT"] },
    { after: "-1.0.5", agency: "a".repeat(61) },
  ])("leaves out what it does not know: %o", (params) => {
    expect(readBellFilter(params)).toEqual(WHOLE_BELL);
  });

  it("has the plain address at its default, and is narrowed by anything but view and order", () => {
    expect(bellHref(WHOLE_BELL)).toBe("/alerts");
    expect(bellHref(asking({ task: 16 }), "done=read")).toBe("/alerts?task=16&done=read");
    expect(isBellNarrowed(asking({ view: "all", sort: "due" }))).toBe(false);
    for (const about of [
      { kind: "SILENT" },
      { urgency: "NOW" },
      { agency: "a" },
      { task: 1 },
      { mark: "unread" },
    ] as const)
      expect(isBellNarrowed(asking(about))).toBe(true);
  });
});

const count = (about: Partial<BellCount>): BellCount => ({
  kind: "DEADLINE_PASSED",
  urgency: "NOW",
  agencyCode: "so-tnmt",
  agencyName: "Sở TN&MT",
  taskNumber: 16,
  taskTitle: "Đất đai",
  unread: true,
  unacknowledged: true,
  open: true,
  muted: false,
  count: 1,
  ...about,
});

describe("the numbers beside the filters", () => {
  const counts = [
    count({ count: 3 }),
    count({ taskNumber: 17, taskTitle: "Án", unread: false }),
    count({ kind: "SILENT", taskNumber: 8, taskTitle: "IOC", agencyCode: "so-tttt", agencyName: "Sở TTTT", count: 2 }),
    count({ kind: "COMPLETION_CLAIMED", urgency: "SOON", muted: true, count: 5 }),
    count({ open: false, unacknowledged: false, count: 40 }),
  ];

  it("count what each view holds", () => {
    expect(bellChoices(counts, WHOLE_BELL).views).toEqual({ open: 6, all: 51, muted: 5 });
  });

  it("say what a choice would leave with the other choices kept", () => {
    const choices = bellChoices(counts, asking({ kind: "SILENT" }));
    expect(choices.total).toBe(2);
    expect(Object.fromEntries(choices.kinds)).toEqual({ DEADLINE_PASSED: 4, SILENT: 2 });
    expect(choices.tasks).toEqual([{ value: 8, label: "Nhiệm vụ 8 – IOC", count: 2 }]);
    expect(choices.agencies.map(({ value }) => value)).toEqual(["so-tttt"]);
    expect(bellChoices(counts, asking({ mark: "unread" })).unacknowledged).toBe(6);
    expect(bellChoices(counts, asking({ mark: "unread" })).total).toBe(5);
    expect(bellChoices(counts, asking({ agency: "so-tnmt" })).urgencies).toEqual({
      NOW: 4,
      SOON: 0,
      LATER: 0,
      NEWS: 0,
    });
  });

  it("are each what the list then holds", () => {
    for (const view of ["open", "all", "muted"] as const) {
      const choices = bellChoices(counts, asking({ view }));
      for (const [kind, number] of choices.kinds)
        expect(bellChoices(counts, asking({ view, kind })).total).toBe(number);
      for (const { value, count: number } of choices.tasks)
        expect(bellChoices(counts, asking({ view, task: value })).total).toBe(number);
    }
  });
});

describe("what folds together", () => {
  it.each([
    ["OFFICER", {}, "kind"],
    ["AGENCY_HEAD", { view: "muted" }, "kind"],
    ["OFFICER", { view: "all" }, "task"],
    ["OFFICER", { kind: "SILENT" }, "none"],
    ["SECRETARIAT", {}, "task"],
    ["SECRETARIAT", { kind: "COMPLETION_CLAIMED" }, "task"],
    ["SECRETARIAT", { kind: "COMPLETION_CLAIMED", task: 10 }, "none"],
    ["OFFICE", { view: "all" }, "task"],
    ["ADMIN", {}, "task"],
  ] as const)("for %s with %o: %s", (role, about, folding) => {
    expect(foldingOf(role, asking(about))).toBe(folding);
  });
});

const row = (about: Partial<BellRow>): BellRow => ({
  urgency: "NOW",
  kind: "DEADLINE_PASSED",
  alertIds: [3, 2, 1],
  entries: [],
  unread: 0,
  unacknowledgedIds: [],
  taskNumbers: [],
  agencies: 0,
  districts: false,
  ...about,
});

describe("a folded row", () => {
  it.each([
    [row({ taskNumbers: [16, 17, 26], agencies: 1 }), "Quá hạn: 3 nhiệm vụ (16, 17, 26)"],
    [
      row({ kind: "COMPLETION_CLAIMED", taskNumbers: [10], agencies: 10, districts: true }),
      "Đơn vị báo hoàn thành: nhiệm vụ 10, 10 huyện, thành phố (3 thông báo)",
    ],
    [
      row({ kind: "EXTENSION_ASKED", taskNumbers: [10], agencies: 3 }),
      "Đề nghị gia hạn: nhiệm vụ 10, 3 đơn vị (3 thông báo)",
    ],
    [row({ taskNumbers: [16], agencies: 1 }), "Quá hạn: nhiệm vụ 16 (3 thông báo)"],
    [row({ kind: "NO_RECIPIENT" }), "Chưa có tài khoản nhận thông báo (3 thông báo)"],
  ])("says what its alerts have in common, and how many they are", (folded, title) => {
    expect(rowTitle(folded)).toBe(title);
  });
});

describe("the order of the bell", () => {
  it("puts rows under their headings, the most pressing first, and no empty heading", () => {
    const sections = sectionsOf([
      row({ urgency: "NEWS" }),
      row({ urgency: "NOW" }),
      row({ urgency: "NEWS", alertIds: [9] }),
    ]);
    expect(sections.map(({ urgency, rows }) => [urgency, rows.length])).toEqual([
      ["NOW", 1],
      ["NEWS", 2],
    ]);
    expect(URGENCIES).toEqual(["NOW", "SOON", "LATER", "NEWS"]);
  });
});

describe("an alert", () => {
  it("leads to where it is dealt with", () => {
    const about = { taskNumber: 16, month: null, agencyCode: "so-tnmt", path: null };
    expect(addressOf({ kind: "DEADLINE_PASSED", ...about })).toBe("/tasks/16");
    expect(addressOf({ kind: "COMPLETION_CLAIMED", ...about })).toBe("/review?task=16");
    expect(addressOf({ kind: "EXTENSION_ASKED", ...about })).toBe("/review/extensions");
    const none = { taskNumber: null, month: null, agencyCode: null, path: null };
    expect(addressOf({ ...none, kind: "NO_RECIPIENT" })).toBe("/admin/users");
    expect(addressOf({ ...none, kind: "REPORT_MISSING", month: month("2023-10") })).toBe("/reports/2023-10?view=units");
    expect(addressOf({ ...none, kind: "REPORT_MISSING", month: month("2023-10"), agencyCode: "so-tttt" })).toBe(
      "/reports/2023-10/so-tttt",
    );
    expect(addressOf({ ...none, kind: "REPORT_SENT", month: month("2023-10") })).toBe("/review/reports?month=2023-10");
    expect(addressOf({ ...none, kind: "REPORT_AHEAD" })).toBeNull();
    expect(addressOf({ ...none, kind: "PROPOSAL_ASKED", path: "/proposals/3" })).toBe("/proposals/3");
    expect(addressOf({ ...about, kind: "GUIDANCE_NOTICED", path: "/tasks/16/guidance?notice=2" })).toBe(
      "/tasks/16/guidance?notice=2",
    );
  });

  it("expects of an agency and of those who follow it different things", () => {
    expect(expectedOf({ kind: "DEADLINE_PASSED", toAgency: true })).toBe("cập nhật hoặc báo hoàn thành");
    expect(expectedOf({ kind: "DEADLINE_PASSED", toAgency: false })).toBe("đôn đốc đơn vị");
    expect(expectedOf({ kind: "COMPLETION_CONFIRMED", toAgency: true })).toBeNull();
  });

  it("that asks for a receipt comes from the secretariat; what cannot be muted asks for one", () => {
    expect(RECEIPT_KINDS).toEqual(expect.arrayContaining(ALERT_KINDS.filter((kind) => !canBeMuted(kind))));
  });
});
