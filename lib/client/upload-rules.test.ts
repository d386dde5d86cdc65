import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { acceptedFiles, acceptedFormats, acceptedNames } from "@/lib/contracts/upload-limits";
import { findFormatName } from "@/lib/pictures/format-name";
import { toMediaType } from "@/lib/pictures/media-type";
import { heicSample } from "@/lib/testing/conformance/heic-sample";
import { findUploadRefusal } from "./upload-rules";

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

describe("the rules before sending", () => {
  it("lets pictures within the limits pass, whatever they are called", async () => {
    expect(await sentenceFor("a.txt", await canvas(40, 30).jpeg().toBuffer())).toBeUndefined();
    expect(await sentenceFor("b", await canvas(40, 30).webp().toBuffer())).toBeUndefined();
  });

  it("judges by the bytes, not by the name", async () => {
    const avif = ascii("\0\0\0\x18ftypavif\0\0\0\0mif1avif");
    expect(await sentenceFor("sunset.jpg", avif)).toBe(
      "Cloudflare refuses sunset.jpg: AVIF is not accepted. Convert it to JPEG and try again.",
    );
    expect(await sentenceFor("scan.jpg", ascii("BM......"))).toMatch(/BMP is not accepted\. Convert it to PNG/);
    expect(await sentenceFor("notes.jpg", ascii("hello"))).toMatch(/not a JPEG, PNG, WebP, GIF, HEIC or SVG picture/);
    expect(await sentenceFor("page.svg", ascii("<html><svg/></html>"))).toMatch(/it is a web page, not a picture/);
    expect(await sentenceFor("contract.jpg", ascii("%PDF-1.7"))).toMatch(/PDF document/);
  });

  it("lets photographs of phones and drawings pass, and leaves their size to the server", async () => {
    expect(await sentenceFor("IMG_0001.HEIC", heicSample())).toBeUndefined();
    const drawing = `<!-- ${"x".repeat(5000)} --><svg xmlns="http://www.w3.org/2000/svg" width="20000" height="9"/>`;
    expect(await sentenceFor("mark", ascii(drawing))).toBeUndefined();
  });

  it("names every format that it lets pass", () => {
    const [all, any] = [acceptedNames.all, acceptedNames.any];
    expect(all.split(/, | and /)).toEqual(acceptedFormats.map((format) => findFormatName(format)));
    expect(any.split(/, | or /)).toEqual(all.split(/, | and /));
    expect(new Set(Object.keys(acceptedFiles))).toEqual(new Set([...acceptedFormats.map(toMediaType), "image/heif"]));
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
