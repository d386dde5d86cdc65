import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { hasGpsBlock } from "./has-gps-block";

const place = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 8/1 0/1", GPSLongitudeRef: "E" } };
const plain = { IFD0: { Copyright: "Ann", Make: "Camera" } };
const paint = (format: "jpeg" | "png" | "webp", exif: Record<string, Record<string, string>>): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
    .withExif(exif)
    .toFormat(format)
    .toBuffer();

describe("hasGpsBlock", () => {
  it.each(["jpeg", "png", "webp"] as const)("finds the place in a %s, and none where none is", async (format) => {
    expect(hasGpsBlock(await paint(format, { ...plain, ...place }))).toBe(true);
    expect(hasGpsBlock(await paint(format, plain))).toBe(false);
  });

  it("finds a place that XMP alone tells", () => {
    expect(hasGpsBlock(Buffer.from(`<rdf:Description exif:GPSLatitude="48,8N"/>`))).toBe(true);
    expect(hasGpsBlock(Buffer.from(`<rdf:Description exif:Make="GPS"/>`))).toBe(false);
  });

  it("stays calm at anything that was cut or made up", async () => {
    const whole = await paint("jpeg", { ...plain, ...place });
    for (let end = 0; end < whole.length; end += 1) expect(typeof hasGpsBlock(whole.subarray(0, end))).toBe("boolean");
    for (let at = 0; at < whole.length; at += 1) {
      const broken = Buffer.from(whole);
      broken[at] = 0xff;
      expect(typeof hasGpsBlock(broken)).toBe("boolean");
    }
  });
});
