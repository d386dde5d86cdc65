import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { findPictureSize, sniffPictureFormat, type ByteReader } from "./picture-header";
import { findUploadRefusal } from "./upload-rules";

const readerOf =
  (bytes: Uint8Array): ByteReader =>
  async (from, length) =>
    bytes.subarray(from, from + length);
const canvas = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#884422" }, limitInputPixels: false });
const fileOf = (name: string, bytes: Uint8Array) => new File([Uint8Array.from(bytes)], name);
const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const sentenceFor = async (name: string, bytes: Uint8Array) => (await findUploadRefusal(fileOf(name, bytes)))?.sentence;

/** A PNG that only claims its size: enough for a header check. */
async function pngClaiming(widthPx: number, heightPx: number): Promise<Uint8Array> {
  const bytes = Uint8Array.from(await canvas(4, 4).png().toBuffer());
  const view = new DataView(bytes.buffer);
  view.setUint32(16, widthPx);
  view.setUint32(20, heightPx);
  return bytes;
}

describe("the header reader", () => {
  it.each([
    ["jpeg", canvas(321, 123).jpeg()],
    ["jpeg", canvas(321, 123).jpeg({ progressive: true })],
    ["jpeg", canvas(321, 123).withIccProfile("p3").withMetadata({ orientation: 6 }).jpeg()],
    ["png", canvas(321, 123).png()],
    ["webp", canvas(321, 123).webp()],
    ["webp", canvas(321, 123).webp({ lossless: true })],
    ["webp", canvas(321, 123).ensureAlpha(0.5).webp()],
    ["gif", canvas(321, 123).gif()],
  ] as const)("finds format and size of a real %s", async (format, picture) => {
    const read = readerOf(await picture.toBuffer());
    expect(await sniffPictureFormat(read)).toBe(format);
    expect(await findPictureSize(format, read)).toEqual({ widthPx: 321, heightPx: 123 });
  });

  it("finds a JPEG's size behind megabytes of embedded profiles", async () => {
    const plain = await canvas(70, 50).jpeg().toBuffer();
    const segment = new Uint8Array(2 + 65_535);
    segment.set([0xff, 0xe2, 0xff, 0xff]);
    const long = Buffer.concat([plain.subarray(0, 2), ...Array.from({ length: 40 }, () => segment), plain.subarray(2)]);
    expect(await findPictureSize("jpeg", readerOf(long))).toEqual({ widthPx: 70, heightPx: 50 });
  });

  it("claims nothing where the header breaks off or holds rubbish", async () => {
    const whole = await canvas(70, 50).jpeg().toBuffer();
    for (const bytes of [
      whole.subarray(0, 20),
      ascii("\xff\xd8\xff\xdaxxxxxxxxxx"),
      ascii("\xff\xd8\xffgarbage garbage"),
    ]) {
      expect(await findPictureSize("jpeg", readerOf(bytes))).toBeUndefined();
    }
    expect(await findPictureSize("png", readerOf(ascii("\x89PNG\r\n\x1a\n")))).toBeUndefined();
    expect(await findPictureSize("gif", readerOf(ascii("GIF89a")))).toBeUndefined();
    expect(await findPictureSize("webp", readerOf(ascii(`RIFF....WEBPXXXX${".".repeat(30)}`)))).toBeUndefined();
  });

  it.each([
    ["heic", "\0\0\0\x18ftypheic\0\0\0\0mif1heic"],
    ["heic", "\0\0\0\x14ftypmif1\0\0\0\0mif1"],
    ["avif", "\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"],
    ["video", "\0\0\0\x18ftypisom\0\0\0\0mp42isom"],
    ["video", "RIFF\0\0\0\0AVI LIST"],
    ["tiff", "II*\0rest"],
    ["tiff", "MM\0*rest"],
    ["pdf", "%PDF-1.7"],
    ["zip", "PK\x03\x04rest"],
    ["psd", "8BPS\0\x01"],
    ["bmp", "BM......"],
    ["jpeg-xl", "\xff\x0arest"],
    ["svg", '<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["svg", "\xef\xbb\xbf<svg></svg>"],
    ["svg", "\xff\xfe<\0s\0v\0g\0>\0"],
    ["unknown", "<!doctype html><p>no picture</p>"],
    ["unknown", "hello"],
  ])("knows %s by its bytes", async (format, bytes) => {
    expect(await sniffPictureFormat(readerOf(ascii(bytes)))).toBe(format);
  });

  it("reads a little, never the whole file", async () => {
    const bytes = Buffer.concat([await canvas(300, 200).jpeg().toBuffer(), Buffer.alloc(5_000_000)]);
    let readBytes = 0;
    const read: ByteReader = async (from, length) => {
      readBytes += length;
      return bytes.subarray(from, from + length);
    };
    await sniffPictureFormat(read);
    await findPictureSize("jpeg", read);
    expect(readBytes).toBeLessThan(200_000);
  });
});

describe("the rules before sending", () => {
  it("lets pictures within the limits pass, whatever they are called", async () => {
    expect(await sentenceFor("a.txt", await canvas(40, 30).jpeg().toBuffer())).toBeUndefined();
    expect(await sentenceFor("b", await canvas(40, 30).webp().toBuffer())).toBeUndefined();
  });

  it("judges by the bytes, not by the name", async () => {
    const heic = ascii("\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    expect(await sentenceFor("sunset.jpg", heic)).toBe(
      "Cloudflare refuses sunset.jpg: HEIC is not accepted yet. Convert it to JPEG and try again.",
    );
    expect(await sentenceFor("notes.jpg", ascii("hello"))).toMatch(/not a JPEG, PNG, WebP or GIF picture/);
    expect(await sentenceFor("contract.jpg", ascii("%PDF-1.7"))).toMatch(/PDF document/);
  });

  it("names limit and figure of a file that is too large", async () => {
    const picture = await canvas(40, 30).jpeg().toBuffer();
    const sized = (sizeBytes: number) => Buffer.concat([picture, Buffer.alloc(sizeBytes - picture.length)]);
    expect(await sentenceFor("sunset.jpg", sized(14_200_000))).toBe(
      "Cloudflare refuses sunset.jpg: the file is 14.2 MB, the limit is 10 MB. Make it smaller and try again.",
    );
    expect(await sentenceFor("edge.jpg", sized(10 * 1024 * 1024))).toBeUndefined();
    expect(await sentenceFor("edge.jpg", sized(10 * 1024 * 1024 + 1))).toMatch(/is 10\.5 MB, the limit is 10 MB/);
  });

  it("names limit and figure of a side that is too long, but not for WebP", async () => {
    expect(await sentenceFor("long.png", await pngClaiming(12_001, 10))).toMatch(
      /12,001 px is over the limit of 12,000 px/,
    );
    expect(await sentenceFor("long.png", await pngClaiming(12_000, 10))).toBeUndefined();
    expect(await sentenceFor("long.webp", await canvas(12_500, 10).webp().toBuffer())).toBeUndefined();
  });

  it("names limit and figure of an area that is too large", async () => {
    expect(await sentenceFor("wide.png", await pngClaiming(12_000, 8_400))).toMatch(
      /12,000 × 8,400 is 100\.8 megapixels, the limit is 100 megapixels/,
    );
    expect(await sentenceFor("full.png", await pngClaiming(10_000, 10_000))).toBeUndefined();
  });

  it("refuses an empty file", async () => {
    expect(await sentenceFor("none.jpg", new Uint8Array())).toMatch(/none\.jpg: the file is empty/);
  });

  it("cuts the middle out of a long name", async () => {
    const sentence = await sentenceFor(`${"a".repeat(80)}-final.jpg`, ascii("hello"));
    expect(sentence).toContain(`${"a".repeat(24)}…aa-final.jpg:`);
  });

  it("throws when the file can no longer be read", async () => {
    const gone = { name: "gone.jpg", size: 5, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) };
    await expect(findUploadRefusal(gone as unknown as File)).rejects.toThrow("gone");
  });
});
