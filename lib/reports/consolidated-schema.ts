import { z } from "zod";
import { replaceReason, signedFields } from "../documents/signed-schema.ts";
import { text } from "../progress/schema.ts";
import { SECTIONS } from "./consolidated-content.ts";
import { SECTION_LIMIT } from "./limits.ts";
import { monthInput } from "./schema.ts";

const seenVersion = z.coerce.number().int().min(0).max(2_147_483_647);

const section = z.enum(SECTIONS, { error: "Không có phần này trong báo cáo." });

/** What the secretariat makes of the words of one part, as its form sends it; "redraft" takes back what the data say. */
export const sectionInput = z
  .object({
    month: monthInput,
    section,
    seenVersion,
    act: z.enum(["save", "redraft"]).default("save"),
    text: text(SECTION_LIMIT),
  })
  .refine(({ act, text: words }) => act === "redraft" || words.length > 0, {
    path: ["text"],
    message: "Nhập lời của phần này, hoặc lấy lại lời lập từ dữ liệu.",
  })
  .transform(({ act, text: words, ...rest }) => ({ ...rest, text: act === "redraft" ? null : words }));

export type SectionInput = z.output<typeof sectionInput>;

/** The issue as its form sends it: the document as the register has it, and the mark of what was on the screen. */
export const issueInput = z.object({
  month: monthInput,
  ...signedFields("1284/BC-CAT-PC06", 100),
  seen: z.string().max(64),
});

/** Which month's issued report is replaced, and why. */
export const reopenInput = z.object({ month: monthInput, reason: replaceReason(SECTION_LIMIT) });

export type ReopenInput = z.output<typeof reopenInput>;

export type IssueInput = z.output<typeof issueInput>;
