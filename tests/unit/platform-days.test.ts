import { execFileSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOf, endOfDay } from "../../lib/platform/clock.ts";

const CLOCK = join(import.meta.dirname, "../../lib/platform/clock.ts");
const anyInstant = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

describe("every instant", () => {
  it("lies before the end of its own day and not before the end of the day before", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const today = dateOf(instant);
        expect(Temporal.Instant.compare(instant, endOfDay(today))).toBe(-1);
        expect(Temporal.Instant.compare(instant, endOfDay(today.subtract({ days: 1 })))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("belongs to the day that Vietnam's seven hours give it", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(dateOf(instant).toString()).toBe(instant.add({ hours: 7 }).toString().slice(0, 10));
      }),
    );
  });
});

describe("the product's day", () => {
  // The machine's zone is read when a process starts, so each of these is one of its own.
  it.each(["UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh"])(
    "is the same on a machine in %s",
    (TZ) => {
      const code = `
      const { systemClock, dateOf, fixedClock } = await import(${JSON.stringify(CLOCK)});
      const edge = ["2023-12-31T16:59:59Z", "2023-12-31T17:00:00Z"].map((at) => String(dateOf(Temporal.Instant.from(at))));
      console.log(JSON.stringify([String(systemClock.today()), ...edge, String(fixedClock("2023-10-10", "00:00").now())]));`;
      const env = { ...process.env, TZ, APP_TODAY: "2023-10-10" };
      const said = execFileSync(process.execPath, ["--input-type=module", "--eval", code], { env, encoding: "utf8" });
      expect(JSON.parse(said)).toEqual(["2023-10-10", "2023-12-31", "2024-01-01", "2023-10-09T17:00:00Z"]);
    },
  );
});
