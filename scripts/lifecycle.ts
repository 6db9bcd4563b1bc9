import { styleText } from "node:util";

/** A failure that needs no stack: one sentence that says what happened and what to do. */
export class Refusal extends Error {}

type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];
let ending: Promise<void> | undefined;

/**
 * Registers what must be undone however this process ends (done, failed, Ctrl-C, SIGTERM, terminal closed). Undone in reverse
 * order. Gives a function that undoes it now, once.
 */
export function onExit(cleanup: Cleanup): () => Promise<void> {
  let done = false;
  const once = async () => {
    if (done) return;
    done = true;
    await cleanup();
  };
  cleanups.push(once);
  return once;
}

function undoEverything(): Promise<void> {
  ending ??= (async () => {
    for (const cleanup of cleanups.reverse()) {
      try {
        await cleanup();
      } catch (error) {
        console.error(error);
      }
    }
  })();
  return ending;
}

async function end(code: number): Promise<never> {
  await undoEverything();
  process.exit(code);
}

/** True once the process is ending, so that a child that ends with it is no news. */
export function isEnding(): boolean {
  return ending !== undefined;
}

/** One line about what is being done now. */
export function say(text: string): void {
  console.log(text);
}

/** Announces a step, does it, and says how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  say(
    `${styleText("green", "✓")} ${name} ${styleText("dim", `(${((performance.now() - begun) / 1000).toFixed(1)} s)`)}`,
  );
  return result;
}

function report(error: unknown): void {
  if (error instanceof Refusal) console.error(`${styleText("red", "✗")} ${error.message}`);
  else console.error(styleText("red", "✗"), error);
}

/**
 * Runs a script: whatever happens, everything registered with onExit is undone before the process ends. Ends with code 0 when
 * `work` returns (or the code it returns), 1 when it fails, 130 or 143 when interrupted.
 */
export function run(work: () => Promise<number | undefined>): void {
  let interrupted = false;
  const interrupt = (code: number) => {
    // npm and the terminal may each send the same signal; the first one starts the orderly end, and nothing hurries it.
    if (interrupted) return;
    interrupted = true;
    say("\nStopping…");
    void end(code);
  };
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.on(signal, () => interrupt(code));
  }
  // npm hands SIGTERM to the shell between it and this process, and that shell dies without passing it on.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent) interrupt(143);
    }, 500).unref();
  }
  process.on("uncaughtException", (error) => {
    report(error);
    void end(1);
  });
  work().then(
    (code) => {
      if (!interrupted) void end(code ?? 0);
    },
    (error) => {
      // What fails because the process is stopping is not the reason why it stops.
      if (interrupted) return;
      report(error);
      void end(1);
    },
  );
}

/** Never resolves: a server runs until it is stopped. */
export function untilStopped(): Promise<never> {
  return new Promise(() => {});
}
