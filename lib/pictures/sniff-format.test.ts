import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heicSample } from "@/lib/testing/conformance/heic-sample";
import { animation, picture } from "@/lib/testing/pictures";
import { type SniffedFormat, sniffedBytes, sniffFormat } from "./sniff-format";

const isoMedia = (...brands: string[]): Buffer => {
  const body = Buffer.from(["ftyp", brands[0], "\0\0\0\0", ...brands.slice(1)].join(""), "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.byteLength + 4);
  return Buffer.concat([length, body]);
};
const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("sniffFormat", () => {
  it.each(["jpeg", "png", "webp", "gif", "avif", "tiff"] as const)("knows a real %s", async (format) => {
    expect(sniffFormat(await picture(format))).toBe(format);
  });

  it.each<[SniffedFormat, Buffer]>([
    ["svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["svg", Buffer.from('\ufeff<?xml version="1.0"?>\n<!-- x --><svg:svg xmlns:svg="x">')],
    ["svg", Buffer.from("\ufeff<svg >", "utf16le")],
    ["svg", Buffer.from("<svg >", "utf16le")],
    ["svg", utf16be("\ufeff<svg >")],
    ["svg", utf16be("<svg >")],
    ["svg", Buffer.from("<!DOCTYPE svg PUBLIC 'x'>")],
    ["svg", Buffer.from(`<?xml version="1.0"?><!-- ${"x".repeat(20_000)} --><!-- <html> --><svg/>`)],
    ["svg", Buffer.from('<!DOCTYPE x [<!ENTITY a "<b>"><!ENTITY c "d">]><svg>')],
    ["html", Buffer.from("  <!DOCTYPE html><svg>")],
    ["html", Buffer.from("<!-- <svg> --><html><svg/></html>")],
    ["unknown", Buffer.from("<div><svg></svg></div>")],
    ["svg", Buffer.from(`${"<!---->".repeat(9000)}<svg/>`)],
    ["unknown", Buffer.from("<!-- <svg>")],
    ["gzip", Buffer.from("1f8b0800", "hex")],
    ["html", Buffer.from("<script>alert(1)</script>")],
    ["heic", isoMedia("heic", "mif1")],
    ["heic", isoMedia("mif1", "heic")],
    ["avif", isoMedia("mif1", "avif")],
    ["video", isoMedia("isom", "mp42")],
    ["bmp", Buffer.from("BM......")],
    ["pdf", Buffer.from("%PDF-1.4")],
    ["psd", Buffer.from("8BPS")],
    ["jxl", Buffer.from("ff0a", "hex")],
    ["video", Buffer.from("RIFF....AVI LIST")],
    ["sound", Buffer.from("RIFF....WAVE")],
    ["unknown", Buffer.from("RIFF....ACON")],
    ["zip", Buffer.from("PK\x03\x04rest")],
    ["tiff", Buffer.from("MM\0+", "latin1")],
    ["jp2", Buffer.from("\0\0\0\x0cjP  \r\n", "latin1")],
    // A first box of 256 bytes begins like an icon.
    ["heic", Buffer.concat([Buffer.from("\0\0\x01\0ftypheic\0\0\0\0mif1", "latin1"), Buffer.alloc(236)])],
    ["ico", Buffer.from("\0\0\x01\0\x01\0 ", "latin1")],
    ["unknown", Buffer.from("GIF88a")],
    ["unknown", Buffer.from("<svgx>")],
    ["unknown", Buffer.from("<note>hello</note>")],
    ["unknown", Buffer.from("")],
    ["unknown", Buffer.from("\0\0\0")],
  ])("takes bytes for %s", (format, bytes) => {
    expect(sniffFormat(bytes)).toBe(format);
  });

  it("knows a real heic, and an animation", async () => {
    expect(sniffFormat(heicSample())).toBe("heic");
    expect(sniffFormat(await animation("gif"))).toBe("gif");
    expect(sniffFormat(await animation("webp"))).toBe("webp");
  });

  it("tells the format from as much as it says it looks at", async () => {
    const drawing = Buffer.from(`<!-- ${"x".repeat(sniffedBytes)} --><svg/>`);
    expect(sniffFormat(drawing)).toBe(sniffFormat(drawing.subarray(0, sniffedBytes)));
    const photograph = await picture("jpeg");
    expect(sniffFormat(photograph.subarray(0, sniffedBytes))).toBe("jpeg");
  });

  it("is not moved by what follows the head", () => {
    const head = Buffer.from("89504e470d0a1a0a", "hex");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (tail) => sniffFormat(Buffer.concat([head, tail])) === "png"),
    );
  });

  it("survives any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => typeof sniffFormat(bytes) === "string"));
    const box = fc.uint8Array({ maxLength: 32 });
    fc.assert(
      fc.property(
        box,
        (tail) => sniffFormat(Buffer.concat([Buffer.from("\xff\xff\xff\xffftyp", "latin1"), tail])) !== "png",
      ),
    );
  });
});
