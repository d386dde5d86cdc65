import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: {
    include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx,mjs}", "*.test.ts"],
    globalSetup: ["scripts/vitest-global-setup.mjs"],
    testTimeout: 20_000,
    restoreMocks: true,
  },
});
