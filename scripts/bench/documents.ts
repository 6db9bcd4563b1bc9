import { cpus, loadavg } from "node:os";
import { Refusal, say, step } from "../lifecycle.ts";
import { signIn } from "./sign-in.ts";

/** The files that are measured: read from the database, made and sent, as whoever clicks waits for them. */
const FILES = [
  "tasks.docx",
  "tasks.xlsx",
  "tasks.csv",
  "reports.xlsx",
  "agencies.xlsx",
  "consolidated-2023-09.docx",
  "consolidated-2023-10.docx",
] as const;

const ROUNDS = 30;
const WARM_UP = 3;

/** Nobody waits longer for a file. */
const LIMIT_MS = 1000;

type Row = { file: string; p50: number; most: number; first: number; bytes: number };

/** How long the demo's files take, one at a time; refuses when any takes a second. */
export async function benchDocuments(server: Promise<string>): Promise<void> {
  const url = await server;
  const cookie = await step("Signed in as thuong-truc", () => signIn(url, "thuong-truc"));
  say(`
Machine     ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}; load ${(loadavg()[0] ?? 0).toFixed(1)} before measuring
Data        the demo; every file asked for ${ROUNDS} times, one at a time, after ${WARM_UP}; “first” is the first of all
`);
  const rows: Row[] = [];
  for (const file of FILES) rows.push(await measure(`${url}/api/exports/${file}`, file, cookie));
  for (const { file, p50, most, first, bytes } of rows) {
    const ms = (value: number) => `${value.toFixed(0).padStart(5)} ms`;
    say(
      `${file.padEnd(28)} p50 ${ms(p50)}  most ${ms(most)}  first ${ms(first)}  ${(bytes / 1024).toFixed(0).padStart(4)} kB`,
    );
  }
  const slow = rows.filter(({ most }) => most >= LIMIT_MS);
  if (slow.length > 0) throw new Refusal(`A second and more: ${slow.map(({ file }) => file).join(", ")}.`);
}

async function measure(address: string, file: string, cookie: string): Promise<Row> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const before = performance.now();
    const answer = await fetch(address, { headers: { cookie } });
    bytes = (await answer.arrayBuffer()).byteLength;
    times.push(performance.now() - before);
    if (answer.status !== 200) throw new Refusal(`${address} answered ${answer.status}.`);
  }
  const [first = 0] = times;
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  return { file, p50: sorted[Math.floor(sorted.length / 2)] ?? 0, most: sorted.at(-1) ?? 0, first, bytes };
}
