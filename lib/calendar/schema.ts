import { z } from "zod";
import type { DayOff } from "./working-days.ts";

const dayOff = z.strictObject({
  date: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
  name: z.string().min(1),
  kind: z.enum(["holiday", "compensatory", "swapped-off", "swapped-working"]),
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
    for (const [index, { date }] of days.entries()) {
      const complain = (message: string) =>
        context.addIssue({ code: "custom", message, path: ["days", index, "date"] });
      if (date.year !== year) complain(`không thuộc năm ${year}`);
      if (seen.has(date.toString())) complain("ghi hai lần");
      seen.add(date.toString());
    }
  });
