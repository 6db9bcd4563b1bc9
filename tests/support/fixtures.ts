import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from "@playwright/test";
import type { TestDatabase } from "./database.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "./server.ts";
import { signedInCookies } from "./sign-in.ts";

export { expect, type Locator, type Page } from "@playwright/test";

/** A server of the file's own, on a fresh copy of the demo: what one file changes, no other sees. */
type FileServer = {
  readonly url: string;
  readonly database: TestDatabase;
  /** The folder in which it keeps files. */
  readonly files: string;
  /** Serves the same records on another day. Pages opened before belong to the day before. */
  moveTo(today: string): Promise<void>;
};

let running: TestServer | null = null;
/** Cookies of those who have signed in to the running server, so that a file signs each person in once. */
const sessions = new Map<string, Awaited<ReturnType<typeof signedInCookies>>>();

/** Call at the top of a file: starts the server before its tests and stops it after them. */
export function serverForThisFile(options: TestServerOptions = {}): FileServer {
  test.beforeAll(async () => {
    running = await startTestServer(options);
    sessions.clear();
  });
  test.afterAll(async () => {
    await running?.stop();
    running = null;
  });
  return {
    get url() {
      return theServer().url;
    },
    get database() {
      return theServer().database;
    },
    get files() {
      return theServer().files;
    },
    async moveTo(today) {
      const { database, files, stop } = theServer();
      await stop({ database: true });
      running = await startTestServer({ ...options, database, files, today });
      sessions.clear();
    },
  };
}

function theServer(): TestServer {
  if (!running) throw new Error("No server is running: call serverForThisFile() at the top of the file.");
  return running;
}

type Fixtures = {
  /** Opens a browser of its own for somebody of the cast, signed in; null: for a visitor who is not. */
  as(username: string | null, options?: BrowserContextOptions): Promise<Page>;
  /** Lets a fault pass that the test means to cause. */
  allowFault(pattern: RegExp): void;
};

type Watch = { faults: string[]; allowed: RegExp[] };

/** The `test` of all browser tests: whatever goes wrong in a page that it opens fails the test. */
export const test = base.extend<Fixtures & { watch: Watch }>({
  watch: async ({ browserName: _ }, use) => {
    const watch: Watch = { faults: [], allowed: [] };
    await use(watch);
    expect(
      watch.faults.filter((fault) => !watch.allowed.some((pattern) => pattern.test(fault))),
      "console errors, page errors, policy violations, foreign requests and failed answers",
    ).toEqual([]);
  },
  as: async ({ browser, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (username, options = {}) => {
      const { url } = theServer();
      const context = await browser.newContext({ baseURL: url, ...options });
      contexts.push(context);
      await watchContext(context, url, watch.faults);
      if (username !== null) {
        const cookies = sessions.get(username) ?? (await signedInCookies(url, username));
        sessions.set(username, cookies);
        await context.addCookies(cookies);
      }
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  allowFault: async ({ watch }, use) => {
    await use((pattern) => {
      watch.allowed.push(pattern);
    });
  },
});

async function watchContext(context: BrowserContext, url: string, faults: string[]): Promise<void> {
  // A violation that the page itself swallows would otherwise pass unseen.
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`Policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console, ${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`page error, ${error.page()?.url()}: ${error.error().message}`));
  context.on("response", (response) => {
    if (response.status() >= 500) faults.push(`answer ${response.status()}: ${response.url()}`);
  });
  context.on("request", (request) => {
    const target = new URL(request.url());
    if (target.origin !== url && target.protocol.startsWith("http")) faults.push(`foreign request: ${request.url()}`);
  });
}
