import { describe, expect, it } from "vitest";
import { toScreens } from "./devices";
import { toDrawnSize } from "./drawn-size";

const phone = { widthPx: 390, heightPx: 844, mostWidthPx: 6000 };
const desktop = { widthPx: 1440, heightPx: 900, mostWidthPx: 6000 };

describe("the size a picture is drawn at", () => {
  it("fills the slot where the screen is high enough", () => {
    expect(toDrawnSize({ widthPx: 1080, heightPx: 720 }, phone)).toEqual({ widthPx: 390, heightPx: 260 });
  });

  it("is held by the height of the screen where the picture is tall", () => {
    expect(toDrawnSize({ widthPx: 960, heightPx: 1440 }, desktop)).toEqual({ widthPx: 600, heightPx: 900 });
  });

  it("fills the slot also with fewer pixels than it has, as a page stretches what came", () => {
    expect(toDrawnSize({ widthPx: 600, heightPx: 400 }, desktop)).toEqual({ widthPx: 1350, heightPx: 900 });
  });

  it("never exceeds the original's own width", () => {
    const room = { ...desktop, mostWidthPx: 64 };
    expect(toDrawnSize({ widthPx: 64, heightPx: 48 }, room)).toEqual({ widthPx: 64, heightPx: 48 });
  });

  it("stays at least one pixel thick for extreme shapes", () => {
    expect(toDrawnSize({ widthPx: 12_000, heightPx: 3 }, phone)).toEqual({ widthPx: 390, heightPx: 1 });
  });

  it("draws a square for a picture whose size is unknown", () => {
    const room = { ...desktop, mostWidthPx: 0 };
    expect(toDrawnSize({ widthPx: 0, heightPx: 0 }, room)).toEqual({ widthPx: 900, heightPx: 900 });
  });

  it("fits every screen of the stage and keeps the shape", () => {
    for (const { widthPx, heightPx } of toScreens(undefined, [])) {
      const drawn = toDrawnSize({ widthPx: 6000, heightPx: 4000 }, { widthPx, heightPx, mostWidthPx: 6000 });
      expect(drawn.widthPx).toBeLessThanOrEqual(widthPx);
      expect(drawn.heightPx).toBeLessThanOrEqual(heightPx);
      expect(drawn.widthPx / drawn.heightPx).toBeCloseTo(1.5, 1);
    }
  });
});
