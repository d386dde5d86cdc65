import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { RenderPlan } from "../../plan/plan";
import { inspectSource } from "../inspect-source";
import { renderDerivative } from "../render-derivative";
import { photo } from "../test-pictures";
import { findExifBlock, toCopyrightBlock, toUprightBlock } from "./exif-block";
import { insertExif } from "./insert-exif";
import { planOf } from "../test-plan";

const source = (copyright = "(c) Jane Roe 2026"): Promise<Buffer> =>
  photo(80, 60)
    .withExif({
      IFD0: { Copyright: copyright, Artist: "ARTIST-SENTINEL", Make: "MAKE-SENTINEL" },
      IFD2: { UserComment: "COMMENT-SENTINEL" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1", GPSSatellites: "GPS-SENTINEL" },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">XMP-SENTINEL</x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const render = async (bytes: Buffer, given: Partial<RenderPlan>): Promise<Buffer> => {
  const facts = await inspectSource(bytes);
  const size = { widthPx: facts.widthPx, heightPx: facts.heightPx };
  const plan = planOf(size, { format: "jpeg", ...given });
  return (await renderDerivative(bytes, { plan, facts })).bytes;
};

const sentinelsIn = (bytes: Buffer): string[] => bytes.toString("latin1").match(/[A-Z]+-SENTINEL/g) ?? [];

describe("metadata of a JPEG", () => {
  it("is nothing under none", async () => {
    const made = await render(await source(), { metadata: "none" });
    expect(sentinelsIn(made)).toEqual([]);
    expect(made.includes("Jane Roe")).toBe(false);
    expect((await sharp(made).metadata()).exif).toBeUndefined();
  });

  it("is the copyright and nothing else under copyright", async () => {
    for (const given of [{}, { blur: 2 }] satisfies Partial<RenderPlan>[]) {
      const made = await render(await source(), { metadata: "copyright", ...given });
      expect(sentinelsIn(made)).toEqual([]);
      expect(made.includes(Buffer.from("(c) Jane Roe 2026"))).toBe(true);
      const { exif, xmp, orientation, width, height } = await sharp(made).metadata();
      expect({ xmp, orientation, width, height }).toEqual({
        xmp: undefined,
        orientation: undefined,
        width: 60,
        height: 80,
      });
      expect(exif?.byteLength).toBeLessThan(80);
    }
  });

  it.each([" ", "abc", "x".repeat(8191)])("takes a copyright of any length (%#)", async (copyright) => {
    const made = await render(await source(copyright), { metadata: "copyright" });
    expect((await sharp(made).metadata()).exif === undefined).toBe(copyright.trim() === "");
    expect(made.includes(copyright)).toBe(true);
  });

  it("is all of EXIF under keep, for upright pixels", async () => {
    const made = await render(await source(), { metadata: "keep" });
    expect(new Set(sentinelsIn(made))).toEqual(
      new Set(["ARTIST-SENTINEL", "MAKE-SENTINEL", "COMMENT-SENTINEL", "GPS-SENTINEL"]),
    );
    const { orientation, width, height } = await sharp(made).metadata();
    expect({ orientation, width, height }).toEqual({ orientation: 1, width: 60, height: 80 });
    expect((await sharp(made).autoOrient().toBuffer({ resolveWithObject: true })).info.width).toBe(60);
  });

  it("survives from PNG and WebP, and never in them", async () => {
    const png = await sharp(await source())
      .keepExif()
      .png()
      .toBuffer();
    const webp = await sharp(await source())
      .keepExif()
      .webp()
      .toBuffer();
    for (const bytes of [png, webp]) {
      expect((await render(bytes, { metadata: "copyright" })).includes("Jane Roe")).toBe(true);
    }
    for (const format of ["png", "webp", "avif", "gif"] as const) {
      const made = await render(await source(), { metadata: "keep", format });
      expect(sentinelsIn(made)).toEqual([]);
      expect(made.includes("Jane Roe")).toBe(false);
    }
  });
});

describe("broken EXIF", () => {
  const block = async (): Promise<Buffer> => {
    const found = findExifBlock((await sharp(await source()).metadata()).exif);
    if (found === undefined) throw new Error("the source has EXIF");
    return found;
  };

  it("is none: any byte changed, any length cut", async () => {
    const whole = await block();
    for (let at = 0; at < whole.byteLength; at += 1) {
      for (const value of [0, 0x7f, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = value;
        for (const bytes of [changed, changed.subarray(0, at)]) {
          const found = findExifBlock(bytes);
          if (found === undefined) continue;
          expect(toCopyrightBlock(found)?.byteLength ?? 0).toBeLessThan(8300);
          expect(toUprightBlock(found)?.byteLength ?? found.byteLength).toBe(found.byteLength);
        }
      }
    }
  });

  it("is not found in bytes that are something else", () => {
    for (const bytes of [undefined, Buffer.alloc(0), Buffer.from("Exif\0\0"), Buffer.from("Exif\0\0XX*\0aaaaaaaa")]) {
      expect(findExifBlock(bytes)).toBeUndefined();
    }
  });

  it("is left out of a JPEG when it is too long for its segment", async () => {
    const jpeg = await photo(8, 8).jpeg().toBuffer();
    expect(insertExif(jpeg, Buffer.alloc(65_528))).toBe(jpeg);
    expect(insertExif(jpeg, Buffer.alloc(65_000)).byteLength).toBe(jpeg.byteLength + 65_010);
  });
});

it("erases the small picture inside EXIF, which shows what was cut away", () => {
  const block = Buffer.alloc(90);
  block.write("II*\0", 0, "latin1");
  block.writeUInt32LE(8, 4);
  block.writeUInt16LE(0, 8);
  block.writeUInt32LE(14, 10);
  block.writeUInt16LE(2, 14);
  block.writeUInt16LE(0x0201, 16);
  block.writeUInt32LE(60, 24);
  block.writeUInt16LE(0x0202, 28);
  block.writeUInt32LE(20, 36);
  block.write("THUMBNAIL-THUMBNAIL!", 60);
  const upright = toUprightBlock(block);
  expect(upright?.includes("THUMB")).toBe(false);
  expect(upright?.readUInt32LE(10)).toBe(0);
});
