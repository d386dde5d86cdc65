import { describe, expect, it } from "vitest";
import { parseCompareSettings, printCompareSettings, type CompareSettings } from "./compare-settings";

const names = ["public", "default", "thumbnail"];
const plain = parseCompareSettings(new URLSearchParams(), names);
const throughAddress = (settings: CompareSettings): CompareSettings => {
  const written = Object.entries(printCompareSettings(settings, names)).flatMap(([name, text]) =>
    text === null ? [] : [[name, text]],
  );
  return parseCompareSettings(new URLSearchParams(written), names);
};

describe("compare settings", () => {
  it("begin with a desktop beside a phone, and say nothing in the address", () => {
    expect(plain.a).toEqual({ kind: "variant", variant: "default", device: "desktop", format: "any" });
    expect(plain.b).toEqual({ kind: "variant", variant: "default", device: "mobile", format: "any" });
    expect(Object.values(printCompareSettings(plain, names)).every((text) => text === null)).toBe(true);
  });

  it("come back from the address as they went", () => {
    const settings: CompareSettings = {
      a: { kind: "variant", variant: "public", device: "desktop", format: "avif" },
      b: { kind: "variant", variant: "default", device: "own-3f0c", format: "any", imageId: "folder/a b~c%.png" },
      look: "difference",
      splitPercent: 12,
      vision: "tritanopia",
      backdrop: "black",
      gain: 64,
      threshold: 9,
      framing: { x: 0.25, y: 0.75, zoom: 7.5 },
    };
    expect(throughAddress(settings)).toEqual(settings);
    expect(throughAddress({ ...settings, b: settings.a })).toEqual({ ...settings, b: settings.a });
    const original = { kind: "original", imageId: "x" } as const;
    expect(throughAddress({ ...settings, a: original }).a).toEqual(original);
    const desktop = { ...plain.b, device: "desktop" as const };
    expect(throughAddress({ ...plain, b: desktop }).b).toEqual(desktop);
  });

  it("are the usual ones where a link asks for nonsense", () => {
    const search = new URLSearchParams({
      a: "../x~%/~bmp",
      look: "sideways",
      split: "x",
      gain: "5",
      threshold: "-4",
      framing: "9,,NaN",
      vision: "x-ray",
    });
    expect(parseCompareSettings(search, names)).toEqual({ ...plain, framing: { x: 1, y: 0.5, zoom: 1 } });
  });

  it("use what there is where the image has no device variant", () => {
    const { a, b } = parseCompareSettings(new URLSearchParams(), ["small", "large"]);
    expect([a, b]).toMatchObject([{ variant: "small" }, { variant: "large" }]);
  });
});
