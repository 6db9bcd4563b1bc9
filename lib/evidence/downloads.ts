import { visitorContext } from "../people/session.ts";
import { fileStore } from "../platform/files.ts";
import { contentDisposition, rangeOf } from "../platform/http.ts";
import { requestLog } from "../platform/log.ts";
import { recordDownload } from "./commands.ts";
import { type FileDetail, readFile } from "./queries.ts";
import { FORMATS, mayBeShown } from "./rules.ts";

/** A sentence in place of a file. */
const plain = (message: string, status: number, headers: Record<string, string> = {}) =>
  new Response(`${message}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });

/** Whatever the bytes are, nothing in them runs, loads or reaches this site. */
const SANDBOX = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'";

/**
 * A file for whoever may see it (GET /api/files/<id>), as a download; pictures with ?show=1 in the browser. For others it does not
 * exist. Every copy goes on record.
 */
export async function sendFile(request: Request, idText: string): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const context = await visitorContext();
  if (context === null) {
    return new Response(null, { status: 303, headers: { location: `/login?next=${encodeURIComponent(pathname)}` } });
  }
  const id = /^[1-9]\d{0,8}$/.test(idText) ? Number(idText) : null;
  const file = id === null ? null : await readFile(context.db, context.actor, id);
  if (file === null) return plain("Không tìm thấy tệp, hoặc tệp không thuộc phạm vi được xem.", 404);
  const etag = `"${file.sha256}"`;
  if (request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers: { etag } });
  // A part of what has since been replaced would be a part of nothing; here nothing is ever replaced, but the browser may ask.
  const condition = request.headers.get("if-range");
  const range = condition === null || condition === etag ? rangeOf(request.headers.get("range"), file.size) : null;
  if (range === "unsatisfiable")
    return plain("Không có phần tệp này.", 416, { "content-range": `bytes */${file.size}` });
  const body = await fileStore().read(file.sha256, range ?? undefined);
  if (body === null) {
    requestLog(context.origin.requestId).error({ fileId: file.id, sha256: file.sha256 }, "a file is not in the store");
    return plain("Tệp này hiện không có trong kho lưu trữ. Đề nghị báo quản trị hệ thống.", 404);
  }
  await recordDownload(context, file);
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headersOf(file, searchParams.has("show") && mayBeShown(file.format)),
      etag,
      "content-length": String(range ? range.to - range.from + 1 : file.size),
      ...(range && { "content-range": `bytes ${range.from}-${range.to}/${file.size}` }),
    },
  });
}

function headersOf(file: FileDetail, shown: boolean): Record<string, string> {
  return {
    "content-type": FORMATS[file.format].type,
    "content-disposition": contentDisposition(shown ? "inline" : "attachment", file.name),
    "content-security-policy": SANDBOX,
    "x-content-type-options": "nosniff",
    "accept-ranges": "bytes",
    // Kept by the person's own browser only, and asked for again: what may be seen today may be withdrawn tomorrow.
    "cache-control": "private, no-cache",
  };
}
