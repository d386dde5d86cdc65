import { describe, expect, it } from "vitest";
import { formats } from "./formats";

const target = { widthPx: 960, heightPx: 720, quality: 85 };

describe("formats", () => {
  it("name themselves as browsers know them", () => {
    expect(Object.entries(formats).map(([name, { mediaType }]) => [name, mediaType])).toEqual([
      ["jpeg", "image/jpeg"],
      ["webp", "image/webp"],
      ["avif", "image/avif"],
      ["png", "image/png"],
      ["gif", "image/gif"],
    ]);
  });

  it("take quality 85 literally for JPEG, and as its equal in looks for WebP and AVIF", () => {
    expect(formats.jpeg.toOptions(target)).toMatchObject({ quality: 85 });
    expect(formats.webp.toOptions(target)).toMatchObject({ quality: 88 });
    expect(formats.webp.toOptions({ ...target, quality: 99 })).toMatchObject({ quality: 100 });
    expect(formats.avif.toOptions(target)).toMatchObject({ quality: 78, chromaSubsampling: "4:2:0" });
    expect(formats.avif.toOptions({ ...target, quality: 1 })).toMatchObject({ quality: 1 });
  });

  it("write a plain JPEG where it is asked for or time is short", () => {
    expect(formats.jpeg.toOptions({ ...target, isBaseline: true })).toMatchObject({ progressive: false });
    expect(formats.jpeg.toOptions({ ...target, effort: "fast" })).toMatchObject({ progressive: false });
  });

  it("leave quality out of what is lossless, and take it for a palette", () => {
    expect(formats.webp.toOptions({ ...target, isLossless: true })).toEqual({ effort: 2, lossless: true });
    expect(formats.avif.toOptions({ ...target, isLossless: true })).toMatchObject({ lossless: true });
    expect(formats.png.toOptions({ ...target, isPalette: true })).toMatchObject({ palette: true, quality: 85 });
    expect(formats.png.toOptions(target)).toEqual({ compressionLevel: 6 });
  });

  it("do less work where time is short", () => {
    const fast = { ...target, effort: "fast" } as const;
    expect(formats.webp.toOptions(fast)).toMatchObject({ effort: 0 });
    expect(formats.png.toOptions(fast)).toMatchObject({ compressionLevel: 2 });
    expect(formats.gif.toOptions(fast)).toMatchObject({ effort: 1 });
  });

  it.each([
    [49, 49, false],
    [50, 49, true],
    [3000, 3000, true],
    [3001, 3001, false],
    [3001, 100, true],
  ])("write a JPEG of %i x %i progressively: %s", (widthPx, heightPx, progressive) => {
    expect(formats.jpeg.toOptions({ widthPx, heightPx, quality: 85 })).toMatchObject({ progressive });
  });
});
