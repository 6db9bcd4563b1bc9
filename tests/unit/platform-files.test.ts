import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AwsV4Signer } from "aws4fetch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnvironment } from "../../lib/platform/env.ts";
import { openFileStore } from "../../lib/platform/files.ts";

const folder = mkdtempSync(join(tmpdir(), "da06-store-"));
const given = join(folder, "given");
const content = Buffer.from("Báo cáo kết quả thực hiện tháng 10/2023".repeat(100));
const sha256 = createHash("sha256").update(content).digest("hex");
const KEY = "an/key";
const SECRET = "a+secret/of the store";

let server: Server;
let bucket: Map<string, Buffer>;
let address: string;

/** A store as S3 is spoken to: it checks the signature of each request, and the hash of what it is given. */
async function answer(request: IncomingMessage): Promise<{ status: number; body?: Buffer | undefined }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  if (request.headers.authorization !== (await signatureOf(request))) return { status: 403 };
  const path = request.url ?? "";
  const stored = bucket.get(path);
  if (!path.startsWith("/evidence/")) return { status: 404 };
  switch (request.method) {
    case "PUT":
      if (Number(request.headers["content-length"]) !== body.length) return { status: 411 };
      if (createHash("sha256").update(body).digest("hex") !== request.headers["x-amz-content-sha256"])
        return { status: 400 };
      bucket.set(path, body);
      return { status: 200 };
    case "DELETE":
      bucket.delete(path);
      return { status: 204 };
    default: {
      const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "");
      if (!stored) return { status: 404 };
      return range
        ? { status: 206, body: stored.subarray(Number(range[1]), Number(range[2]) + 1) }
        : { status: 200, body: stored };
    }
  }
}

async function signatureOf(request: IncomingMessage): Promise<string | null> {
  const { host, range, ...headers } = request.headers;
  const signer = new AwsV4Signer({
    method: request.method ?? "GET",
    url: `http://${host}${request.url}`,
    headers: {
      "x-amz-content-sha256": String(headers["x-amz-content-sha256"]),
      ...(range && { range }),
      ...(headers["content-type"] && { "content-type": headers["content-type"] }),
    },
    accessKeyId: KEY,
    secretAccessKey: SECRET,
    service: "s3",
    region: "vn-1",
    datetime: String(headers["x-amz-date"]),
  });
  return (await signer.sign()).headers.get("authorization");
}

beforeAll(async () => {
  writeFileSync(given, content);
  bucket = new Map();
  server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => response.writeHead(status).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  address = `http://${encodeURIComponent(KEY)}:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/evidence?region=vn-1`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const STORES = [
  ["a folder", () => pathToFileURL(join(folder, "store")).href],
  ["a bucket", () => address],
] as const;

describe.each(STORES)("files in %s", (_name, url) => {
  const store = () => openFileStore(url());
  const text = async (stream: ReadableStream<Uint8Array> | null) =>
    stream && Buffer.from(await new Response(stream).arrayBuffer()).toString();

  it("lie there once they are put, whole and in parts, however often", async () => {
    expect(await store().has(sha256)).toBe(false);
    expect(await store().read(sha256)).toBeNull();
    await store().put(sha256, given);
    await store().put(sha256, given);
    expect(await store().has(sha256)).toBe(true);
    expect(await text(await store().read(sha256))).toBe(content.toString());
    expect(await text(await store().read(sha256, { from: 10, to: 19 }))).toBe(content.subarray(10, 20).toString());
  });

  it("go when they are removed, and removing again does nothing", async () => {
    await store().remove(sha256);
    await store().remove(sha256);
    expect(await store().has(sha256)).toBe(false);
  });
});

describe("a folder", () => {
  it("is for the product's own user only, and holds nothing half-written", async () => {
    const place = join(folder, "own");
    const store = openFileStore(pathToFileURL(place).href);
    await store.put(sha256, given);
    await expect(store.put(sha256, join(folder, "missing"))).rejects.toThrow(/ENOENT/);
    const within = join(place, sha256.slice(0, 2));
    expect(readdirSync(within)).toEqual([sha256]);
    expect(statSync(within).mode & 0o777).toBe(0o700);
    expect(statSync(join(within, sha256)).mode & 0o777).toBe(0o600);
  });
});

describe("a bucket", () => {
  it("that refuses is an error without its secret in it", async () => {
    const wrong = openFileStore(address.replace("region=vn-1", "region=vn-2"));
    await expect(wrong.has(sha256)).rejects.toThrow(/^The file store answered 403 to HEAD [0-9a-f]{64}\.$/);
    const nowhere = openFileStore(address.replace("/evidence", "/nowhere"));
    await expect(nowhere.put(sha256, given)).rejects.toThrow("no such bucket");
  });
});

describe("FILES_URL", () => {
  const usable = {
    DATABASE_URL: "postgresql://a:b@127.0.0.1/c",
    NEXTAUTH_SECRET: "s".repeat(32),
    DATA_DIR: "/srv/data",
  };

  it("is a folder of the installation unless told otherwise", () => {
    expect(readEnvironment(usable)).toMatchObject({
      filesUrl: "file:///srv/data/files",
      incomingFolder: "/srv/data/files/incoming",
    });
    expect(readEnvironment({ ...usable, FILES_URL: "file:///srv/evidence" })).toMatchObject({
      filesUrl: "file:///srv/evidence",
      incomingFolder: "/srv/evidence/incoming",
    });
  });

  it("may be a bucket, with its key and secret; uploads on their way stay on this machine", () => {
    const url = "https://key:secret@s3.example/evidence";
    expect(readEnvironment({ ...usable, FILES_URL: url })).toMatchObject({
      filesUrl: url,
      incomingFolder: "/srv/data/files/incoming",
    });
    for (const wrong of [
      "https://s3.example/evidence",
      "https://key:hush@s3.example/",
      "ftp://key:hush@s3.example/a",
    ]) {
      expect(() => readEnvironment({ ...usable, FILES_URL: wrong })).toThrow(/^(?!.*hush).*FILES_URL/);
    }
  });
});
