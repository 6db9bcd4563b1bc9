import { z } from "zod";
import type { DayOffKind } from "../platform/prisma/enums.ts";
import { type DayOff, unfitKind } from "./working-days.ts";

/** In the order they are offered. */
export const DAY_OFF_KINDS = [
  "HOLIDAY",
  "COMPENSATORY",
  "SWAPPED_OFF",
  "SWAPPED_WORKING",
] as const satisfies DayOffKind[];

const dayOff = z.strictObject({
  date: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
  name: z.string().min(1),
  kind: z.enum(DAY_OFF_KINDS),
  /** Why the day should be checked before anybody relies on it. */
  uncertain: z.string().min(1).optional(),
}) satisfies z.ZodType<DayOff>;

/** `prisma/holidays/<year>.json`: the calendar an administrator starts from. */
export const holidayFile = z
  .strictObject({
    year: z.int(),
    source: z.string().min(1),
    notes: z.array(z.string().min(1)),
    days: z.array(dayOff).min(1),
  })
  .superRefine(({ year, days }, context) => {
    const seen = new Set<string>();
    for (const [index, { date, kind }] of days.entries()) {
      const complain = (message: string) =>
        context.addIssue({ code: "custom", message, path: ["days", index, "date"] });
      if (date.year !== year) complain(`không thuộc năm ${year}`);
      if (seen.has(date.toString())) complain("ghi hai lần");
      if (unfitKind({ date, kind })) complain(`${kind} không hợp với thứ trong tuần của ngày này`);
      seen.add(date.toString());
    }
  });

export type HolidayFile = z.output<typeof holidayFile>;

/** The setting under which a database remembers which years' files it was given, and what each says of its whole year. */
export const HOLIDAY_YEARS = "holidayYears";

export const holidayYears = z.record(z.string().regex(/^\d{4}$/), z.array(z.string()));
