import { describe, expect, it } from "vitest";
import { trashWords } from "./words";

describe("words of the library", () => {
  it("name one picture and count several", () => {
    expect(trashWords.moved(["sunset.jpg"])).toBe("Moved sunset.jpg to the trash.");
    expect(trashWords.moved(["a.jpg", "b.jpg"])).toBe("Moved 2 images to the trash.");
  });
});
