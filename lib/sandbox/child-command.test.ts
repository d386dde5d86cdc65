import { describe, expect, it } from "vitest";
import { toChildCommand } from "./child-command";

describe("the command of a child", () => {
  it("is refused where the bundle was not built, with the remedy", () => {
    expect(() => toChildCommand("/nowhere/pixels.mjs", [])).toThrow(/no \/nowhere\/pixels\.mjs\. Run: npm run build$/);
  });

  it("reads its own bundle and nothing else", () => {
    const { args } = toChildCommand(import.meta.filename, []);
    expect(args.filter((arg) => arg.startsWith("--allow-"))).toEqual([`--allow-fs-read=${import.meta.filename}`]);
    expect(args.at(-1)).toBe(import.meta.filename);
  });
});
