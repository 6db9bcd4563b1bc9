import { defineConfig } from "@playwright/test";
import { BROWSER_FLAGS, installedBrowser } from "./scripts/browser.ts";

/** Tests tagged @nojs run in a browser without JavaScript, those tagged @both in one with and one without, the others in one with it. */
export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/postgres.ts",
  outputDir: "test-results",
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes at the second try has found something.
  retries: 0,
  // A time-out says that a page hangs, not that a machine is busy.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    // A trace of every test costs a third of the time; for one that fails: npm run test:e2e -- story --trace on
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: installedBrowser() ?? undefined, args: BROWSER_FLAGS },
  },
  projects: [
    { name: "js", grepInvert: /@nojs/ },
    { name: "no-js", grep: /@nojs|@both/, use: { javaScriptEnabled: false } },
  ],
});
