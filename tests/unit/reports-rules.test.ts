import { describe, expect, it } from "vitest";
import { ROLES } from "../../lib/people/words.ts";
import { reportDueDay } from "../../lib/plans/rules.ts";
import { dateOf } from "../../lib/platform/clock.ts";
import { may, type ReportVerb } from "../../lib/reports/policy.ts";
import {
  closingRefusal,
  openedMonths,
  owesReport,
  type ReportFacts,
  receiptNumber,
  reportRates,
  reportStanding,
  type Sending,
  sendingRefusal,
  writingRefusal,
} from "../../lib/reports/rules.ts";
import { assembleReportTable, newestSince } from "../../lib/reports/table.ts";
import { day, month, SETTINGS } from "../support/builders.ts";

const OCTOBER = month("2023-10");
const GOOD_DAY = day("2023-10-14");

/** A sending at a moment of Vietnam's clock. */
const sentAt = (at: string, verdict: Sending["verdict"] = null, number = 1): Sending => ({
  number,
  sentAt: Temporal.ZonedDateTime.from(`${at}[Asia/Ho_Chi_Minh]`).toInstant(),
  verdict,
  newDate: verdict === "RETURNED" ? day("2023-10-20") : null,
});

const facts = (...sendings: Sending[]): ReportFacts => ({ openedAt: sendings[0]?.sentAt ?? null, sendings });
const opened: ReportFacts = { openedAt: Temporal.Instant.from("2023-10-05T02:00:00Z"), sendings: [] };

describe("the last good day", () => {
  it("is the day before the 15th, read strictly, and the 15th where the plan reads it as national boards do", () => {
    expect(reportDueDay(OCTOBER, SETTINGS).toString()).toBe("2023-10-14");
    expect(reportDueDay(OCTOBER, { ...SETTINGS, exclusiveReading: "LENIENT" }).toString()).toBe("2023-10-15");
    expect(reportDueDay(OCTOBER, { ...SETTINGS, agencyDueDay: 18 }).toString()).toBe("2023-10-17");
  });

  it("moves off a Saturday only where the plan says so", () => {
    expect(GOOD_DAY.dayOfWeek).toBe(6);
    const moved = reportDueDay(OCTOBER, { ...SETTINGS, dayOffRule: "NEXT_WORKING_DAY" });
    expect(moved.toString()).toBe("2023-10-16");
  });
});

describe("the first sending decides, in Vietnam, wherever the server stands", () => {
  it("runs in a zone a day away", () => {
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe("Pacific/Kiritimati");
  });

  it.each([
    ["2023-10-01T00:00:00", false, 0],
    ["2023-10-14T23:59:59", false, 0],
    ["2023-10-14T23:59:59.999", false, 0],
    ["2023-10-15T00:00:00", true, 1],
    ["2023-10-17T08:00:00", true, 3],
  ])("%s: late %s, by %i days", (at, late, daysLate) => {
    expect(reportStanding(facts(sentAt(at)), GOOD_DAY, day("2023-10-20"))).toMatchObject({
      state: "SENT",
      late,
      daysLate,
    });
  });

  it("a return makes nothing late, and is counted", () => {
    const again = facts(
      sentAt("2023-10-13T09:00", "RETURNED"),
      sentAt("2023-10-18T09:00", "RETURNED", 2),
      sentAt("2023-10-19T09:00", "ACCEPTED", 3),
    );
    expect(reportStanding(again, GOOD_DAY, day("2023-10-20"))).toMatchObject({
      state: "ACCEPTED",
      late: false,
      returns: 2,
    });
  });

  it("late stays a mark beside accepted", () => {
    const late = facts(sentAt("2023-10-15T09:00", "ACCEPTED"));
    expect(reportStanding(late, GOOD_DAY, day("2023-11-20"))).toMatchObject({
      state: "ACCEPTED",
      late: true,
      daysLate: 1,
    });
  });
});

