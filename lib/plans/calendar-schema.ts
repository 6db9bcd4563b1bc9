import { z } from "zod";
import { formatWeekday, readDate } from "../calendar/format.ts";
import { DAY_OFF_KINDS } from "../calendar/schema.ts";
import { unfitKind } from "../calendar/working-days.ts";

/** A year outside is a slip of the hand, such as 2203, and would hide among the years of the calendar. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

const NAME_LIMIT = 120;
const NOTE_LIMIT = 300;

const text = (limit: number) =>
  z
    .string()
    .default("")
    .transform((value) =>
      value
        .replace(/\p{Cc}+/gu, " ")
        .toWellFormed()
        .normalize("NFC")
        .trim(),
    )
    .refine((value) => value.length <= limit, { message: `Rút gọn còn tối đa ${limit} ký tự.` });

const date = z
  .string()
  .default("")
  .transform((value, context) => {
    const read = readDate(value);
    if (read !== null && read.year >= FIRST_YEAR && read.year <= LAST_YEAR) return read;
    const message =
      value.trim() === ""
        ? "Nhập ngày, dạng dd/mm/yyyy."
        : read === null
          ? "Nhập ngày có thật, dạng dd/mm/yyyy, ví dụ 30/04/2024."
          : `Nhập năm từ ${FIRST_YEAR} đến ${LAST_YEAR}.`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const day = {
  date,
  name: text(NAME_LIMIT).refine((value) => value.length > 0, { message: "Nhập tên ngày, ví dụ Quốc khánh 2/9." }),
  kind: z.enum(DAY_OFF_KINDS, { error: "Chọn loại ngày." }),
  uncertain: text(NOTE_LIMIT),
};

type Day = { date: Temporal.PlainDate; kind: (typeof DAY_OFF_KINDS)[number] };

function checkWeekday(input: Day, context: z.RefinementCtx): void {
  const unfit = unfitKind(input);
  if (unfit === null) return;
  const weekday = formatWeekday(input.date);
  const message =
    unfit === "ALREADY_WORKED"
      ? `Ngày này là ${weekday}, vốn là ngày làm việc: ngày làm bù phải là thứ Bảy hoặc Chủ nhật.`
      : `Ngày này là ${weekday}, vốn là ngày nghỉ: ngày nghỉ bù, nghỉ hoán đổi phải từ thứ Hai đến thứ Sáu.`;
  context.addIssue({ code: "custom", path: ["kind"], message });
}

const id = z.coerce.number().int().positive().max(2_147_483_647);
const version = z.coerce.number().int().nonnegative().max(2_147_483_647);

/** A day of the working calendar, as the form sends it. */
export const dayOffForm = z.object(day).superRefine(checkWeekday);
export const changedDayOffForm = z.object({ id, version, ...day }).superRefine(checkWeekday);
export const deletedDayOffForm = z.object({ id, version });

export type DayOffInput = z.output<typeof dayOffForm>;
export type ChangedDayOffInput = z.output<typeof changedDayOffForm>;
export type DeletedDayOffInput = z.output<typeof deletedDayOffForm>;
