import { afterEach, describe, expect, it, vi } from "vitest";
import { dateOf, endOfDay, fixedClock, systemClock, ZONE } from "../../lib/platform/clock.ts";

const instant = (text: string) => Temporal.Instant.from(text);

describe("a day in Vietnam", () => {
  it("begins at 17:00 UTC of the day before, wherever the machine stands", () => {
    expect(dateOf(instant("2023-10-09T16:59:59Z")).toString()).toBe("2023-10-09");
    expect(dateOf(instant("2023-10-09T17:00:00Z")).toString()).toBe("2023-10-10");
  });

  it("ends with the first instant of the next", () => {
    const end = endOfDay(Temporal.PlainDate.from("2023-10-14"));
    expect(end.toString()).toBe("2023-10-14T17:00:00Z");
    expect(dateOf(end).toString()).toBe("2023-10-15");
    expect(dateOf(end.subtract({ nanoseconds: 1 })).toString()).toBe("2023-10-14");
  });

  it("is not the machine's day in these tests, so that a mistake shows", () => {
    expect(Temporal.Now.timeZoneId()).not.toBe(ZONE);
    const evening = fixedClock("2023-10-10", "23:59").now();
    expect(evening.toZonedDateTimeISO(Temporal.Now.timeZoneId()).toPlainDate().toString()).toBe("2023-10-11");
  });
});

describe("the clock of the running product", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("stands on APP_TODAY while the time of day goes on", () => {
    vi.stubEnv("APP_TODAY", "2023-10-10");
    expect(systemClock.today().toString()).toBe("2023-10-10");
    const [first, second] = [systemClock.now(), systemClock.now()];
    expect(Temporal.Instant.compare(first, second)).toBeLessThanOrEqual(0);
    const hour = second.toZonedDateTimeISO(ZONE).hour;
    expect(hour).toBeGreaterThanOrEqual(8);
    expect(hour).toBeLessThan(17);
  });

  it("is the real one without it", () => {
    vi.stubEnv("APP_TODAY", "");
    expect(Math.abs(systemClock.now().until(Temporal.Now.instant()).total("seconds"))).toBeLessThan(5);
  });
});
