import { defineConfig } from "@playwright/test";

/** Journeys in a real browser against the built product; each spec starts its own server on its own ports and data. */
export default defineConfig({
  testDir: "e2e/specs",
  outputDir: "test-results/e2e",
  fullyParallel: false,
  // Two side by side take as long on two cores, and each waits for the other.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    browserName: "chromium",
    // A trace copies the document at every step, in tasks of its own: `--trace on` where one is wanted.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
      ],
    },
  },
});
