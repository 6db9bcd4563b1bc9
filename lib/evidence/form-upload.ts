import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyHeaders } from "@fastify/busboy";
import { waitInWords } from "../people/rules.ts";
import type { CommandContext } from "../platform/actor.ts";
import { environment } from "../platform/env.ts";
import { fileStore } from "../platform/files.ts";
import { sentenceFor } from "../platform/messages.ts";
import type { FilePlace } from "./commands.ts";
import { takeIn } from "./intake.ts";
import { may } from "./policy.ts";
import type { OfferedFile } from "./queries.ts";
import { FILE_LIMIT, FILES_PER_WORD } from "./rules.ts";
import { openStage, type Stage } from "./staging.ts";
import { sharedUploadLimits } from "./upload-limits.ts";
import { filePlace } from "./uploads.ts";
import { refusalWords } from "./words.ts";

/** A file of a form as it arrived: on the disk, whole, or more than is taken. */
type Arrived = {
  /** The name of its input. */
  field: string;
  name: string;
  stage: Stage;
  tooLarge: boolean;
};

export type ReceivedForm = { fields: [name: string, value: string][]; files: Arrived[] };

/** The texts of a form that came with files, as an action would have them. */
export function textOf(received: ReceivedForm): FormData {
  const form = new FormData();
  for (const [name, value] of received.fields) form.append(name, value);
  return form;
}

/** Text of one field, in bytes: far more than any field takes, so that what is too long can be shown again whole. */
const FIELD_LIMIT = 256 * 1024;

/** All texts of a form together, in characters: they are held in memory. */
const TEXT_LIMIT = 4 * 1024 * 1024;

/**
 * How many fields a form may have, and how many inputs for files and files in them, one more of each than is taken; and how large
 * one file may be, in bytes, where that is less than a file of evidence.
 */
export type FormLimits = { fields: number; files: number; fileSize?: number };

const ONE_WORD: FormLimits = { fields: 100, files: FILES_PER_WORD + 1 };

/**
 * Reads an ordinary form with files (multipart/form-data) as it arrives: texts into memory, each file to the disk and no further.
 * Null when the form is broken off or is none.
 */
export async function receiveForm(
  request: Request,
  context: CommandContext,
  limits: FormLimits = ONE_WORD,
): Promise<ReceivedForm | null> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!contentType.startsWith("multipart/form-data") || !request.body) return null;
  const fields: ReceivedForm["fields"] = [];
  const fileSize = limits.fileSize ?? FILE_LIMIT;
  const streams: BusboyFileStream[] = [];
  const arriving: Promise<Arrived>[] = [];
  const reader = new Busboy({
    headers: { "content-type": contentType } as BusboyHeaders,
    // One more than is taken, so that too much is seen.
    limits: { ...limits, fieldSize: FIELD_LIMIT, fileSize: fileSize + 1 },
  });
  let text = 0;
  reader.on("field", (name, value) => {
    fields.push([name, value]);
    text += name.length + value.length;
    if (text > TEXT_LIMIT) reader.destroy(new Error("the form has too much text"));
  });
  reader.on("file", (field, stream, name) => {
    // A file input in which nothing was chosen.
    if (!name) return void stream.resume();
    streams.push(stream);
    const file = keepArriving(context, { field, name }, stream, fileSize);
    // A disk that takes no more ends the form: nobody would read on.
    file.catch((error) => reader.destroy(error));
    arriving.push(file);
  });
  try {
    await pipeline(Readable.fromWeb(request.body as never), reader);
    return { fields, files: await Promise.all(arriving) };
  } catch {
    // Broken off in the middle of a file: it would wait for its rest for ever.
    for (const stream of streams) stream.destroy(new Error("the form broke off"));
    await Promise.all(
      (await Promise.allSettled(arriving)).map((file) => file.status === "fulfilled" && file.value.stage.discard()),
    );
    return null;
  }
}

async function keepArriving(
  context: CommandContext,
  given: Pick<Arrived, "field" | "name">,
  stream: BusboyFileStream,
  most: number,
): Promise<Arrived> {
  const stage = await openStage(environment().incomingFolder, {
    userId: context.actor.id,
    assignmentId: 0,
    key: `x-${crypto.randomUUID()}`,
  });
  const outcome = await stage.append(stream, Number.POSITIVE_INFINITY);
  if (outcome === "broken-off") {
    await stage.discard();
    throw new Error("the file broke off");
  }
  return { ...given, stage, tooLarge: (await stage.size()) > most };
}

/**
 * Takes in the files of a form about a part, or (null) about what the sender's agency hands in. Gives those that are kept, and for
 * the others one sentence, each with the file's name; null when all are.
 */
export async function keepFormFiles(
  context: CommandContext,
  assignmentId: number | null,
  arrived: readonly Arrived[],
): Promise<{ files: OfferedFile[]; message: string | null }> {
  const files: OfferedFile[] = [];
  const problems: string[] = [];
  const place = arrived.length > 0 ? await filePlace(context, assignmentId) : null;
  if (place === null || !may(context.actor, "file.upload", place)) {
    await Promise.all(arrived.map(({ stage }) => stage.discard()));
    return { files, message: null };
  }
  for (const file of arrived) {
    const taken = await kept(context, place, file);
    if ("file" in taken) files.push(taken.file);
    else problems.push(`“${file.name.split(/[/\\]/).at(-1)}”: ${taken.message}`);
  }
  return { files, message: problems.length > 0 ? problems.join(" ") : null };
}

async function kept(
  context: CommandContext,
  place: FilePlace,
  { name, stage, tooLarge }: Arrived,
): Promise<{ file: OfferedFile } | { message: string }> {
  const wait = await sharedUploadLimits().take(context.actor.id, await stage.size());
  if (wait > 0 || tooLarge) {
    await stage.discard();
    return {
      message: tooLarge
        ? refusalWords("TOO_LARGE")
        : `Đã tải lên nhiều trong một giờ qua. Tải lại sau ${waitInWords(wait)}.`,
    };
  }
  const outcome = await takeIn({ ...context, files: fileStore() }, place, { name, stage });
  return outcome.ok ? { file: outcome.value } : { message: sentenceFor(outcome) };
}
