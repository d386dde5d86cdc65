import path from "node:path";
import { defineConfig } from "vitest/config";

const include = "{app,components,lib,scripts,bench}/**";
const shared = {
  globalSetup: ["scripts/vitest-global-setup.mjs"],
  testTimeout: 20_000,
  restoreMocks: true,
};

/** Unit tests belong to `npm run verify`; `*.integration.test.ts` start processes or take seconds, and run in `npm test`. */
export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          // Files share a process: starting one for each took longer than the tests. They leave nothing behind in it.
          isolate: false,
          include: [`${include}/*.test.{ts,tsx,mjs}`],
          exclude: ["**/*.integration.test.*", "node_modules/**"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "integration",
          include: [`${include}/*.integration.test.{ts,mjs}`],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
