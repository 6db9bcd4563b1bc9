import type { OfferedFile } from "../../lib/evidence/queries.ts";
import type { UploadAnswer } from "../../lib/evidence/uploads.ts";

/** What became of an upload: kept, refused for good, or stopped and to be taken up again from where it is. */
export type SentFile =
  | { kind: "kept"; file: OfferedFile }
  | { kind: "refused"; message: string }
  | { kind: "stopped"; message: string };

/** One request carries so much, in bytes: small enough to arrive over a thin line before it breaks. */
const STRETCH = 1024 * 1024;

/** A request that fails is repeated so often, each time after twice the wait. */
const TRIES = 5;
const FIRST_WAIT_MS = 500;

/** Answers after which the same file may be sent on later. */
const FOR_NOW = [401, 408, 429];

const LOST = "Mất kết nối. Phần đã tải lên vẫn còn; bấm “Tải tiếp” khi có mạng.";

/**
 * Sends a file about a part, or (null) as a document of the sender's agency, stretch by stretch, from where an earlier try broke off. `onSent` is told how many bytes have
 * arrived. Never throws.
 */
export async function sendFile(
  file: File,
  assignmentId: number | null,
  { onSent, signal }: { onSent: (bytes: number) => void; signal: AbortSignal },
): Promise<SentFile> {
  const key = await keyOf(file);
  const address = (offset: number) =>
    `/api/files?${new URLSearchParams({
      ...(assignmentId !== null && { assignment: String(assignmentId) }),
      name: file.name,
      size: String(file.size),
      offset: String(offset),
      key,
    })}`;
  // An empty stretch asks what has arrived already.
  let stretch = file.slice(0, 0);
  let offset = 0;
  for (let failures = 0; failures <= TRIES; ) {
    const answer = await post(address(offset), stretch, signal);
    if (signal.aborted) return { kind: "stopped", message: "" };
    if (answer === null) {
      failures += 1;
      await pause(FIRST_WAIT_MS * 2 ** failures, signal);
      continue;
    }
    if ("file" in answer.body) return { kind: "kept", file: answer.body.file };
    if ("message" in answer.body) {
      return { kind: FOR_NOW.includes(answer.status) ? "stopped" : "refused", message: answer.body.message };
    }
    // Going nowhere counts as failing, so that two windows sending one file do not keep each other going for ever.
    failures = answer.body.offset > offset ? 0 : failures + (stretch.size > 0 ? 1 : 0);
    offset = answer.body.offset;
    onSent(offset);
    stretch = file.slice(offset, offset + STRETCH);
  }
  return { kind: "stopped", message: LOST };
}

type Answered = { status: number; body: UploadAnswer };

/** Null when there was no answer, or none that helps. */
async function post(address: string, body: Blob, signal: AbortSignal): Promise<Answered | null> {
  try {
    const response = await fetch(address, { method: "POST", body, signal });
    return response.status >= 500 ? null : { status: response.status, body: await response.json() };
  } catch {
    return null;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
    // Back on the line: no need to wait out the rest.
    window.addEventListener("online", () => resolve(), { once: true, signal });
  });
}

/**
 * By what the pieces of a file are known to belong together: its SHA-256, by which an upload is also taken up again after the page was
 * closed. Browsers compute it over TLS only (and on localhost); elsewhere a random key holds as long as the page.
 */
async function keyOf(file: File): Promise<string> {
  const known = keys.get(file);
  if (known) return known;
  const key = globalThis.crypto.subtle
    ? hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))
    : `x-${hex(crypto.getRandomValues(new Uint8Array(18)).buffer)}`;
  keys.set(file, key);
  return key;
}

const keys = new WeakMap<File, string>();

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
