import { describe, expect, it } from "vitest";
import { findRowIndex, findStep, stepFrom } from "./grid-walk";
import type { JustifiedRow } from "./justified-rows";

const rows: readonly JustifiedRow[] = [
  {
    startIndex: 0,
    heightPx: 100,
    boxes: [
      { leftPx: 0, widthPx: 300 },
      { leftPx: 308, widthPx: 92 },
    ],
  },
  {
    startIndex: 2,
    heightPx: 100,
    boxes: [
      { leftPx: 0, widthPx: 100 },
      { leftPx: 108, widthPx: 100 },
      { leftPx: 216, widthPx: 184 },
    ],
  },
];

describe("stepFrom", () => {
  it("walks through rows as text is read", () => {
    expect(stepFrom(rows, 1, "right")).toBe(2);
    expect(stepFrom(rows, 2, "left")).toBe(1);
  });

  it("finds the nearest middle above and below", () => {
    expect(stepFrom(rows, 0, "down")).toBe(3);
    expect(stepFrom(rows, 1, "down")).toBe(4);
    expect(stepFrom(rows, 4, "up")).toBe(1);
    expect(stepFrom(rows, 2, "up")).toBe(0);
  });

  it("stays at the edges", () => {
    expect(stepFrom(rows, 0, "left")).toBe(0);
    expect(stepFrom(rows, 4, "right")).toBe(4);
    expect(stepFrom(rows, 0, "up")).toBe(0);
    expect(stepFrom(rows, 4, "down")).toBe(4);
  });

  it("reaches both ends", () => {
    expect(stepFrom(rows, 3, "first")).toBe(0);
    expect(stepFrom(rows, 0, "last")).toBe(4);
  });

  it("has nowhere to go without rows", () => {
    expect(stepFrom([], 0, "down")).toBe(0);
    expect(findRowIndex([], 0)).toBe(-1);
  });
});

describe("findStep", () => {
  it("knows the keys that walk, and no others", () => {
    expect(findStep("ArrowUp")).toBe("up");
    expect(findStep("End")).toBe("last");
    expect(findStep("a")).toBeUndefined();
  });
});
