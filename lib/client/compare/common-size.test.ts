import { describe, expect, it } from "vitest";
import { findCommonSize } from "./common-size";

const size = (widthPx: number, heightPx: number) => ({ widthPx, heightPx });

describe("findCommonSize", () => {
  it("is the smaller one's, either way round", () => {
    expect(findCommonSize(size(2560, 1440), size(1920, 1080))).toEqual(size(1920, 1080));
    expect(findCommonSize(size(1920, 1080), size(2560, 1440))).toEqual(size(1920, 1080));
  });

  it("allows for sides that were rounded to whole pixels", () => {
    expect(findCommonSize(size(4000, 2667), size(1080, 720))).toEqual(size(1080, 720));
    expect(findCommonSize(size(1067, 1600), size(480, 720))).toEqual(size(480, 720));
    expect(findCommonSize(size(20_480, 1600), size(600, 47))).toEqual(size(600, 47));
  });

  it("is nothing for a crop, a turned picture or another one", () => {
    expect(findCommonSize(size(1600, 1067), size(600, 600))).toBeUndefined();
    expect(findCommonSize(size(1600, 1067), size(1067, 1600))).toBeUndefined();
    expect(findCommonSize(size(1600, 1067), size(1600, 1200))).toBeUndefined();
  });
});
