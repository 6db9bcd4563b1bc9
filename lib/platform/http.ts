/** Headers that only this server may set; whatever a client sends under these names is dropped before anyone reads it. */
export const OWN_HEADERS = ["x-client-address", "x-request-id", "x-nonce", "x-pathname"] as const;

/** What a reverse proxy adds; believed only where one of ours stands in front. */
export const FORWARDED_HEADERS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
] as const;

/**
 * The client's address: the socket's own, or with `hops` reverse proxies of ours in front the entry of X-Forwarded-For that the
 * outermost of them wrote. What stands further left was written by the client, and is not believed.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  hops: number,
): string {
  const chain = (forwardedFor ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const socket = plainAddress(socketAddress ?? "unknown");
  if (hops === 0) return socket;
  return plainAddress([...chain, socket].at(-1 - hops) ?? chain[0] ?? socket);
}

/** IPv4 in IPv6 clothes reads the same as without, so that one client is one key. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, "");
}

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The id of a request: the proxy's own where one of ours stands in front and its id is fit for a log line, else a new one. */
export function requestIdFrom(incoming: string | undefined, hops: number): string {
  return hops > 0 && incoming && REQUEST_ID.test(incoming) ? incoming : crypto.randomUUID();
}

/**
 * Whether a request that changes something was sent by a page of this site. Browsers say with every POST where it comes from;
 * what does not say so is not let in. (Server actions are checked by Next itself.)
 */
export function fromThisSite(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  // A reverse proxy of ours may say what the browser asked for; scripts/serve.ts lets no other's word through.
  return new URL(origin).host === (request.headers.get("x-forwarded-host") ?? request.headers.get("host"));
}

/**
 * The name a browser keeps a file under, RFC 6266: plain letters for the old, the name itself in UTF-8 for all others (RFC 5987).
 */
export function contentDisposition(kind: "attachment" | "inline", name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, (letter) => (letter === "đ" ? "d" : "D"))
    .replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/**
 * The stretch of bytes that a Range header asks for, both ends counted (RFC 9110, 14.1.2). Null when it asks for none, or for
 * something that may be answered with the whole: several stretches, other units.
 */
export function rangeOf(header: string | null, size: number): { from: number; to: number } | "unsatisfiable" | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return null;
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return from >= size || (first === "" && last === "0") ? "unsatisfiable" : { from, to };
}
