import { Agent, get, type IncomingHttpHeaders } from "node:http";

export type Target = { url: string; cookie?: string };

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** A browser takes pages compressed, so the load does: what compressing costs is part of what a page costs. */
const HEADERS = { accept: "text/html", "accept-encoding": "gzip" };

/** Asks once, over a connection that `agent` keeps. */
export function ask({ url, cookie }: Target, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = cookie ? { ...HEADERS, cookie } : HEADERS;
    // 127.0.0.1 by number: looking a name up is no part of a page.
    const request = get(url.replace("//localhost:", "//127.0.0.1:"), { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.once("error", reject);
  });
}

/** Times of single requests in milliseconds, and the seconds in which they were made. */
export type Sample = { times: number[]; seconds: number };

/**
 * Keeps `concurrency` requests under way for `seconds`, each begun when the one before has been read to its end (a closed
 * loop), on as many kept connections. Throws at the first answer that is not 200: a redirect to the sign-in page is fast,
 * and worth nothing.
 */
export async function load(target: Target, concurrency: number, seconds: number): Promise<Sample> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const visitor = async () => {
    while (performance.now() < until) {
      const at = performance.now();
      const { status } = await ask(target, agent);
      if (status !== 200) throw new Error(`${target.url} answered ${status} instead of 200.`);
      times.push(performance.now() - at);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, visitor));
  } finally {
    agent.destroy();
  }
  return { times, seconds: (performance.now() - begun) / 1000 };
}

export type Figures = { requests: number; perSecond: number; p50: number; p99: number };

/** Several samples of one target as one. */
export function figuresOf(samples: readonly Sample[]): Figures {
  const times = samples.flatMap((sample) => sample.times).sort((a, b) => a - b);
  const seconds = samples.reduce((sum, sample) => sum + sample.seconds, 0);
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
  };
}

/** The nearest-rank percentile of sorted times. */
function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
