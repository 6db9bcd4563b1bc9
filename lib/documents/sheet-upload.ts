import type { ReceivedForm } from "../evidence/form-upload.ts";
import { inTurn } from "../evidence/intake.ts";
import { cleanName } from "../evidence/rules.ts";
import { sharedUploadLimits } from "../evidence/upload-limits.ts";
import { waitInWords } from "../people/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { workbookRefusalWords } from "../progress/workbook-words.ts";
import { type ReadSheet, readSheet, WORKBOOK_LIMIT } from "./excel-reading.ts";

/** What is taken of a form with a workbook: some texts, one file, and one more so that a second is seen. */
export const WORKBOOK_FORM = { fields: 10, files: 2, fileSize: WORKBOOK_LIMIT };

/** A file as it came in. */
export type ArrivedWorkbook = { name: string; size: number; hash: string };

/** What came of it; without `file` there was none to put on record. */
export type TakenSheet = { file: ArrivedWorkbook; read: ReadSheet } | { file: ArrivedWorkbook | null; problem: string };

/**
 * The one workbook of a form, looked at, read within limits and let go: the sheet of this name, else its first. Gives a Vietnamese sentence
 * where there is none, or none that is taken.
 */
export async function takeSheet(
  context: CommandContext,
  arrived: ReceivedForm["files"],
  sheetName: string,
): Promise<TakenSheet> {
  try {
    const [only, another] = arrived;
    if (!only) return { file: null, problem: "Chọn tệp Excel (.xlsx) đã điền." };
    if (another) return { file: null, problem: "Mỗi lần chỉ tải lên một tệp." };
    return await readArrived(context, only, sheetName);
  } finally {
    await Promise.all(arrived.map(({ stage }) => stage.discard()));
  }
}

async function readArrived(
  context: CommandContext,
  { name, stage, tooLarge }: ReceivedForm["files"][number],
  sheetName: string,
): Promise<TakenSheet> {
  const size = await stage.size();
  const about = { name: name.slice(-200), size };
  if (tooLarge) return { file: { ...about, hash: "" }, problem: workbookRefusalWords("TOO_LARGE") };
  const wait = await sharedUploadLimits().take(context.actor.id, size);
  if (wait > 0) {
    return { file: null, problem: `Đã tải lên nhiều trong một giờ qua. Tải lại sau ${waitInWords(wait)}.` };
  }
  const { hash, read } = await inTurn(async () => {
    const { bytes, sha256 } = await stage.read();
    return { hash: sha256, read: await readSheet(bytes, sheetName) };
  });
  const file = { ...about, hash };
  if ("refusal" in read) return { file, problem: workbookRefusalWords(read.refusal) };
  return { file: { ...file, name: cleanName(name, "XLSX") }, read };
}
