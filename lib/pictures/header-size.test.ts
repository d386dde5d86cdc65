import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { heicSample } from "@/lib/testing/conformance/heic-sample";
import { animation, picture } from "@/lib/testing/pictures";
import { findHeaderSize } from "./header-size";
import { type ByteReader, toByteReader } from "./read-bytes";
import { sniffFormat } from "./sniff-format";

const size = { widthPx: 301, heightPx: 77 };
const sizeOf = (bytes: Uint8Array) => findHeaderSize(sniffFormat(bytes), toByteReader(bytes));
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

describe("findHeaderSize", () => {
  it.each(["jpeg", "png", "webp", "gif", "avif"] as const)("reads %s", async (format) => {
    expect(await sizeOf(await picture(format, size))).toEqual(size);
  });

  it("reads every kind of WebP: lossy, lossless, with alpha, animated", async () => {
    const base = sharp(await picture("png", size));
    for (const bytes of [
      await base.clone().webp({ lossless: true }).toBuffer(),
      await base.clone().ensureAlpha(0.4).webp().toBuffer(),
      await base.clone().withMetadata({ orientation: 6 }).webp().toBuffer(),
    ]) {
      expect(await sizeOf(bytes)).toEqual(size);
    }
    const moving = { widthPx: 33, heightPx: 21 };
    expect(await sizeOf(await animation("webp", moving))).toEqual(moving);
  });

  it("reads a JPEG whose size comes after its metadata, progressive or not, as it is stored", async () => {
    const bytes = await sharp(await picture("jpeg", size))
      .withMetadata({ exif: { IFD0: { Copyright: "x".repeat(20_000) } }, icc: "p3", orientation: 6 })
      .jpeg({ progressive: true })
      .toBuffer();
    expect(await sizeOf(bytes)).toEqual(size);
  });

  it("reads an AVIF that is larger than one tile", async () => {
    const bytes = await sharp({ create: { width: 900, height: 700, channels: 4, background: "#12345678" } })
      .avif({ effort: 0 })
      .toBuffer();
    expect(await sizeOf(bytes)).toEqual({ widthPx: 900, heightPx: 700 });
  });

  it("finds a JPEG's size behind megabytes of embedded profiles", async () => {
    const plain = await picture("jpeg", size);
    const segment = new Uint8Array(2 + 65_535);
    segment.set([0xff, 0xe2, 0xff, 0xff]);
    const long = Buffer.concat([plain.subarray(0, 2), ...Array.from({ length: 40 }, () => segment), plain.subarray(2)]);
    expect(await sizeOf(long)).toEqual(size);
  });

  it("reads a little, never the whole file", async () => {
    const bytes = Buffer.concat([await picture("jpeg", size), Buffer.alloc(5_000_000)]);
    let readBytes = 0;
    const read: ByteReader = async (from, length) => {
      readBytes += length;
      return bytes.subarray(from, from + length);
    };
    expect(await findHeaderSize("jpeg", read)).toEqual(size);
    expect(readBytes).toBeLessThan(200_000);
  });

  it("claims nothing where the header breaks off or holds rubbish, and nothing of HEIC or a drawing", async () => {
    const whole = await picture("jpeg", size);
    for (const bytes of [
      whole.subarray(0, 20),
      latin1("\xff\xd8\xff\xdaxxxxxxxxxx"),
      latin1("\xff\xd8\xffgarbage garbage"),
      latin1("\x89PNG\r\n\x1a\n"),
      latin1(`\x89PNG\r\n\x1a\n${"\0".repeat(30)}`),
      latin1("GIF89a"),
      latin1(`RIFF....WEBPXXXX${".".repeat(30)}`),
      latin1("\0\0\0\x18ftypavif\0\0\0\0mif1avif....ispe"),
      // 64 x 64 pixels are encoded, 64 x 48 are shown.
      heicSample(),
      latin1("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
      Buffer.alloc(0),
    ]) {
      expect(await sizeOf(bytes)).toBeUndefined();
    }
  });

  it("never throws, and finds nothing in noise, cut or mixed pictures", async () => {
    const heads = await Promise.all((["jpeg", "png", "webp", "gif", "avif"] as const).map((format) => picture(format)));
    for (const head of heads) {
      for (let length = 0; length < 64; length += 1) {
        const found = await sizeOf(head.subarray(0, length));
        if (found !== undefined) expect(found).toEqual({ widthPx: 64, heightPx: 48 });
      }
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(heads.length - 1), fc.uint8Array({ maxLength: 200 }), async (which, noise) => {
        const head = (heads[which] ?? Buffer.alloc(0)).subarray(0, 12);
        const found = await sizeOf(Buffer.concat([head, noise]));
        expect(found === undefined || (found.widthPx > 0 && found.heightPx > 0)).toBe(true);
      }),
    );
  });
});
