import { describe, expect, it } from "vitest";
import { keepReading, readPageReading, todayHref, withParams } from "../../lib/progress/page-reading.ts";
import { day } from "../support/builders.ts";

const TODAY = day("2023-10-10");
const read = (params: Record<string, string>) => readPageReading(params, TODAY, 2023);

describe("how a page is read", () => {
  it("stands in its address: the day, and which deadline", () => {
    const { asOf, basis } = read({ asOf: "2023-06-30", basis: "original" });
    expect([asOf.date.toString(), asOf.past, asOf.refused, basis]).toEqual(["2023-06-30", true, null, "original"]);
  });

  it.each([
    [{}, null],
    [{ asOf: "2023-10-10" }, null],
    [{ asOf: "2023-10-11" }, "IN_THE_FUTURE"],
    [{ asOf: "2022-12-31" }, "BEFORE_THE_PLAN"],
    [{ asOf: "2023-02-31" }, "NOT_A_DATE"],
    [{ basis: "khác" }, null],
  ])("is today and the deadline in force for %o", (params, refused) => {
    const { asOf, basis } = read(params as Record<string, string>);
    expect([asOf.date.toString(), asOf.past, asOf.refused, basis]).toEqual(["2023-10-10", false, refused, "current"]);
  });

  it("goes along with the links of the page, whatever else they say", () => {
    const keep = keepReading(read({ asOf: "2023-06-30", basis: "original" }));
    expect(keep("/tasks/16")).toBe("/tasks/16?asOf=2023-06-30&basis=original");
    expect(keep("/tasks?bucket=OVERDUE&q=d%E1%BB%AF+li%E1%BB%87u#dau")).toBe(
      "/tasks?bucket=OVERDUE&q=d%E1%BB%AF+li%E1%BB%87u&asOf=2023-06-30&basis=original#dau",
    );
    expect(keep("/?asOf=2023-01-01")).toBe("/?asOf=2023-06-30&basis=original");
  });

  it("leaves no trace where it is today's, by the deadline in force", () => {
    expect(keepReading(read({}))("/charts?asOf=2023-06-30&basis=original")).toBe("/charts");
  });

  it("leads back to today without losing what narrows the page", () => {
    const reading = read({ asOf: "2023-06-30", basis: "original" });
    expect(todayHref("/review/overdue?group=agency&asOf=2023-06-30", reading)).toBe(
      "/review/overdue?group=agency&basis=original",
    );
  });

  it("keeps a place on the page, an empty one too, and other parameters in their order", () => {
    expect(withParams("/a?b=1&c=2#", { b: null, d: "3" })).toBe("/a?c=2&d=3#");
    expect(withParams("/a", {})).toBe("/a");
  });
});
