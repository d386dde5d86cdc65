import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { animation, picture } from "@/lib/testing/pictures";
import { sniffFormat } from "./sniff-format";

const isoBox = (brand: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}`)]);

describe("sniffFormat", () => {
  it.each(["jpeg", "png", "webp", "gif"] as const)("accepts %s by its bytes", async (format) => {
    expect(sniffFormat(await picture(format))).toEqual({ kind: "accepted", format });
  });

  it("accepts animations", async () => {
    expect(sniffFormat(await animation("gif"))).toEqual({ kind: "accepted", format: "gif" });
    expect(sniffFormat(await animation("webp"))).toEqual({ kind: "accepted", format: "webp" });
  });

  it.each([
    ["AVIF", isoBox("avif")],
    ["HEIC", isoBox("heic")],
    ["HEIC", isoBox("heix")],
    ["HEIF", isoBox("mif1")],
    ["TIFF", Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])],
    ["TIFF", Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8])],
    ["BMP", Buffer.from("BM0000")],
    ["PDF", Buffer.from("%PDF-1.7")],
    ["Photoshop", Buffer.from("8BPS")],
    ["JPEG XL", Buffer.from([0xff, 0x0a, 0x7f])],
    ["SVG", Buffer.from(`\ufeff<?xml version="1.0"?>\n<!-- a --><SVG width="1">`)],
    ["SVG", Buffer.from("<svg>")],
  ])("names %s, so that the refusal can", (name, bytes) => {
    expect(sniffFormat(bytes)).toEqual({ kind: "named", name });
  });

  it.each(["", "G", "GIF88a", "RIFF0000WAVE", "<svgx>", "hello", "<html><body>"])("knows nothing of %j", (text) => {
    expect(sniffFormat(Buffer.from(text))).toEqual({ kind: "unknown" });
  });

  it("is not moved by what follows the head", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (tail) => {
        const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        expect(sniffFormat(Buffer.concat([head, tail]))).toEqual({ kind: "accepted", format: "png" });
      }),
    );
  });
});
