import { describe, expect, it } from "vitest";
import { screens } from "./devices";
import { toDrawnSize } from "./drawn-size";

const phone = { widthPx: 390, heightPx: 844 };
const desktop = { widthPx: 1440, heightPx: 900 };

describe("the size a picture is drawn at", () => {
  it("fills the width of the screen where the picture is wide enough", () => {
    expect(toDrawnSize({ widthPx: 1080, heightPx: 720 }, phone)).toEqual({ widthPx: 390, heightPx: 260 });
  });

  it("is held by the height of the screen where the picture is tall", () => {
    expect(toDrawnSize({ widthPx: 960, heightPx: 1440 }, desktop)).toEqual({ widthPx: 600, heightPx: 900 });
  });

  it("never exceeds the pixels that came", () => {
    expect(toDrawnSize({ widthPx: 64, heightPx: 48 }, desktop)).toEqual({ widthPx: 64, heightPx: 48 });
  });

  it("stays at least one pixel thick for extreme shapes", () => {
    expect(toDrawnSize({ widthPx: 12_000, heightPx: 3 }, phone)).toEqual({ widthPx: 390, heightPx: 1 });
  });

  it("draws a square for a picture whose size is unknown", () => {
    expect(toDrawnSize({ widthPx: 0, heightPx: 0 }, desktop)).toEqual({ widthPx: 900, heightPx: 900 });
  });

  it("fits every screen of the stage and keeps the shape", () => {
    for (const screen of screens) {
      const drawn = toDrawnSize({ widthPx: 6000, heightPx: 4000 }, screen);
      expect(drawn.widthPx).toBeLessThanOrEqual(screen.widthPx);
      expect(drawn.heightPx).toBeLessThanOrEqual(screen.heightPx);
      expect(drawn.widthPx / drawn.heightPx).toBeCloseTo(1.5, 1);
    }
  });
});
