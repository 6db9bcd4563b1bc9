import { visitorContext } from "../people/session.ts";
import { contentDisposition } from "../platform/http.ts";
import { recordDownload } from "./register.ts";
import { readIssuedFile } from "./register-queries.ts";

/** What a Word file is called by its type. */
export const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const plain = (message: string, status: number) =>
  new Response(`${message}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** The very file of an issued document (GET /api/documents/<id>), for everyone signed in; every copy goes on record. */
export async function sendIssuedDocument(request: Request, idText: string): Promise<Response> {
  const context = await visitorContext();
  if (context === null) {
    const { pathname } = new URL(request.url);
    return new Response(null, { status: 303, headers: { location: `/login?next=${encodeURIComponent(pathname)}` } });
  }
  const document = /^[1-9]\d{0,8}$/.test(idText) ? await readIssuedFile(context.db, Number(idText)) : null;
  if (document === null) return plain("Không tìm thấy văn bản này.", 404);
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
