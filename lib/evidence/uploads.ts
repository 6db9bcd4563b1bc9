import { waitInWords } from "../people/rules.ts";
import { visitorContext } from "../people/session.ts";
import type { CommandContext } from "../platform/actor.ts";
import { environment } from "../platform/env.ts";
import { type FileStore, fileStore } from "../platform/files.ts";
import { fromThisSite } from "../platform/http.ts";
import { sentenceFor } from "../platform/messages.ts";
import type { Result } from "../platform/result.ts";
import { type FilePlace, sameFile } from "./commands.ts";
import { refusedFile, stageMore, takeIn } from "./intake.ts";
import { may } from "./policy.ts";
import type { OfferedFile } from "./queries.ts";
import { FILE_LIMIT } from "./rules.ts";
import { type UploadInput, uploadInput } from "./schema.ts";
import { openStage, type Stage } from "./staging.ts";
import { sharedUploadLimits } from "./upload-limits.ts";

/** What a stretch of a file is answered with. */
export type UploadAnswer =
  /** The file is kept. */
  | { file: OfferedFile }
  /** Go on from here: so much has arrived. */
  | { offset: number }
  /** It will not be taken, or not now. */
  | { message: string };

/** Longest stretch in one request, in bytes. */
const STRETCH_LIMIT = 4 * 1024 * 1024;

const answer = (body: UploadAnswer, status: number) =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });

const goOn = (offset: number) => answer({ offset }, 202);

const said = (message: string, status: number) => answer({ message }, status);

/**
 * One stretch of a file on its way (POST /api/files). Stretches come in order; one that begins elsewhere than where what has arrived
 * ends is let go, and answered with where to go on: an empty one at 0 thereby asks. The last one is answered with the file.
 */
export async function receiveStretch(request: Request): Promise<Response> {
  if (!fromThisSite(request)) return said("Yêu cầu không đến từ trang này.", 403);
  const context = await visitorContext();
  if (context === null) return said("Phiên làm việc đã hết. Đăng nhập lại rồi tải tiếp.", 401);
  const read = uploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!read.success) return said("Yêu cầu tải tệp không hợp lệ. Tải lại trang rồi chọn lại tệp.", 400);
  const input = read.data;
  const place = await filePlace(context, input.assignment ?? null);
  if (place === null || !may(context.actor, "file.upload", place)) {
    return said(input.assignment ? "Không tải tệp được cho phần việc này." : "Tài khoản này không tải tệp lên.", 404);
  }
  if (input.size > FILE_LIMIT) return settled(refusedFile("TOO_LARGE"));
  if (input.size === 0) return settled(refusedFile("EMPTY"));
  return takeStretch({ ...context, files: fileStore() }, place, input, request);
}

async function takeStretch(
  context: CommandContext & { files: FileStore },
  place: FilePlace,
  input: UploadInput,
  request: Request,
): Promise<Response> {
  const expected = input.key.startsWith("x-") ? undefined : input.key;
  const known = expected ? await sameFile(context.db, context.actor.id, place, expected) : null;
  if (known) return answer({ file: known }, 200);
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length >= 0 && length <= STRETCH_LIMIT)) return said("Phần tệp gửi lên quá lớn.", 413);
  const wait = length > 0 ? await sharedUploadLimits().take(context.actor.id, length) : 0;
  if (wait > 0) return said(`Đã tải lên nhiều trong một giờ qua. Tải tiếp sau ${waitInWords(wait)}.`, 429);
  const stage = await openStage(environment().incomingFolder, {
    userId: context.actor.id,
    assignmentId: place.assignmentId,
    key: input.key,
  });
  return alone(`${context.actor.id}/${place.assignmentId}/${input.key}`, async () => {
    const arrived = await stage.size();
    if (arrived !== input.offset) return goOn(arrived);
    const more = await stageMore(stage, request.body);
    if (more === null) return goOn(await stage.size());
    if (!more.ok) return settled(more);
    if (more.value.size > input.size) return startOver(stage);
    if (more.value.size < input.size) return goOn(more.value.size);
    return settled(await takeIn(context, place, { name: input.name, stage, expected }));
  });
}

/** What has arrived is more than was announced: pieces of two files under one key. */
async function startOver(stage: Stage): Promise<Response> {
  await stage.discard();
  return goOn(0);
}

function settled(outcome: Result<OfferedFile>): Response {
  if (outcome.ok) return answer({ file: outcome.value }, 201);
  return said(sentenceFor(outcome), outcome.code === "FORBIDDEN" ? 403 : 422);
}

/** The place of an upload about a part, or (null) of a document of the uploader's agency; null when there is no such place. */
export async function filePlace(context: CommandContext, assignmentId: number | null): Promise<FilePlace | null> {
  const { agencyId } = context.actor;
  if (assignmentId === null) return agencyId === null ? null : { agencyId, assignmentId, taskId: null };
  const row = await context.db.assignment.findFirst({
    where: { id: assignmentId },
    select: { id: true, agencyId: true, taskId: true },
  });
  return row && { assignmentId: row.id, agencyId: row.agencyId, taskId: row.taskId };
}

const busy = new Map<string, Promise<unknown>>();

/** Stretches of the same file one after the other: the same file may be sent from two windows at once. */
async function alone<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = busy.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  busy.set(key, mine);
  try {
    return await mine;
  } finally {
    if (busy.get(key) === mine) busy.delete(key);
  }
}