describe("the state", () => {
  it.each([
    ["nothing written, in time", facts(), "2023-10-14", "NOT_DUE"],
    ["being written", opened, "2023-10-14", "DRAFTING"],
    ["nothing written, past the day", facts(), "2023-10-15", "MISSING"],
    ["being written, past the day", opened, "2023-10-15", "MISSING"],
    ["sent", facts(sentAt("2023-10-12T09:00")), "2023-10-20", "SENT"],
    ["returned", facts(sentAt("2023-10-12T09:00", "RETURNED")), "2023-10-20", "RETURNED"],
    [
      "sent again",
      facts(sentAt("2023-10-12T09:00", "RETURNED"), sentAt("2023-10-13T09:00", null, 2)),
      "2023-10-20",
      "SENT",
    ],
    ["accepted", facts(sentAt("2023-10-12T09:00", "ACCEPTED")), "2023-10-20", "ACCEPTED"],
  ] as const)("%s", (_name, given, today, state) => {
    expect(reportStanding(given, GOOD_DAY, day(today)).state).toBe(state);
  });
});

describe("who owes which month", () => {
  const agency = { reportsFrom: day("2023-01-01"), reportsTo: null };

  it("not the month in which reporting began, nor one in which it ended", () => {
    expect(owesReport(agency, month("2023-01"), SETTINGS)).toBe(false);
    expect(owesReport(agency, month("2023-02"), SETTINGS)).toBe(true);
    expect(owesReport({ ...agency, reportsTo: day("2023-10-13") }, OCTOBER, SETTINGS)).toBe(false);
    expect(owesReport({ ...agency, reportsTo: day("2023-10-14") }, OCTOBER, SETTINGS)).toBe(true);
    expect(owesReport({ reportsFrom: null, reportsTo: null }, OCTOBER, SETTINGS)).toBe(false);
  });

  it("a month opens on the 15th of the month before, within the plan's year", () => {
    expect(openedMonths(day("2023-10-14"), SETTINGS).at(-1)?.toString()).toBe("2023-10");
    expect(openedMonths(day("2023-10-15"), SETTINGS).at(-1)?.toString()).toBe("2023-11");
    expect(openedMonths(day("2024-03-01"), SETTINGS).at(-1)?.toString()).toBe("2023-12");
    expect(openedMonths(day("2022-12-14"), SETTINGS)).toEqual([]);
  });

  it("counts what is missing in a row, and rates on the months that were due", () => {
    const sent = (of: string, at: string) => ({ month: month(of), facts: facts(sentAt(at, "ACCEPTED")) });
    const table = assembleReportTable(
      [
        {
          id: 1,
          code: "a",
          name: "A",
          shortName: "A",
          ...agency,
          reports: [
            ...["02", "03", "04", "05"].map((of) => sent(`2023-${of}`, `2023-${of}-12T09:00`)),
            sent("2023-06", "2023-06-16T09:00"),
            sent("2023-07", "2023-07-12T09:00"),
          ],
        },
      ],
      [],
      SETTINGS,
      day("2023-10-10"),
    );
    const row = table.rows[0];
    expect(table.months.map(String)).toEqual(
      ["02", "03", "04", "05", "06", "07", "08", "09", "10"].map((m) => `2023-${m}`),
    );
    expect(row?.rates).toEqual({ due: 8, onTime: 5, late: 1, missing: 2, returns: 0 });
    expect(row?.missingInARow).toBe(2);
    expect(reportRates([], day("2023-10-10")).due).toBe(0);
    const since = newestSince(table, day("2023-06-30"));
    expect([since?.month, since?.onTime, since?.before?.month, since?.before?.late].map(String)).toEqual([
      "2023-09",
      "0",
      "2023-06",
      "1",
    ]);
    expect(newestSince(table, day("2023-09-21")), "no month fell due since").toBeNull();
    expect(newestSince(table, day("2023-01-10")), "none had fallen due then").toBeNull();
  });
});

