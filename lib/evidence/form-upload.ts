import { Readable } from "node:stream";
import { Busboy, type BusboyFileStream, type BusboyHeaders } from "@fastify/busboy";
import { waitInWords } from "../people/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { environment } from "../platform/env.ts";
import { fileStore } from "../platform/files.ts";
import { sentenceFor } from "../platform/messages.ts";
import { refusedFile, takeIn } from "./intake.ts";
import { may } from "./policy.ts";
import type { OfferedFile } from "./queries.ts";
import { FILE_LIMIT, FILES_PER_WORD } from "./rules.ts";
import { openStage, type Stage } from "./staging.ts";
import { sharedUploadLimits } from "./upload-limits.ts";
import { filePart } from "./uploads.ts";
import { LIMIT_WORDS } from "./words.ts";

/** A file of a form as it arrived: on the disk, whole, or more than is taken. */
type Arrived = { name: string; stage: Stage; outcome: "taken" | "too-large" | "broken-off" };

export type ReceivedForm = { fields: [name: string, value: string][]; files: Arrived[] };

/** Text of one field, in bytes: far more than any field takes, so that what is too long can be shown again whole. */
const FIELD_LIMIT = 256 * 1024;
const FIELDS_LIMIT = 100;

/**
 * Reads an ordinary form with files (multipart/form-data) as it arrives: texts into memory, each file to the disk and no further.
 * Null when the form is broken off or is none.
 */
export async function receiveForm(request: Request, context: CommandContext): Promise<ReceivedForm | null> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!contentType.startsWith("multipart/form-data") || !request.body) return null;
  const form: ReceivedForm = { fields: [], files: [] };
  const arriving: Promise<void>[] = [];
  const reader = new Busboy({
    headers: { "content-type": contentType } as BusboyHeaders,
    // One more than is taken, so that one too many is seen.
    limits: { fieldSize: FIELD_LIMIT, fields: FIELDS_LIMIT, files: FILES_PER_WORD + 1, fileSize: FILE_LIMIT + 1 },
  });
  reader.on("field", (name, value) => form.fields.push([name, value]));
  reader.on("file", (_field, stream, name) => {
    // A file input in which nothing was chosen.
    if (!name) stream.resume();
    else arriving.push(keepArriving(context, name, stream).then((file) => void form.files.push(file)));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      reader.on("finish", resolve).on("error", reject);
      Readable.fromWeb(request.body as never)
        .on("error", reject)
        .pipe(reader);
    });
    await Promise.all(arriving);
    return form;
  } catch {
    await Promise.allSettled(arriving);
    await Promise.all(form.files.map(({ stage }) => stage.discard()));
    return null;
  }
}

async function keepArriving(context: CommandContext, name: string, stream: BusboyFileStream): Promise<Arrived> {
  const stage = await openStage(environment().incomingFolder, {
    userId: context.actor.id,
    assignmentId: 0,
    key: `x-${crypto.randomUUID()}`,
  });
  const outcome = await stage.append(stream, FILE_LIMIT);
  // The form goes on behind a file that is too large.
  stream.resume();
  return { name, stage, outcome };
}

/**
 * Takes in the files of a form about a part. Gives those that are kept, and for the others one sentence, each with the file's
 * name; null when all are.
 */
export async function keepFormFiles(
  context: CommandContext,
  assignmentId: number,
  arrived: readonly Arrived[],
): Promise<{ files: OfferedFile[]; message: string | null }> {
  const files: OfferedFile[] = [];
  const problems: string[] = [];
  const part = arrived.length > 0 ? await filePart(context, assignmentId) : null;
  if (part === null || !may(context.actor, "file.upload", part)) {
    await Promise.all(arrived.map(({ stage }) => stage.discard()));
    return { files, message: null };
  }
  for (const { name, stage, outcome } of arrived) {
    const wait = await sharedUploadLimits().take(context.actor.id, await stage.size());
    const taken =
      wait > 0
        ? await tooMuch(stage, wait)
        : outcome === "taken"
          ? await kept(context, part, name, stage)
          : await tooLarge(stage);
    if ("file" in taken) files.push(taken.file);
    else problems.push(`“${name.split(/[/\\]/).at(-1)}”: ${taken.message}`);
  }
  return { files, message: problems.length > 0 ? problems.join(" ") : null };
}

type Taken = { file: OfferedFile } | { message: string };

async function kept(
  context: CommandContext,
  part: NonNullable<Awaited<ReturnType<typeof filePart>>>,
  name: string,
  stage: Stage,
): Promise<Taken> {
  const outcome = await takeIn({ ...context, files: fileStore() }, part, { name, stage });
  return outcome.ok ? { file: outcome.value } : { message: sentenceFor(outcome) };
}

async function tooLarge(stage: Stage): Promise<Taken> {
  await stage.discard();
  const refused = refusedFile("TOO_LARGE");
  return { message: refused.ok ? LIMIT_WORDS : sentenceFor(refused) };
}

async function tooMuch(stage: Stage, wait: number): Promise<Taken> {
  await stage.discard();
  return { message: `Đã tải lên nhiều trong một giờ qua. Tải lại sau ${waitInWords(wait)}.` };
}
