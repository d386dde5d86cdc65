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

  it("take quality 85 literally for JPEG and WebP, and as its equal in looks for AVIF", () => {
    expect(formats.jpeg.toOptions(target)).toMatchObject({ quality: 85 });
    expect(formats.webp.toOptions(target)).toMatchObject({ quality: 85 });
    expect(formats.avif.toOptions(target)).toMatchObject({ quality: 70, chromaSubsampling: "4:2:0" });
    expect(formats.avif.toOptions({ ...target, quality: 1 })).toMatchObject({ quality: 1 });
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
