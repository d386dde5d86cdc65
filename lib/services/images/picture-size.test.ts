import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { animation, picture } from "@/lib/testing/pictures";
import { findPictureSize } from "./picture-size";

describe("findPictureSize", () => {
  it.each(["jpeg", "png", "webp", "gif", "avif"] as const)("reads %s", async (format) => {
    const bytes = await picture(format, { widthPx: 301, heightPx: 77 });
    expect(findPictureSize(bytes)).toEqual({ format, widthPx: 301, heightPx: 77 });
  });

  it("reads every kind of WebP: lossy, lossless, with alpha, animated", async () => {
    const base = sharp(await picture("png", { widthPx: 301, heightPx: 77 }));
    for (const bytes of [
      await base.clone().webp({ lossless: true }).toBuffer(),
      await base.clone().ensureAlpha(0.4).webp().toBuffer(),
      await base.clone().withMetadata({ orientation: 6 }).webp().toBuffer(),
    ]) {
      expect(findPictureSize(bytes)).toEqual({ format: "webp", widthPx: 301, heightPx: 77 });
    }
    const moving = await animation("webp", { widthPx: 33, heightPx: 21 });
    expect(findPictureSize(moving)).toEqual({ format: "webp", widthPx: 33, heightPx: 21 });
  });

  it("reads a JPEG whose size comes after its metadata, progressive or not", async () => {
    const bytes = await sharp(await picture("jpeg", { widthPx: 301, heightPx: 77 }))
      .withMetadata({ exif: { IFD0: { Copyright: "x".repeat(20_000) } }, icc: "p3" })
      .jpeg({ progressive: true })
      .toBuffer();
    expect(findPictureSize(bytes)).toEqual({ format: "jpeg", widthPx: 301, heightPx: 77 });
  });

  it("reads an AVIF that is larger than one tile", async () => {
    const bytes = await sharp({ create: { width: 900, height: 700, channels: 4, background: "#12345678" } })
      .avif({ effort: 0 })
      .toBuffer();
    expect(findPictureSize(bytes)).toEqual({ format: "avif", widthPx: 900, heightPx: 700 });
  });

  it("never throws, and finds nothing in noise, cut or mixed pictures", async () => {
    const heads = await Promise.all((["jpeg", "png", "webp", "gif", "avif"] as const).map((format) => picture(format)));
    for (const head of heads) {
      for (let length = 0; length < 64; length += 1) {
        const size = findPictureSize(head.subarray(0, length));
        if (size !== undefined) expect(size).toMatchObject({ widthPx: 64, heightPx: 48 });
      }
    }
    fc.assert(
      fc.property(fc.nat(heads.length - 1), fc.uint8Array({ maxLength: 200 }), (which, noise) => {
        const head = (heads[which] ?? Buffer.alloc(0)).subarray(0, 12);
        const size = findPictureSize(Buffer.concat([head, noise]));
        expect(size === undefined || (size.widthPx > 0 && size.heightPx > 0)).toBe(true);
      }),
    );
    expect(findPictureSize(Buffer.alloc(0))).toBeUndefined();
    expect(findPictureSize(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBeUndefined();
  });
});
