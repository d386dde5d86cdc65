import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { mayImport } from "../oxlint.config.mjs";

const root = path.resolve(import.meta.dirname, "..");

describe("ARCHITECTURE.md", () => {
  it("prints the same import table", async () => {
    const text = await readFile(path.join(root, "ARCHITECTURE.md"), "utf8");
    for (const [from, to] of Object.entries(mayImport)) {
      expect(text, from).toContain(`| \`${from}\` | ${to.length === 0 ? "nothing" : to.join(", ")} |`);
    }
  });

  it("names only paths that exist", async () => {
    const text = await readFile(path.join(root, "ARCHITECTURE.md"), "utf8");
    const paths = [...text.matchAll(/`((?:app|components|lib|scripts|e2e|bench)\/[^`*<>{}]+)`/g)].map(
      (match) => match[1],
    );
    expect(paths.length).toBeGreaterThan(10);
    for (const file of paths)
      await expect(
        readFile(path.join(root, file)).catch((error) => error.code),
        file,
      ).resolves.not.toBe("ENOENT");
  });
});
