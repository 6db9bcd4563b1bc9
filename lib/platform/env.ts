import { z } from "zod";

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date like 2023-10-10");

/** An empty variable counts as an absent one: `APP_TODAY= npm start` means "no APP_TODAY". */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema);

const variables = z
  .object({
    DATABASE_URL: given(
      z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgresql://user:password@host:5432/name" }),
    ),
    APP_MODE: given(z.enum(["production", "demo", "development", "test"]).default("production")),
    APP_TODAY: given(isoDate.optional()),
    NEXTAUTH_SECRET: given(z.string().min(32, "must have at least 32 characters")),
    NEXTAUTH_URL: given(z.url({ protocol: /^https?$/ }).optional()),
    TRUST_PROXY_HOPS: given(z.coerce.number().int().min(0).max(10).default(0)),
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
  /** How many reverse proxies of ours stand in front; 0: the socket's own address is the client's. */
  trustedProxyHops: number;
};

/** Reads an environment; throws one error that names every variable it refuses, and why. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const read = variables.safeParse(source);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`The environment is not usable: ${problems.join("; ")}.`);
  }
  const values = read.data;
  return {
    databaseUrl: values.DATABASE_URL,
    mode: values.APP_MODE,
    demoMode: values.APP_MODE === "demo",
    today: values.APP_TODAY ?? null,
    authSecret: values.NEXTAUTH_SECRET,
    publicUrl: values.NEXTAUTH_URL ?? null,
    secureCookies: values.NEXTAUTH_URL?.startsWith("https://") ?? false,
    trustedProxyHops: values.TRUST_PROXY_HOPS,
  };
}

let cached: Environment | undefined;

/** The environment of this process; read when first asked for, so that a build needs none. */
export function environment(): Environment {
  cached ??= readEnvironment(process.env);
  return cached;
}
