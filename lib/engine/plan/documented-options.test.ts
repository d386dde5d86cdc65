import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { aliases, optionNames } from "./parse-options";

/** First and second cell of each row of the table of options. */
const readRows = async (): Promise<readonly (readonly [name: string, short: string | undefined])[]> => {
  const text = await readFile("docs/delivery.md", "utf8");
  return [...text.matchAll(/^\| `([\w.-]+)` \| (?:`([\w-]+)` )?\|/gm)].map(([, name = "", short]) => [name, short]);
};

describe("the table of options", () => {
  it("has every option once, and none that is not there", async () => {
    const names = (await readRows()).map(([name]) => name);
    expect(names.toSorted()).toEqual([...new Set(optionNames)].toSorted());
  });

  it("has every short name beside its option", async () => {
    const shorts = (await readRows()).flatMap(([name, short]) => (short === undefined ? [] : [[short, name] as const]));
    expect(Object.fromEntries(shorts)).toEqual(aliases);
  });
});
