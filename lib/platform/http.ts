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