describe("whether a report still takes words", () => {
  const open = { closed: null, openUntil: null };
  const closed = { closed: { on: day("2023-10-25"), by: "Nguyễn Thị Hạnh" }, openUntil: null };
  const ask = (
    given: ReportFacts,
    lock: typeof open | typeof closed | { closed: typeof closed.closed; openUntil: Temporal.PlainDate },
    today: string,
  ) => writingRefusal({ month: OCTOBER, facts: given, lock }, SETTINGS, day(today));

  it("from the first day of its period, until it is accepted", () => {
    expect(ask(facts(), open, "2023-09-14")).toContain("mở từ ngày 15/09/2023");
    expect(ask(facts(), open, "2023-09-15")).toBeNull();
    expect(ask(facts(sentAt("2023-10-12T09:00")), open, "2023-10-20")).toBeNull();
    expect(ask(facts(sentAt("2023-10-12T09:00", "ACCEPTED")), open, "2023-10-12")).toContain("đã được duyệt");
  });

  it("of a closed month only by an exception, or until a return is due, the last day included", () => {
    expect(ask(facts(), closed, "2023-10-26")).toMatch(/Nguyễn Thị Hạnh.*25\/10\/2023.*mở lại/);
    const until = { ...closed, openUntil: day("2023-10-30") };
    expect(ask(facts(), until, "2023-10-30")).toBeNull();
    expect(ask(facts(), until, "2023-10-31")).not.toBeNull();
    const returned = facts(sentAt("2023-10-12T09:00", "RETURNED"));
    expect(ask(returned, closed, "2023-10-20")).toBeNull();
    expect(ask(returned, closed, "2023-10-21")).not.toBeNull();
  });

  it("is sent from the 1st, and closed only after its last good day", () => {
    expect(sendingRefusal(OCTOBER, day("2023-09-30"))).toContain("01/10/2023");
    expect(sendingRefusal(OCTOBER, day("2023-10-01"))).toBeNull();
    expect(closingRefusal(GOOD_DAY, day("2023-10-14"))).toContain("15/10/2023");
    expect(closingRefusal(GOOD_DAY, day("2023-10-15"))).toBeNull();
  });

  it("has a receipt that says whose and which", () => {
    expect(receiptNumber(OCTOBER, "so-tttt", 2)).toBe("BN-2023.10-SO-TTTT-2");
    expect(dateOf(sentAt("2023-10-14T23:59:59").sentAt).toString()).toBe("2023-10-14");
  });
});

describe("who may do what about reports", () => {
  /** y: yes · n: no · w: within one's own agency · h: so, but not where the head signs off. */
  const TABLE: Record<ReportVerb, string> = {
    //                OFFICER HEAD SECRETARIAT OFFICE LEADER ADMIN
    "report.read": "yyyyyy",
    "draft.read": "wwnnnn",
    "draft.write": "wwnnnn",
    "report.send": "hwnnnn",
    "report.propose": "wwnnnn",
    "desk.read": "nnyynn",
    "report.decide": "nnynnn",
    "month.close": "nnynnn",
    "exception.grant": "nnynnn",
    "consolidated.draft": "nnyyyn",
    "consolidated.edit": "nnynnn",
    "consolidated.issue": "nnynnn",
  };
  const cases = Object.entries(TABLE).flatMap(([verb, row]) =>
    [...row].map((mark, column) => ({ verb: verb as ReportVerb, role: ROLES[column] ?? "OFFICER", mark })),
  );

  it.each(cases)("$role, $verb: $mark", ({ verb, role, mark }) => {
    const actor = { role, agencyId: 10 };
    expect(may(actor, verb, { agencyId: 10 })).toBe(mark !== "n");
    expect(may(actor, verb, { agencyId: 10, needsSignOff: true })).toBe(mark !== "n" && mark !== "h");
    expect(may(actor, verb, { agencyId: 20 })).toBe(mark === "y");
  });
});
