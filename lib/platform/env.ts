import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date like 2023-10-10");

/** An empty variable counts as an absent one: `APP_TODAY= npm start` means "no APP_TODAY". */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema);

/** A header is one line: nothing in it may begin another. */
const sender = z.string().regex(/^[^\r\n<>@]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, {
  error: "must look like da06@bacgiang.gov.vn or Theo dõi Đề án 06 <da06@bacgiang.gov.vn>",
});

const isBucket = (url: URL) => url.username !== "" && url.password !== "" && url.pathname.length > 1;

const variables = z
  .object({
    DATABASE_URL: given(
      z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host:5432/name" }),
    ),
    APP_MODE: given(z.enum(["production", "demo", "development", "test"]).default("production")),
    APP_TODAY: given(isoDate.optional()),
    NEXTAUTH_SECRET: given(z.string().min(32, "must have at least 32 characters")),
    NEXTAUTH_URL: given(z.url({ protocol: /^https?$/ }).optional()),
    FILES_URL: given(
      z
        .url({ protocol: /^(file|https?)$/, error: "must look like file:///folder or https://key:secret@host/bucket" })
        .refine((url) => url.startsWith("file:") || isBucket(new URL(url)), {
          error: "must name key, secret and bucket: https://key:secret@host/bucket",
        })
        .optional(),
    ),
    DATA_DIR: given(z.string().default(".data")),
    TRUST_PROXY_HOPS: given(z.coerce.number().int().min(0).max(10).default(0)),
    SMTP_URL: given(
      z
        .url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@host:587 or smtps://…" })
        .refine((text) => /^smtps?:\/\/[^/?#]+\/?$/.test(text), { error: "takes no path and no options" })
        .optional(),
    ),
    MAIL_FROM: given(sender.optional()),
    JOBS: given(z.enum(["on", "off"]).default("on")),
  })
  .refine((read) => !read.SMTP_URL || read.MAIL_FROM, {
    path: ["MAIL_FROM"],
    message: "is needed beside SMTP_URL: every e-mail says from whom it is",
  })
  .refine((read) => !read.SMTP_URL || read.NEXTAUTH_URL, {
    path: ["NEXTAUTH_URL"],
    message: "is needed beside SMTP_URL: every e-mail links to where the work is done",
  })
  .refine((read) => !(read.APP_MODE === "production" && read.APP_TODAY), {
    path: ["APP_TODAY"],
    message: "is refused when APP_MODE is production: the records would carry a date that never was",
  });

/** What the process was told from outside, checked once. */
export type Environment = {
  databaseUrl: string;
  mode: "production" | "demo" | "development" | "test";
  /** True for the demo only: its notices and its sample people show. */
  demoMode: boolean;
  /** A day to stand still on (demo, tests); null: the real one. */
  today: string | null;
  /** Seals the session cookies. */
  authSecret: string;
  /** The address people type, e.g. https://da06.bacgiang.gov.vn; null when nobody said. */
  publicUrl: string | null;
  /** Cookies go over TLS only: when the public address is https. */
  secureCookies: boolean;
  /** Where files lie: a folder (file:) or a bucket of an S3-compatible store (https:). */
  filesUrl: string;
  /** A folder of this machine for uploads on their way. */
  incomingFolder: string;
  /** How many reverse proxies of ours stand in front; 0: the socket's own address is the client's. */
  trustedProxyHops: number;
  /** Where e-mail goes out; null: none is written. */
  mail: MailSettings | null;
  /** Whether this process runs the schedules. */
  jobs: boolean;
};

/** The mail server with user and password inside (a secret), and whom e-mail is from. */
export type MailSettings = { url: string; from: string };

/** Reads an environment; throws one error that names every variable it refuses, and why. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const read = variables.safeParse(source);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not usable: ${problems.join("; ")}.`);
  }
  const values = read.data;
  const ownFiles = resolve(values.DATA_DIR, "files");
  const filesUrl = values.FILES_URL ?? pathToFileURL(ownFiles).href;
  return {
    databaseUrl: values.DATABASE_URL,
    mode: values.APP_MODE,
    demoMode: values.APP_MODE === "demo",
    today: values.APP_TODAY ?? null,
    authSecret: values.NEXTAUTH_SECRET,
    publicUrl: values.NEXTAUTH_URL ?? null,
    secureCookies: values.NEXTAUTH_URL?.startsWith("https://") ?? false,
    filesUrl,
    incomingFolder: filesUrl.startsWith("file:") ? fileURLToPath(`${filesUrl}/incoming`) : join(ownFiles, "incoming"),
    trustedProxyHops: values.TRUST_PROXY_HOPS,
    mail: values.SMTP_URL && values.MAIL_FROM ? { url: values.SMTP_URL, from: values.MAIL_FROM } : null,
    jobs: values.JOBS === "on",
  };
}

let cached: Environment | undefined;

/** The environment of this process; read when first asked for, so that a build needs none. */
export function environment(): Environment {
  cached ??= readEnvironment(process.env);
  return cached;
}
