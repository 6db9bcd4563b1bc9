import { z } from "zod";

/** Whole numbers only, between two bounds that the database keeps too. */
const whole = (least: number, most: number, unit: string) =>
  z
    .string()
    .default("")
    .transform((typed) => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN))
    .pipe(
      z
        .number({ error: `Nhập số nguyên từ ${least} đến ${most} (${unit}).` })
        .min(least, `Nhập số nguyên từ ${least} đến ${most} (${unit}).`)
        .max(most, `Nhập số nguyên từ ${least} đến ${most} (${unit}).`),
    );

/** No month lacks these days, so that a period and a due day exist in every one. */
const dayOfMonth = whole(1, 28, "ngày trong tháng");

const settings = {
  exclusiveReading: z.enum(["STRICT", "LENIENT"], { error: "Chọn một cách hiểu." }),
  dayOffRule: z.enum(["KEEP", "NEXT_WORKING_DAY"], { error: "Chọn một cách tính." }),
  dueSoonDays: whole(0, 180, "ngày"),
  extensionNoticeDays: whole(0, 30, "ngày làm việc"),
  silentMonthsLimit: whole(1, 12, "tháng"),
  rankingMinimum: whole(1, 50, "việc"),
  closingDay: dayOfMonth,
  agencyDueDay: dayOfMonth,
  consolidatedDueDay: dayOfMonth,
};

/** How a plan is read, as the form sends it, with the number of the newest change its author had seen. */
export const settingsForm = z.object({
  id: z.coerce.number().int().positive().max(2_147_483_647),
  version: z.coerce.number().int().nonnegative().max(2_147_483_647),
  ...settings,
});

export type SettingsInput = z.output<typeof settingsForm>;
export type SettingName = keyof typeof settings;
export const SETTING_NAMES = Object.keys(settings) as SettingName[];
