import { visitorContext } from "../people/session.ts";
import { contentDisposition } from "../platform/http.ts";
import { readableKinds } from "./policy.ts";
import { recordDownload } from "./register.ts";
import { readIssuedFile } from "./register-queries.ts";

/** What a Word file is called by its type. */
export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What is not there, or not there for who asks, in a plain sentence. */
export function notFoundText(message: string): Response {
  return new Response(`${message}\n`, {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

/** Where a download asked for without a session leads, and back afterwards. */
export function toSignIn(request: Request): Response {
  const { pathname } = new URL(request.url);
  return new Response(null, { status: 303, headers: { location: `/login?next=${encodeURIComponent(pathname)}` } });
}

/** The very file of an issued document (GET /api/documents/<id>), for whoever reads it on the register; every copy goes on record. */
export async function sendIssuedDocument(request: Request, idText: string): Promise<Response> {
  const context = await visitorContext();
  if (context === null) return toSignIn(request);
  const kinds = readableKinds(context.actor);
  const document = /^[1-9]\d{0,8}$/.test(idText)
    ? await readIssuedFile(context.db, { id: Number(idText), kinds })
    : null;
  if (document === null) return notFoundText("Không tìm thấy văn bản này.");
  await recordDownload(context, document);
  return wordFile(document.file, document.fileName);
}

/** A Word file as a download, never opened in the browser. */
export function wordFile(bytes: Uint8Array, name: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": WORD_TYPE,
      "content-disposition": contentDisposition("attachment", name),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
