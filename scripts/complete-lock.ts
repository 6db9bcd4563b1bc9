import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, say } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";

type Entry = {
  version?: string;
  cpu?: string[];
  dev?: boolean;
  libc?: string[];
  optional?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const PROCESSORS = ["arm64", "x64", "ia32", "ppc64", "riscv64", "s390x", "wasm32", "arm"];

/**
 * Adds to package-lock.json the optional packages of other systems that a registry mirror does not hold. `npm install` leaves
 * them out without a word there, and `npm ci` then refuses the lock everywhere. Where they are wanted they are fetched as usual.
 */
function complete(lock: Lock): string[] {
  const added: string[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const key = `node_modules/${name}`;
      const known = key in lock.packages || `${path}/${key}` in lock.packages;
      const parts = name.split("/").at(-1)?.split("-") ?? [];
      const os = SYSTEMS.find((system) => parts.includes(system));
      const cpu = PROCESSORS.find((processor) => parts.includes(processor));
      if (known || !cpu || !/^\d[\w.+-]*$/.test(version)) continue;
      const libc = os === "linux" ? (parts.some((part) => part.startsWith("musl")) ? "musl" : "glibc") : undefined;
      lock.packages[key] = {
        version,
        cpu: [cpu],
        ...(entry.dev && { dev: true }),
        ...(libc && { libc: [libc] }),
        optional: true,
        ...(os && { os: [os] }),
      };
      added.push(name);
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
  );
  return added;
}

/** `npm run lock:complete`, after npm install changed package-lock.json on a closed network. */
run(async () => {
  const file = join(PROJECT, "package-lock.json");
  const lock: Lock = JSON.parse(readFileSync(file, "utf8"));
  const added = complete(lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(added.length === 0 ? "package-lock.json is complete." : `Added to package-lock.json: ${added.join(", ")}`);
  return 0;
});
