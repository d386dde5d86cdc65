import { describe, expect, it } from "vitest";
import { toCellKey, type CellState } from "@/lib/client/matrix/matrix-run";
import type { Image } from "@/lib/contracts/image";
import { heatWords, toHeat } from "./heat";
import { toColumnSum, toSortedImages } from "./matrix-rows";
import { toPercentWords } from "./words";

const toImage = (id: string, sizeBytes: number): Image => ({
  id,
  filename: `${id}.jpg`,
  uploadedAt: "2026-01-01T00:00:00Z",
  creator: null,
  sizeBytes,
  widthPx: 100,
  heightPx: 100,
  format: "jpeg",
  isAnimated: false,
  isPrivate: false,
  alt: "",
  tags: [],
  folder: "",
  sha256: "",
  thumbhash: "",
  focalPoint: null,
  state: "ready",
  trashedAt: null,
  variants: [],
  meta: {},
});
const images = [toImage("b", 1000), toImage("c", 3000), toImage("a", 2000), toImage("d", 10)];
const cell = (imageId: string, sizeBytes: number, widthPx = 50): [string, CellState] => [
  toCellKey({ imageId, variant: "v" }),
  { kind: "measured", figures: { format: "webp", widthPx, heightPx: 50, sizeBytes, url: "", sha256: "" } },
];
/** b is half of its original, c is enlarged, a is heavier than its original, d is not measured. */
const cells = new Map([cell("b", 500), cell("c", 300, 101), cell("a", 2400)]);
const sortBy = (order: string) => toSortedImages(images, { variants: ["v"], cells, order }).map(({ id }) => id);

describe("the rows of the matrix", () => {
  it.each([
    ["chosen", "bcad"],
    ["name", "abcd"],
    ["original", "cabd"],
    ["variant:v", "abcd"],
    ["variant:gone", "bcad"],
  ])("stand by %s as %s", (order, ids) => expect(sortBy(order).join("")).toBe(ids));

  it("stand worst first: enlarged or heavier than the original, then the heaviest part, unmeasured last", () => {
    expect(sortBy("worst")).toEqual(["a", "c", "b", "d"]);
  });

  it("are summed over what was measured only, originals too", () => {
    const sum = toColumnSum(images, "v", cells);
    expect(sum).toEqual({ count: 3, totalBytes: 3200, originalBytes: 6000, medianBytes: 500 });
    const even = toColumnSum(images.slice(0, 2), "v", cells);
    expect(even.medianBytes).toBe(400);
    expect(toColumnSum(images, "gone", cells)).toMatchObject({ count: 0, totalBytes: 0 });
  });
});

describe("the heat of a cell", () => {
  it("has five steps, and the last begins above the original's own bytes", () => {
    expect([0, 0.1, 0.11, 0.25, 0.5, 0.51, 1, 1.001].map(toHeat)).toEqual([0, 0, 1, 1, 2, 3, 3, 4]);
    expect(heatWords).toHaveLength(5);
  });

  it("is never told as nothing where there is something", () => {
    expect([0, 0.001, 0.25, 12.5].map(toPercentWords)).toEqual(["0 %", "<1 %", "25 %", "1,250 %"]);
  });
});
