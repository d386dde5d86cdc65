import { describe, expect, it } from "vitest";
import type { Variant } from "@/lib/contracts/variant";
import { pointInBox, stepFocalPoint, toFocalCrops, toObjectPosition } from "./focal-crops";

const cutting = (name: string, width: number, height: number): Variant => ({
  name,
  options: { fit: "cover", metadata: "none", width, height },
  isDevice: false,
  neverRequireSignedURLs: false,
});

describe("crops of the focal point", () => {
  it("are the variants that cut, and the usual proportions no variant has", () => {
    const whole: Variant = {
      ...cutting("whole", 800, 800),
      options: { fit: "scale-down", metadata: "none", width: 800 },
    };
    const device: Variant = { ...cutting("default", 1, 1), options: null, isDevice: true };
    const names = toFocalCrops([cutting("avatar", 200, 200), whole, device]).map(({ name }) => name);
    expect(names).toEqual(["avatar", "16:9", "4:5", "9:16", "3:1"]);
  });

  it("place the point as the delivery option gravity does", () => {
    expect(toObjectPosition({ x: 0.25, y: 0.75 })).toBe("25% 75%");
  });
});

describe("moving the focal point", () => {
  it("takes a hundredth of the side per arrow, a tenth with Shift", () => {
    expect(stepFocalPoint({ x: 0.5, y: 0.5 }, "ArrowRight", false)).toEqual({ x: 0.51, y: 0.5 });
    expect(stepFocalPoint({ x: 0.5, y: 0.5 }, "ArrowUp", true)).toEqual({ x: 0.5, y: 0.4 });
  });

  it("stays in the picture, and leaves other keys alone", () => {
    expect(stepFocalPoint({ x: 0.995, y: 0 }, "ArrowRight", false)).toEqual({ x: 1, y: 0 });
    expect(stepFocalPoint({ x: 0.5, y: 0.05 }, "ArrowUp", true)).toEqual({ x: 0.5, y: 0 });
    expect(stepFocalPoint({ x: 0.5, y: 0.5 }, "Enter", false)).toBeUndefined();
  });

  it("reads a pointer as shares of the box, also outside of it", () => {
    const box = { left: 100, top: 50, width: 400, height: 200 };
    expect(pointInBox({ x: 200, y: 150 }, box)).toEqual({ x: 0.25, y: 0.5 });
    expect(pointInBox({ x: 0, y: 900 }, box)).toEqual({ x: 0, y: 1 });
  });
});
