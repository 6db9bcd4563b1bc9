import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FilePlace } from "../../lib/evidence/commands.ts";
import { takeIn } from "../../lib/evidence/intake.ts";
import type { OfferedFile } from "../../lib/evidence/queries.ts";
import { openStage } from "../../lib/evidence/staging.ts";
import type { CommandContext } from "../../lib/platform/actor.ts";
import { type FileStore, openFileStore } from "../../lib/platform/files.ts";
import type { Result } from "../../lib/platform/result.ts";
import type { Part } from "./commands.ts";

export type TestFiles = { store: FileStore; folder: string; incoming: string; drop(): void };

/** A file store in a folder of its own. Whoever asks for it drops it. */
export function testFiles(): TestFiles {
  const folder = mkdtempSync(join(tmpdir(), "da06-files-"));
  const drop = () => rmSync(folder, { recursive: true, force: true });
  return { store: openFileStore(pathToFileURL(folder).href), folder, incoming: join(folder, "incoming"), drop };
}

const placeOf = ({ id, agencyId, taskId }: Part): FilePlace => ({ assignmentId: id, agencyId, taskId });

/** Where an agency's own documents belong. */
export const documentsOf = (agencyId: number): FilePlace => ({ agencyId, assignmentId: null, taskId: null });

let uploads = 0;

/** Uploads a file as the route does once it has arrived whole. */
export async function upload(
  files: TestFiles,
  context: CommandContext,
  about: Part | FilePlace,
  given: { name: string; bytes: Buffer; expected?: string },
): Promise<Result<OfferedFile>> {
  uploads += 1;
  const place = "id" in about ? placeOf(about) : about;
  const { assignmentId } = place;
  const stage = await openStage(files.incoming, { userId: context.actor.id, assignmentId, key: `x-${uploads}` });
  await stage.append(inPieces(given.bytes), Number.POSITIVE_INFINITY);
  return takeIn({ ...context, files: files.store }, place, { ...given, stage });
}

/** Bytes as they come over a line. */
export async function* inPieces(bytes: Buffer, length = 1000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** The file of an upload that must have been taken. */
export function kept(outcome: Result<OfferedFile>): OfferedFile {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}
