import { describe, expect, it } from "vitest";
import { toImageCount, trashWords } from "./words";

describe("words of the library", () => {
  it("count exactly", () => {
    expect([0, 1, 1234].map(toImageCount)).toEqual(["0 images", "1 image", "1,234 images"]);
  });

  it("name one picture and count several", () => {
    expect(trashWords.moved(["sunset.jpg"])).toBe("Moved sunset.jpg to the trash.");
    expect(trashWords.moved(["a.jpg", "b.jpg"])).toBe("Moved 2 images to the trash.");
  });
});
