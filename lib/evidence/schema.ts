import { z } from "zod";
import { FILE_LIMIT } from "./rules.ts";

const id = z.coerce.number().int().positive().max(2_147_483_647);

/**
 * One stretch of a file on its way, as its address says: about which part (none: a document of the sender's agency), what it is called, how long it is as a whole, where
 * the stretch begins, and by which key its pieces belong together: the SHA-256 of the whole where the sender knows it.
 */
export const uploadInput = z.object({
  assignment: id.optional(),
  name: z.string().min(1).max(1000),
  size: z.coerce.number().int().min(0),
  offset: z.coerce.number().int().min(0).max(FILE_LIMIT),
  key: z.string().regex(/^([0-9a-f]{64}|x-[0-9a-f-]{36})$/),
});

export type UploadInput = z.output<typeof uploadInput>;

export const withdrawalInput = z.object({
  fileId: id,
  reason: z
    .string()
    .default("")
    .transform((value) =>
      value
        .replace(/\r\n/g, "\n")
        .replace(/(?![\n\t])\p{Cc}/gu, "")
        .toWellFormed()
        .normalize("NFC")
        .trim(),
    )
    .refine((value) => value.length <= 1000, { message: "Rút gọn còn tối đa 1.000 ký tự." }),
});

export type WithdrawalInput = z.output<typeof withdrawalInput>;
