import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepFile } from "../../lib/evidence/commands.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import type { FileStore } from "../../lib/platform/files.ts";
import { sampleDocument } from "./sample-document.ts";

/**
 * Uploads a sample document for somebody of an agency, as one of its own; gives its id.
 * @throws Error when it is refused.
 */
export async function uploadSample(context: CommandContext, files: FileStore, title: string): Promise<number> {
  const { agencyId } = context.actor;
  if (agencyId === null) throw new Error(`Số liệu minh họa: ${context.actor.username} không thuộc đơn vị nào.`);
  const bytes = sampleDocument(title);
  const folder = await mkdtemp(join(tmpdir(), "da06-sample-"));
  try {
    const path = join(folder, "sample");
    await writeFile(path, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const file = { name: "Tệp minh họa.docx", format: "DOCX" as const, size: bytes.length, sha256, path };
    const kept = await keepFile({ ...context, files }, { agencyId, assignmentId: null, taskId: null }, file);
    if (!kept.ok) throw new Error(`Số liệu minh họa bị từ chối: ${kept.code} ${kept.message ?? ""}`);
    return kept.value.id;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
