import { expect, type Locator, type Page } from "@playwright/test";

const patienceSteps = 60;

/** True while something visible has the focus and shows it: by its own outline, or by its label's. */
const showsFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return false;
    const shown = [activeElement, activeElement.closest("label"), activeElement.parentElement];
    const hasOutline = shown.some((element) => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    });
    // An open menu shows the entry in focus by its ground, and a dialog that just opened has it as a whole.
    return (
      hasOutline ||
      activeElement.matches("[role=dialog], [role=alertdialog]") ||
      activeElement.closest("[role=menu]") !== null
    );
  });

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((elements) => elements.some((element) => element === document.activeElement));

/** The focus is somewhere, and a person sees where. */
export const expectVisibleFocus = async (page: Page, moment: string): Promise<void> => {
  await expect.poll(() => showsFocus(page), { message: `a visible focus ${moment}` }).toBe(true);
};

/** Presses Tab until the target has the focus; every stop on the way must show it. */
export const tabTo = async (page: Page, target: Locator, key = "Tab"): Promise<void> => {
  for (let step = 0; step < patienceSteps; step++) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
    await expectVisibleFocus(page, `after ${step + 1} × ${key}`);
  }
  throw new Error(`${patienceSteps} × ${key} did not reach ${String(target)}`);
};
