import { expect, type Page, serverForThisFile, test } from "../support/fixtures.ts";

serverForThisFile();

/** Each of these must fail a test that does not expect it; here it is expected, by exactly the pattern that names it. */
test.describe("the watch over every page", () => {
  const causes: { name: string; pattern: RegExp; cause(page: Page): Promise<unknown> }[] = [
    {
      name: "a console error",
      pattern: /console, .*: broken on purpose/,
      cause: (page) => page.evaluate(() => console.error("broken on purpose")),
    },
    {
      name: "an exception nobody caught",
      pattern: /page error, .*: thrown on purpose/,
      cause: (page) =>
        page.evaluate(() => {
          setTimeout(() => {
            throw new Error("thrown on purpose");
          });
        }),
    },
    {
      name: "a violation of the content security policy",
      pattern: /Policy violation: img-src|Content Security Policy|foreign request/,
      cause: (page) =>
        page.evaluate(() => {
          const image = document.createElement("img");
          image.src = "https://elsewhere.invalid/pixel.png";
          document.body.append(image);
        }),
    },
  ];
  for (const { name, pattern, cause } of causes) {
    test(`sees ${name}`, async ({ as, watch, allowFault }) => {
      allowFault(pattern);
      const page = await as(null);
      await page.goto("/login");
      await cause(page);
      await expect.poll(() => watch.faults.some((fault) => pattern.test(fault))).toBe(true);
    });
  }
});
