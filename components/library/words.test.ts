import { describe, expect, it } from "vitest";
import { toImageCount, toSizeText, trashWords } from "./words";

describe("words of the library", () => {
  it("give sizes as the service counts them", () => {
    expect([0, 999, 1000, 184_320, 999_499, 999_500, 3_240_000, 120_000_000].map(toSizeText)).toEqual([
      "0 B",
      "999 B",
      "1 kB",
      "184 kB",
      "999 kB",
      "1.0 MB",
      "3.2 MB",
      "120 MB",
    ]);
  });

  it("count exactly", () => {
    expect([0, 1, 1234].map(toImageCount)).toEqual(["0 images", "1 image", "1,234 images"]);
  });

  it("name one picture and count several", () => {
    expect(trashWords.moved(["sunset.jpg"])).toBe("Moved sunset.jpg to the trash.");
    expect(trashWords.moved(["a.jpg", "b.jpg"])).toBe("Moved 2 images to the trash.");
  });
});
