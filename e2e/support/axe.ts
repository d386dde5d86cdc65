import { expect, test, type Page } from "@playwright/test";
import axe from "axe-core";

const themes = ["light", "dark"] as const;
const widths = [1440, 820, 390] as const;

/** Every rule axe has, the strictest level and the ones it is still trying out included. */
const everyRule = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"];

/** Pictures are for people: asked for with SCREENS=1, for nobody looks at those of every run. */
const areScreensWanted = process.env.SCREENS === "1";

/** All four pairs when somebody looks closely; else one after the other, a screen each. */
const looks = [
  { width: 390, colorScheme: "light" },
  { width: 1440, colorScheme: "dark" },
  { width: 390, colorScheme: "dark" },
  { width: 1440, colorScheme: "light" },
] as const;
let turn = 0;
const toLooks = () => {
  const at = turn % looks.length;
  return areScreensWanted ? looks : looks.slice(at, at + 1);
};

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Each broken rule with the elements that break it. No screen has frames, which axe would want to be in as well. */
const findViolations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }),
    everyRule,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

/** axe finds nothing: in the theme and width whose turn it is, or in all. Leaves the page light, on a desktop. */
export const expectAccessible = async (page: Page, screen: string): Promise<void> => {
  for (const { width, colorScheme } of toLooks()) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settle(page);
    expect.soft(await findViolations(page), `${screen}, ${colorScheme}, ${width} px`).toEqual([]);
  }
  turn += 1;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
};

/** Until what is laid out anew is drawn. */
const settle = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const shown = [...document.images].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < innerHeight && image.src !== "";
    });
    const arrivals = shown.map((image) => image.decode().catch(() => undefined));
    const patience = new Promise((resolve) => setTimeout(resolve, 5000));
    await Promise.race([Promise.all(arrivals), patience]);
  });

/** One picture of the screen for each width and theme, kept with the results. */
export const takeScreenshots = async (page: Page, screen: string): Promise<void> => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settle(page);
      await page.screenshot({ path: `test-results/screens/${screen}-${colorScheme}-${width}.png` });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};

/** Both: what a machine finds, and what only a person sees. */
export const inspect = async (page: Page, screen: string): Promise<void> => {
  await test.step(screen, async () => {
    await expectAccessible(page, screen);
    if (areScreensWanted) await takeScreenshots(page, screen);
  });
};
