import { type ChosenFile, chooseFiles } from "../evidence/attach.ts";
import type { Actor } from "../platform/actor.ts";
import type { Transaction } from "../platform/database.ts";
import type { FieldErrors } from "../platform/result.ts";
import { fileIdsOf } from "./line-fields.ts";
import { nameOf, type ReportLineView } from "./lines.ts";

/** The files that a line brings along when it is sent: none with "không phát sinh", and none of what belongs to no part. */
export function refersTo({ part, fields }: Pick<ReportLineView, "part" | "fields">): number[] {
  return part === null || fields.noNews ? [] : fileIdsOf(fields);
}

/**
 * The files of every line, locked until the transaction ends; for a line that refers to one that is no longer there, a
 * sentence instead. The draft is the agency's: whoever sends it sends what colleagues attached. Take the parts first.
 */
export async function chooseLineFiles(
  tx: Transaction,
  actor: Pick<Actor, "id">,
  lines: readonly ReportLineView[],
): Promise<{ files: Map<number, ChosenFile[]>; gone: FieldErrors }> {
  const files = new Map<number, ChosenFile[]>();
  const gone: FieldErrors = {};
  for (const line of lines) {
    const fileIds = refersTo(line);
    if (fileIds.length === 0) continue;
    const chosen = await chooseFiles(tx, actor, { assignmentId: line.key, fileIds, shared: true });
    if (chosen) files.set(line.key, chosen);
    else gone[`files-${line.key}`] = `${nameOf(line)}có tệp đã gỡ hoặc không còn. Bỏ tệp đó hoặc tải lên lại.`;
  }
  return { files, gone };
}
