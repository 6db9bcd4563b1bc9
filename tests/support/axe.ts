import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds serious or critical in a part of a page, one line each: the rule, how often, and the first place. */
export async function seriousFindings(page: Page, part = "html"): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(part).options({ resultTypes: ["violations"] });
  // Our pages have no frames: nothing is to be gathered on a page of its own.
  const { violations } = await axe.setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => `${impact} ${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** What sticks out of a page to the right, so that it has to be scrolled sideways; null when nothing does. */
export async function sidewaysOverflow(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const widest = [...document.querySelectorAll("body *")].reduce((a, b) =>
      b.getBoundingClientRect().right > a.getBoundingClientRect().right ? b : a,
    );
    return `${scrollWidth} of ${clientWidth} px, because of <${widest.tagName.toLowerCase()} class="${widest.className}">`;
  });
}
