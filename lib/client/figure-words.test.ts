import { describe, expect, it } from "vitest";
import { toCounted, toCountText, toImageCount, toMeasuredSizeText, toSizeText } from "./figure-words";

describe("figures in words", () => {
  it("count exactly, thousands parted", () => {
    expect([0, 7, 999, 1000, 1_234_567].map(toCountText)).toEqual(["0", "7", "999", "1,000", "1,234,567"]);
    expect([0, 1, 1234, 12_408].map(toImageCount)).toEqual(["0 images", "1 image", "1,234 images", "12,408 images"]);
    expect(toCounted(1, "entry", "entries")).toBe("1 entry");
    expect(toCounted(2, "entry", "entries")).toBe("2 entries");
  });

  it.each([
    [0, "0 B", "0 B"],
    [999, "999 B", "999 B"],
    [1000, "1 kB", "1 kB"],
    [18_432, "18 kB", "18.4 kB"],
    [184_320, "184 kB", "184 kB"],
    [999_499, "999 kB", "999 kB"],
    [999_500, "1.0 MB", "1 MB"],
    [2_054_321, "2.1 MB", "2.05 MB"],
    [12_345_678, "12.3 MB", "12.3 MB"],
    [120_000_000, "120 MB", "120 MB"],
    [2_050_000_000, "2.0 GB", "2.05 GB"],
    [4e12, "4.0 TB", "4 TB"],
  ])("say %i bytes as %s in a list and as %s where measured", (sizeBytes, listed, measured) => {
    expect(toSizeText(sizeBytes)).toBe(listed);
    expect(toMeasuredSizeText(sizeBytes)).toBe(measured);
  });
});
