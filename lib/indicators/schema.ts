import { z } from "zod";
import { choiceOf, SHORT_LIMIT, text } from "../progress/schema.ts";
import { monthInput } from "../reports/schema.ts";

/** Which report the numbers belong to. */
const address = { month: monthInput, agencyCode: z.string().min(1).max(60) };

/** The form of a month's numbers: every field as it was typed, by its name (see `fieldName`). */
export const entryInput = z.object({ ...address, values: z.record(z.string().max(40), text(SHORT_LIMIT)) });

export type EntryInput = z.output<typeof entryInput>;

/** A table pasted from Excel. */
export const pasteInput = z.object({
  ...address,
  table: z
    .string()
    .max(50_000, { error: "Bảng dán vào quá dài. Chỉ dán các cột của bảng mẫu." })
    .refine((value) => value.trim() !== "", { error: "Dán bảng số liệu, gồm cả dòng tiêu đề." }),
});

/** Who measures an indicator, from which month on. */
export const measurerInput = z.object({
  indicatorId: choiceOf("Chọn chỉ tiêu."),
  agencyId: choiceOf("Chọn đơn vị trong danh sách."),
  from: monthInput,
  basis: text(SHORT_LIMIT).refine((value) => value.length > 0, { error: "Nêu căn cứ giao đơn vị đo." }),
});

export type MeasurerInput = z.output<typeof measurerInput>;
