import { z } from "zod";
import { LETTERHEAD_NAMES, type Letterhead } from "./letterhead.ts";

const LINE = 200;
const LINES = 6;

const tidy = (typed: string) =>
  typed
    .replaceAll("\r\n", "\n")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");

const text = (missing: string | null) => {
  const read = z
    .string()
    .default("")
    .transform((typed) => tidy(typed.normalize("NFC")));
  return missing === null ? read : read.refine((value) => value !== "", missing);
};

/** One line on paper. */
const line = (missing: string | null, most = LINE) =>
  text(missing)
    .refine((value) => !value.includes("\n"), "Nhập trên một dòng.")
    .refine((value) => value.length <= most, `Nhập tối đa ${most} ký tự.`);

/** Several, each fit for paper. */
const lines = (missing: string | null, most = LINES) =>
  text(missing)
    .refine((value) => value.split("\n").length <= most, `Nhập tối đa ${most} dòng.`)
    .refine((value) => value.split("\n").every((one) => one.length <= LINE), `Mỗi dòng tối đa ${LINE} ký tự.`);

/** What a symbol of a document is made of (Decree 30/2020, Annex I, II.3): letters, digits, hyphens. */
const symbol = line(null, 40).refine(
  (value) => /^[\p{L}\d.&-]*$/u.test(value),
  "Chỉ dùng chữ, chữ số, dấu gạch nối, ví dụ CAT-PC06.",
);

const fields = {
  superior: lines(null, 3),
  body: lines("Nhập tên cơ quan ban hành.", 3),
  symbol,
  place: line("Nhập địa danh, ví dụ Bắc Giang.", 60),
  authority: lines(null, 3),
  signerTitle: line("Nhập chức vụ người ký, ví dụ GIÁM ĐỐC."),
  signerName: line(null, 120),
  copies: lines("Nhập nơi nhận, mỗi nơi một dòng.", 15),
  archive: line(null, 80),
} satisfies Record<keyof Letterhead, z.ZodType<string>>;

/** The letterhead as the form sends it, with the number of the newest change its author had seen (0: none). */
export const letterheadForm = z.object({
  planId: z.coerce.number().int().positive().max(2_147_483_647),
  version: z.coerce.number().int().nonnegative().max(2_147_483_647),
  ...fields,
});

export type LetterheadInput = z.output<typeof letterheadForm>;

/** The letterhead alone. */
export function letterheadOf(input: Letterhead): Letterhead {
  return Object.fromEntries(LETTERHEAD_NAMES.map((name) => [name, input[name]])) as Letterhead;
}
