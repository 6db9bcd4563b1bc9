import { openAsBlob } from "node:fs";
import { AwsClient } from "aws4fetch";
import type { FileStore } from "./files.ts";

/** A store that does not answer is asked this many times more, each time waiting twice as long. */
const RETRIES = 3;

/** How long one answer may take, in milliseconds: 20 MB over a slow line of the data centre. */
const PATIENCE = 120_000;

/**
 * Files in one bucket of an S3-compatible store, addressed by path (https://key:secret@host/bucket/folder?region=…).
 * Throws when the store refuses or does not answer.
 */
export function openBucket(address: string): FileStore {
  const url = new URL(address);
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: "s3",
    region: url.searchParams.get("region") ?? "us-east-1",
    retries: RETRIES,
  });
  const base = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
  const ask = async (method: string, sha256: string, about: RequestInit = {}): Promise<Response> => {
    const place = `${base}/${sha256.slice(0, 2)}/${sha256}`;
    const answer = await client.fetch(place, { method, signal: AbortSignal.timeout(PATIENCE), ...about });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    // Without the address: the key and the secret stand in it.
    throw new Error(`The file store answered ${answer.status} to ${method} ${sha256}.`);
  };
  return {
    async put(sha256, path) {
      const answer = await ask("PUT", sha256, {
        // Read from the disk as it is sent, with its length known beforehand, which the store asks for.
        body: await openAsBlob(path),
        // The store itself then refuses what arrives damaged.
        headers: { "x-amz-content-sha256": sha256, "content-type": "application/octet-stream" },
      });
      if (!answer.ok) throw new Error("The file store has no such bucket.");
      await answer.body?.cancel();
    },
    async has(sha256) {
      return (await ask("HEAD", sha256)).ok;
    },
    async read(sha256, range) {
      const answer = await ask("GET", sha256, range && { headers: { range: `bytes=${range.from}-${range.to}` } });
      if (answer.ok) return answer.body;
      await answer.body?.cancel();
      return null;
    },
    async remove(sha256) {
      await (await ask("DELETE", sha256)).body?.cancel();
    },
  };
}
