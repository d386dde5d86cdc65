import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { picture } from "@/lib/testing/pictures";
import { type SniffedFormat, sniffFormat } from "./sniff-format";

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
    ["unknown", Buffer.from("RIFF....WAVE")],
    ["unknown", Buffer.from("<note>hello</note>")],
    ["unknown", Buffer.from("")],
    ["unknown", Buffer.from("\0\0\0")],
  ])("takes bytes for %s", (format, bytes) => {
    expect(sniffFormat(bytes)).toBe(format);
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
