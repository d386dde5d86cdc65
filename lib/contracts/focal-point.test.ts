import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFocalPoint, roundFocalPoint, toGravity } from "./focal-point";

const part = fc.double({ min: 0, max: 1, noNaN: true });

describe("a focal point", () => {
  it("comes back from its text as it was rounded", () => {
    fc.assert(
      fc.property(part, part, (x, y) => {
        expect(findFocalPoint(toGravity({ x, y }))).toEqual(roundFocalPoint({ x, y }));
      }),
    );
  });

  it("is written as the delivery option takes it", () => {
    expect(toGravity({ x: 0.25, y: 1 })).toBe("0.25x1");
    expect(toGravity({ x: 0, y: 0.33333 })).toBe("0x0.333");
    expect(toGravity({ x: -3, y: 9 })).toBe("0x1");
  });

  it.each(["", "center", "0.5", "0.5x2", "0.5x0.5x0.5", "-0.1x0", "0.5555x0", 7, null, undefined])(
    "is not found in %j",
    (text) => expect(findFocalPoint(text)).toBeUndefined(),
  );
});
