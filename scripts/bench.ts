import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { benchCharts } from "./bench/charts.ts";
import { startConstant } from "./bench/constant.ts";
import { benchDocuments } from "./bench/documents.ts";
import { startEmptyPage } from "./bench/empty-page.ts";
import { type Answer, ask, type Figures, figuresOf, load, type Sample, type Target } from "./bench/load.ts";
import { signIn } from "./bench/sign-in.ts";
import { benchSweep } from "./bench/sweep.ts";
import { Refusal, run, say, step } from "./lifecycle.ts";
import { PROJECT } from "./place.ts";
import { startSampleServer } from "./sample-server.ts";

/** Who asks: the secretariat, whose pages hold the most. */
const USERNAME = "thuong-truc";

let served: Promise<string> | null = null;

/** The demo's address, served once for all parts that ask it. */
function sampleServer(): Promise<string> {
  served ??= startSampleServer();
  return served;
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  pages: benchPages,
  documents: () => benchDocuments(sampleServer()),
  charts: () => benchCharts(sampleServer()),
  sweep: benchSweep,
};

/** The pages that are measured, each with something that only the right page holds. */
const PAGES: readonly { path: string; holds: string }[] = [
  { path: "/", holds: "data-headline" },
  { path: "/tasks", holds: 'data-task="26"' },
  { path: "/tasks/16", holds: "dien-bien" },
  { path: "/charts", holds: "Số liệu tính đến ngày" },
];

const CONCURRENCY = [1, 8] as const;

/** The page and its floors take turns, so that a machine that is busy for a while is busy for all three. */
const ROUNDS = 3;
const TURN_SECONDS = 1;
const WARM_UP_SECONDS = 0.6;

type Row = { path: string; concurrency: number; page: Figures; empty: Figures; constant: Figures };

/** `npm run bench`: the main pages, the files made of them, then the morning sweep; `-- pages` and the like measure one of them. */
run(async () => {
  const wanted = process.argv[2];
  if (wanted && !(wanted in PARTS)) {
    throw new Refusal(`There is no “${wanted}” to measure; choose ${Object.keys(PARTS).join(", ")}.`);
  }
  for (const [name, measure] of Object.entries(PARTS)) if (!wanted || wanted === name) await measure();
  return 0;
});

/**
 * What the main pages cost, each beside two floors measured in the same minute. Milliseconds say more about the machine than about
 * the product; the ratios are what one run can be compared with another by.
 */
async function benchPages(): Promise<void> {
  const url = await sampleServer();
  const empty = await startEmptyPage();
  const cookie = await step(`Signed in as ${USERNAME}`, () => signIn(url, USERNAME));
  const answers = new Map<string, Answer>();
  for (const page of PAGES) answers.set(page.path, await capture({ url: url + page.path, cookie }, page.holds));
  const constant = await startConstant(answers);

  printConditions();
  const rows: Row[] = [];
  for (const concurrency of CONCURRENCY) {
    for (const { path } of PAGES) {
      const [page, first, second] = await takeTurns(
        [{ url: url + path, cookie }, { url: empty }, { url: constant + path }],
        concurrency,
      );
      if (page && first && second) rows.push({ path, concurrency, page, empty: first, constant: second });
      say(`measured ${path} at concurrency ${concurrency}`);
    }
  }
  print(rows, answers);
}

/** Asks for a page once, and makes sure that it is the page. */
async function capture(target: Target, holds: string): Promise<Answer> {
  const answer = await ask(target);
  const html = answer.headers["content-encoding"] === "gzip" ? gunzipSync(answer.body) : answer.body;
  if (answer.status !== 200 || !html.includes(holds)) {
    throw new Refusal(`${target.url} answered ${answer.status} without “${holds}”: look at that page first.`);
  }
  return answer;
}

async function takeTurns(targets: readonly Target[], concurrency: number): Promise<Figures[]> {
  for (const target of targets) await load(target, concurrency, WARM_UP_SECONDS);
  const samples: Sample[][] = targets.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, target] of targets.entries()) {
      samples[index]?.push(await load(target, concurrency, TURN_SECONDS));
    }
  }
  return samples.map(figuresOf);
}

function printConditions(): void {
  const processors = cpus();
  const version = (name: string): string =>
    JSON.parse(readFileSync(join(PROJECT, `node_modules/${name}/package.json`), "utf8")).version;
  const busy = loadavg()[0] ?? 0;
  say(`
Machine     ${processors.length} × ${processors[0]?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}
Load        ${busy.toFixed(1)} on ${processors.length} processors before measuring${busy > processors.length ? " – busy: run again when it is quiet" : ""}
Versions    Node ${process.versions.node}, Next ${version("next")}, React ${version("react")}
Data        the demo, on a database of its own; schedules off; signed in as ${USERNAME}
Load        closed loop over kept connections on 127.0.0.1, gzip, ${ROUNDS} × ${TURN_SECONDS} s each in turn after ${WARM_UP_SECONDS} s of warming up
Floor 1     an empty dynamic page of the same Next, in an application and a process of its own
Floor 2     the bytes of the same page from memory, by a bare node:http server
The load runs on the same machine and takes its share of the processors.
`);
}

function print(rows: readonly Row[], answers: ReadonlyMap<string, Answer>): void {
  const heads = ["page", "conc.", "", "requests", "req/s", "p50 ms", "p99 ms", "page ÷ floor: req/s", "p50", "p99"];
  const lines = rows.flatMap(({ path, concurrency, page, empty, constant }) => [
    [path, String(concurrency), "page", ...numbers(page), "", "", ""],
    ["", "", "floor 1", ...numbers(empty), ...ratios(page, empty)],
    ["", "", "floor 2", ...numbers(constant), ...ratios(page, constant)],
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)));
  const align = (line: readonly string[]) =>
    line
      .map((cell, column) =>
        column === 0 || column === 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  say(`\n${align(heads)}\n${widths.map((width) => "─".repeat(width)).join("──")}`);
  for (const line of lines) say(align(line));
  const sizes = [...answers].map(([path, { body }]) => `${path} ${(body.length / 1024).toFixed(1)} kB`);
  const total = rows.reduce(
    (sum, { page, empty, constant }) => sum + page.requests + empty.requests + constant.requests,
    0,
  );
  say(`\nCompressed pages: ${sizes.join(", ")}. ${total} requests in all, every one answered 200.`);
}

function numbers({ requests, perSecond, p50, p99 }: Figures): string[] {
  const ms = (value: number) => value.toFixed(value < 1 ? 2 : 1);
  return [String(requests), perSecond.toFixed(perSecond < 100 ? 1 : 0), ms(p50), ms(p99)];
}

function ratios(page: Figures, floor: Figures): string[] {
  return [
    (page.perSecond / floor.perSecond).toFixed(3),
    `${(page.p50 / floor.p50).toFixed(1)}×`,
    `${(page.p99 / floor.p99).toFixed(1)}×`,
  ];
}
