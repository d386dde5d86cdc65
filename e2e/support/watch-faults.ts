import type { Page } from "@playwright/test";

/** What a page must never do, as it happens: break its own policy, throw, complain, or open a dialog of the browser. */
export const watchFaults = async (page: Page): Promise<readonly string[]> => {
  const faults: string[] = [];
  await page.exposeFunction("reportViolation", (text: string) => faults.push(`policy: ${text}`));
  await page.addInitScript(() => {
    const report = (globalThis as unknown as { reportViolation: (text: string) => void }).reportViolation;
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
      report(`${effectiveDirective} ${blockedURI} ${sourceFile}`),
    );
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy"))
      faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return faults;
};
