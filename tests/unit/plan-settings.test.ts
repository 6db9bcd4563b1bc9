import { describe, expect, it } from "vitest";
import { workingCalendar } from "../../lib/calendar/working-days.ts";
import { parseForm } from "../../lib/people/schema.ts";
import { changedDayOffForm, dayOffForm } from "../../lib/plans/calendar-schema.ts";
import { may } from "../../lib/plans/policy.ts";
import { reportDueDay } from "../../lib/plans/rules.ts";
import { orderProblems, settingExamples } from "../../lib/plans/settings-rules.ts";
import { settingsForm } from "../../lib/plans/settings-schema.ts";
import { day, month, SETTINGS } from "../support/builders.ts";
import { ONE_OF_EACH_ROLE } from "../support/cast.ts";

const TYPED = {
  id: "1",
  version: "0",
  exclusiveReading: "STRICT",
  dayOffRule: "KEEP",
  dueSoonDays: "30",
  extensionNoticeDays: "0",
  silentMonthsLimit: "3",
  rankingMinimum: "5",
  closingDay: "14",
  agencyDueDay: "15",
  consolidatedDueDay: "20",
};

function problems(typed: Record<string, string>): Record<string, string> {
  const read = parseForm(settingsForm, { ...TYPED, ...typed });
  return read.ok ? orderProblems(read.value) : (read.fields ?? {});
}

describe("settings", () => {
  it("are taken as the plan of 2023 has them", () => {
    expect(problems({})).toEqual({});
  });

  it.each([
    [
      { closingDay: "29", agencyDueDay: "0", consolidatedDueDay: "1.5" },
      ["closingDay", "agencyDueDay", "consolidatedDueDay"],
    ],
    [
      { dueSoonDays: "-1", silentMonthsLimit: "0", rankingMinimum: "" },
      ["dueSoonDays", "silentMonthsLimit", "rankingMinimum"],
    ],
    [{ extensionNoticeDays: "31", exclusiveReading: "MAYBE" }, ["exclusiveReading", "extensionNoticeDays"]],
    [{ dueSoonDays: "1e2", closingDay: "99999999999" }, ["dueSoonDays", "closingDay"]],
    [{ agencyDueDay: "14" }, ["agencyDueDay"]],
    [{ consolidatedDueDay: "10" }, ["consolidatedDueDay"]],
  ])("%o are refused beside the field", (typed, fields) => {
    expect(Object.keys(problems(typed)).sort()).toEqual([...fields].sort());
    for (const message of Object.values(problems(typed))) expect(message).toMatch(/^\p{Lu}.*\.$/u);
  });

  it("show what each makes of a date", () => {
    const calendar = workingCalendar([{ date: day("2024-01-01"), name: "Tết Dương lịch", kind: "HOLIDAY" }]);
    const says = settingExamples({ ...SETTINGS, extensionNoticeDays: 5 }, calendar, day("2023-10-10"));
    expect(says.dayOffRule).toBe(
      "30/09/2023 (thứ Bảy) là ngày nghỉ: giữ nguyên 30/09/2023, hoặc chuyển sang 02/10/2023 (thứ Hai).",
    );
    expect(says.extensionNoticeDays).toContain("24/10/2023 (thứ Ba)");
    expect(says.closingDay).toBe("Kỳ tháng 10/2023: từ 15/09/2023 đến 14/10/2023.");
    expect(says.agencyDueDay).toBe("Báo cáo tháng 10/2023: hạn cuối là 14/10/2023 (thứ Bảy).");
    expect(says.silentMonthsLimit).toContain("từ tháng 7/2023 đến tháng 9/2023");
  });

  it("read the agencies' report by both rules", () => {
    expect(reportDueDay(month("2023-10"), SETTINGS).toString()).toBe("2023-10-14");
    expect(reportDueDay(month("2023-10"), { ...SETTINGS, dayOffRule: "NEXT_WORKING_DAY" }).toString()).toBe(
      "2023-10-16",
    );
  });

  it("and the calendar are the administrator's; the secretariat may look them up, nobody else", () => {
    const who = (verb: Parameters<typeof may>[1]) =>
      ONE_OF_EACH_ROLE.filter(({ role }) => may({ role }, verb)).map(({ role }) => role);
    for (const verb of ["settings.edit", "calendar.edit"] as const) expect(who(verb)).toEqual(["ADMIN"]);
    for (const verb of ["settings.read", "calendar.read"] as const) {
      expect(who(verb).sort()).toEqual(["ADMIN", "SECRETARIAT"]);
    }
  });
});

describe("a day for the calendar", () => {
  const typed = { date: "31/10/2023", name: "Nghỉ theo quyết định", kind: "HOLIDAY", uncertain: "" };

  it("is taken", () => {
    expect(parseForm(dayOffForm, typed)).toMatchObject({ ok: true });
  });

  it.each([
    ["31/02", { date: "31/02/2024" }, "date", "Nhập ngày có thật"],
    ["no date", { date: " " }, "date", "Nhập ngày, dạng"],
    ["the year 2203", { date: "01/01/2203" }, "date", "Nhập năm từ 2000 đến 2100."],
    ["no name", { name: "  " }, "name", "Nhập tên ngày"],
    ["a long name", { name: "x".repeat(121) }, "name", "Rút gọn còn tối đa 120 ký tự."],
    ["no kind", { kind: "" }, "kind", "Chọn loại ngày."],
    ["a worked Tuesday", { kind: "SWAPPED_WORKING" }, "kind", "thứ Ba, vốn là ngày làm việc"],
    ["a Saturday in lieu", { date: "28/10/2023", kind: "COMPENSATORY" }, "kind", "thứ Bảy, vốn là ngày nghỉ"],
  ])("%s is refused beside the field", (_, about, field, message) => {
    const read = parseForm(changedDayOffForm, { id: "1", version: "0", ...typed, ...about });
    expect(!read.ok && Object.keys(read.fields ?? {})).toEqual([field]);
    expect(!read.ok && read.fields?.[field]).toContain(message);
  });
});
