import { describe, expect, it } from "vitest";
import { parseVariantsAddress, printVariantsAddress, sampleLimit } from "./variants-address";

const parse = (text: string) => parseVariantsAddress(new URLSearchParams(text));

describe("the address of the variants screen", () => {
  it("is empty for the list of variants on the newest images", () => {
    expect(printVariantsAddress(parse(""))).toBe("");
  });

  it.each(["?variant=public", "?new=", "?new=&from=hero", "?variant=hero&sample=a%2Fb&sample=c%2525"])(
    "reads and writes %s as it is",
    (text) => expect(printVariantsAddress(parse(text))).toBe(text),
  );

  it("keeps an image once, and no more than can be tried at a time", () => {
    const ids = Array.from({ length: 20 }, (_, index) => `sample=${index % 15}`).join("&");
    expect(parse(ids).sampleIds).toHaveLength(sampleLimit);
    expect(parse("sample=a&sample=a&sample=").sampleIds).toEqual(["a"]);
  });

  it("opens one thing at a time", () => {
    expect(parse("variant=hero&new=")).toMatchObject({ edit: undefined, isNew: true });
    expect(parse("from=hero")).toMatchObject({ from: undefined, isNew: false });
  });
});
