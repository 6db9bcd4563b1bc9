import { lastGoodDay } from "../calendar/deadline.ts";
import { withWeekday } from "../calendar/due-words.ts";
import { formatDate, formatMonth } from "../calendar/format.ts";
import { periodOf } from "../calendar/month.ts";
import { isWorkingDay, lastDayOfNotice, nextWorkingDay, type WorkingCalendar } from "../calendar/working-days.ts";
import type { FieldErrors } from "../platform/result.ts";
import { type PlanSettings, reportDueDay } from "./rules.ts";
import type { SettingName } from "./settings-schema.ts";

type Days = Pick<PlanSettings, "closingDay" | "agencyDueDay" | "consolidatedDueDay">;

/** What of the three days of a month cannot be: figures close, then the agencies report, then the report goes up. */
export function orderProblems({ closingDay, agencyDueDay, consolidatedDueDay }: Days): FieldErrors {
  return {
    ...(agencyDueDay <= closingDay && {
      agencyDueDay: `Đơn vị nộp báo cáo trước ngày này, nên phải sau ngày chốt số liệu (${closingDay}).`,
    }),
    ...(consolidatedDueDay < agencyDueDay && {
      consolidatedDueDay: `Báo cáo tổng hợp không thể trước ngày nộp của đơn vị (${agencyDueDay}).`,
    }),
  };
}

/**
 * What each setting makes of a date of this year, in one line, so that whoever changes it sees what it does.
 * @param calendar the whole working calendar, whatever the plan's rule for days off is.
 */
export function settingExamples(
  settings: PlanSettings,
  calendar: WorkingCalendar,
  today: Temporal.PlainDate,
): Record<SettingName, string> {
  const month = today.toPlainYearMonth();
  const monthEnd = month.toPlainDate({ day: month.daysInMonth });
  const before = month.toPlainDate({ day: settings.agencyDueDay });
  const period = periodOf(month, settings.closingDay);
  const silentSince = month.subtract({ months: settings.silentMonthsLimit });
  const reading = { ...settings, calendar };
  const onDayOff = quarterEndOff(settings.year, calendar);
  const notice = lastDayOfNotice(
    lastGoodDay({ dueOn: monthEnd, exclusive: false }, reading),
    settings.extensionNoticeDays,
    calendar,
  );
  return {
    exclusiveReading: `“Trước ngày ${formatDate(before)}”: hiểu chặt, hạn cuối là ${withWeekday(before.subtract({ days: 1 }))}; hiểu rộng, hạn cuối là ${withWeekday(before)}.`,
    dayOffRule: `${withWeekday(onDayOff)} là ngày nghỉ: giữ nguyên ${formatDate(onDayOff)}, hoặc chuyển sang ${withWeekday(nextWorkingDay(onDayOff, calendar))}.`,
    dueSoonDays: `Hạn ${formatDate(monthEnd)} được ghi “sắp đến hạn” từ ngày ${formatDate(monthEnd.subtract({ days: settings.dueSoonDays }))}.`,
    extensionNoticeDays:
      settings.extensionNoticeDays === 0
        ? `Hạn ${formatDate(monthEnd)}: đề nghị gửi đến hết ngày cuối của hạn.`
        : `Hạn ${formatDate(monthEnd)}: đề nghị gửi sau ${withWeekday(notice)} vẫn được nhận, và được ghi “sau hạn đề nghị”.`,
    silentMonthsLimit: `Không có cập nhật từ ${formatMonth(silentSince)} đến ${formatMonth(month.subtract({ months: 1 }))} thì bị nhắc trong ${formatMonth(month)}.`,
    rankingMinimum: `Đơn vị có ${settings.rankingMinimum - 1} việc đến hạn: nêu số liệu, không xếp hạng.`,
    closingDay: `Kỳ ${formatMonth(month)}: từ ${formatDate(period.from)} đến ${formatDate(period.to)}.`,
    agencyDueDay: `Báo cáo ${formatMonth(month)}: hạn cuối là ${withWeekday(reportDueDay(month, reading))}.`,
    consolidatedDueDay: `Báo cáo tổng hợp ${formatMonth(month)}: hạn cuối là ${withWeekday(lastGoodDay({ dueOn: month.toPlainDate({ day: settings.consolidatedDueDay }), exclusive: false }, reading))}.`,
  };
}

/** The first end of a quarter of the year that is not worked; failing that the first Saturday after the year's last day. */
function quarterEndOff(year: number, calendar: WorkingCalendar): Temporal.PlainDate {
  const ends = ["03-31", "06-30", "09-30", "12-31"].map((day) => Temporal.PlainDate.from(`${year}-${day}`));
  let day = ends.find((end) => !isWorkingDay(end, calendar)) ?? Temporal.PlainDate.from({ year, month: 12, day: 31 });
  while (isWorkingDay(day, calendar)) day = day.add({ days: 1 });
  return day;
}
