import type { CommandContext } from "../platform/actor.ts";
import type { FileStore } from "../platform/files.ts";
import { type Failure, failure, type Result } from "../platform/result.ts";
import { type FilePlace, keepFile, refuseFile } from "./commands.ts";
import { inspect } from "./content.ts";
import type { OfferedFile } from "./queries.ts";
import { cleanName, FILE_LIMIT, type FileRefusal } from "./rules.ts";
import type { Stage } from "./staging.ts";
import { refusalWords } from "./words.ts";

/** How many files are looked at at the same time: each is in memory whole, up to FILE_LIMIT, and its unpacked parts with it. */
const AT_ONCE = 2;

const waiting: (() => void)[] = [];
let looking = 0;

/** Does what needs a whole file in memory, when fewer than AT_ONCE others do. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (looking >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  looking += 1;
  try {
    return await work();
  } finally {
    looking -= 1;
    waiting.shift()?.();
  }
}

/**
 * What becomes of a file that has arrived whole: looked at, kept, and taken off the way; or refused with a sentence, and gone.
 * Ends with the stage discarded unless something unexpected was thrown: the upload can then be repeated.
 */
export async function takeIn(
  context: CommandContext & { files: FileStore },
  place: FilePlace,
  given: { name: string; stage: Stage; expected?: string | undefined },
): Promise<Result<OfferedFile>> {
  return inTurn(async () => {
    const { path, bytes, sha256 } = await given.stage.read();
    const { length: size } = bytes;
    const damaged = given.expected !== undefined && given.expected !== sha256;
    const seen = damaged ? { ok: false as const, refusal: "BROKEN" as const } : await inspect(bytes);
    if (!seen.ok) {
      await refuseFile(context, place, { name: given.name.slice(0, 200), size, refusal: seen.refusal });
      await given.stage.discard();
      return refusedFile(seen.refusal);
    }
    const name = cleanName(given.name, seen.format);
    const kept = await keepFile(context, place, { name, format: seen.format, size, sha256, path });
    await given.stage.discard();
    return kept;
  });
}

export function refusedFile(refusal: FileRefusal): Failure {
  return failure("INVALID_INPUT", { files: refusalWords(refusal) }, refusalWords(refusal));
}

/** A stretch added to a file on its way; null when it broke off and may be sent again from where it is. */
export async function stageMore(
  stage: Stage,
  body: AsyncIterable<Uint8Array> | null,
): Promise<Result<{ size: number }> | null> {
  const outcome = body ? await stage.append(body, FILE_LIMIT) : "taken";
  if (outcome === "broken-off") return null;
  if (outcome === "taken") return { ok: true, value: { size: await stage.size() } };
  await stage.discard();
  return refusedFile("TOO_LARGE");
}
