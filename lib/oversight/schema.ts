import { z } from "zod";
import { readDate } from "../calendar/format.ts";
import { MUTABLE_KINDS } from "./mute-rules.ts";

/** A number of the record, as large as the database's numbers go. */
const idOf = (error: string) =>
  z.coerce.number({ error }).int({ error }).positive({ error }).max(2_147_483_647, { error });

const id = idOf("Không rõ thông báo nào.");

/** One alert, as its row names it. */
export const alertInput = z.object({ alertId: id });

/** More than this no row of a bell stands for. */
const MOST_AT_ONCE = 2000;

/** One alert or several, "12,13,14", as the row that stands for them names them. */
export const acknowledgeInput = z.object({
  alertIds: z
    .string()
    .max(12 * MOST_AT_ONCE)
    .transform((text): unknown[] => text.split(","))
    .pipe(z.array(id).min(1).max(MOST_AT_ONCE)),
});

const orNull = (value: unknown) => (value === "" || value === undefined ? null : value);

/** "Tắt nhắc", as the form sends it. Shared by the form and the server. */
export const muteInput = z.object({
  taskId: z.preprocess(orNull, z.nullable(idOf("Chọn nhiệm vụ trong danh sách."))),
  kind: z.preprocess(
    orNull,
    z.nullable(z.enum(MUTABLE_KINDS, { error: "Chọn loại thông báo trong danh sách; loại này không tắt được." })),
  ),
  untilOn: z
    .string()
    .default("")
    .transform((value, context) => {
      if (value.trim() === "") {
        context.addIssue({ code: "custom", message: "Nhập ngày cuối cùng tắt nhắc, dạng dd/mm/yyyy." });
        return z.NEVER;
      }
      const date = readDate(value);
      if (date !== null) return date;
      context.addIssue({ code: "custom", message: "Nhập ngày có thật, dạng dd/mm/yyyy, ví dụ 30/09/2023." });
      return z.NEVER;
    }),
});

/** "Bật lại nhắc". */
export const liftInput = z.object({ muteId: id });
