import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadConfig } from "./load-config";
import { settingsSchema } from "./settings";

const root = path.resolve(import.meta.dirname, "../..");
const names = Object.keys(settingsSchema.shape).toSorted();

describe("the documents", () => {
  it(".env.example lists every setting and no other, with values that load as the defaults", async () => {
    const text = await readFile(path.join(root, ".env.example"), "utf8");
    const lines = [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value] as const);
    expect(lines.map(([name]) => name).toSorted()).toEqual(names);
    expect(loadConfig(Object.fromEntries(lines))).toEqual(loadConfig({}));
  });

  it("README.md has a row for every setting and no other", async () => {
    const text = await readFile(path.join(root, "README.md"), "utf8");
    const table = text.slice(text.indexOf("## Settings"), text.indexOf("\n## ", text.indexOf("## Settings") + 1));
    const rows = [...table.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = ""]) => [
      ...cell.matchAll(/`([A-Z_]+)`/g),
    ]);
    expect(new Set(rows.map(([, name]) => name))).toEqual(new Set(names));
    expect(rows.length).toBe(names.length);
  });
});
