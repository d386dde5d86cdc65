import sharp from "sharp";
import { thumbHashToApproximateAspectRatio } from "thumbhash";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "@/lib/sandbox/sandbox";
import { SandboxError } from "@/lib/sandbox/sandbox";
import { createMeasureSandbox } from "@/lib/testing/builders/open-test-world";
import { heicSample } from "@/lib/testing/conformance/heic-sample";
import { animation, picture, plainPicture } from "@/lib/testing/pictures";
import { measureImage, toMegabytes } from "./measure-image";

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createMeasureSandbox();
});
afterAll(() => sandbox.close());

const signal = new AbortController().signal;
const measure = (bytes: Buffer, filename = "sunset.jpg") =>
  measureImage({ sandbox, signal }, { bytes, filename, sha256: "f".repeat(64) });

/** The blocks of a still GIF between its head and its trailer, again and again. Source: GIF89a specification. */
const repeatFrame = (still: Buffer, frames: number): Buffer => {
  const packed = still[10] ?? 0;
  const headBytes = 13 + (packed >= 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  const frame = still.subarray(headBytes, -1);
  return Buffer.concat([
    still.subarray(0, headBytes),
    ...Array.from({ length: frames }, () => frame),
    Buffer.from(";"),
  ]);
};

describe("measureImage", () => {
  it.each(["jpeg", "png", "webp", "gif"] as const)("measures a still %s", async (format) => {
    const measured = await measure(await picture(format, { widthPx: 90, heightPx: 60 }));
    expect(measured).toMatchObject({ format, widthPx: 90, heightPx: 60, isAnimated: false });
    expect(thumbHashToApproximateAspectRatio(Buffer.from(measured.thumbhash, "base64"))).toBeCloseTo(1.5, 0);
  });

  it.each(["gif", "webp"] as const)("measures one frame of an animated %s", async (format) => {
    const measured = await measure(await animation(format, { frames: 3, widthPx: 32, heightPx: 24 }));
    expect(measured).toMatchObject({ format, widthPx: 32, heightPx: 24, isAnimated: true });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("gives the size as people see it for orientation %i", async (orientation) => {
    const bytes = await sharp(await picture("jpeg", { widthPx: 60, heightPx: 20 }))
      .withMetadata({ orientation })
      .toBuffer();
    const isTurned = orientation >= 5;
    const measured = await measure(bytes);
    expect(measured).toMatchObject(isTurned ? { widthPx: 20, heightPx: 60 } : { widthPx: 60, heightPx: 20 });
    const ratio = thumbHashToApproximateAspectRatio(Buffer.from(measured.thumbhash, "base64"));
    expect(ratio > 1).toBe(!isTurned);
  });

  it("measures grey, CMYK, 16-bit and transparent pictures", async () => {
    const base = sharp(await picture("png", { widthPx: 30, heightPx: 20 }));
    const variants = [
      base.clone().greyscale().jpeg(),
      base.clone().toColourspace("cmyk").jpeg(),
      base.clone().toColourspace("rgb16").png(),
      base.clone().ensureAlpha(0.5).png(),
    ];
    for (const variant of variants) {
      expect(await measure(await variant.toBuffer())).toMatchObject({ widthPx: 30, heightPx: 20 });
    }
  });

  it("names the file, the figure and the limit of a side that is too long", async () => {
    const bytes = await plainPicture("png", { widthPx: 12_001, heightPx: 3 });
    await expect(measure(bytes, "wide.png")).rejects.toMatchObject({
      code: "image-too-large",
      detail:
        "Cloudflare refuses wide.png: the picture is 12001 x 3 px, the limit is 12000 px a side. Scale it down and try again.",
    });
    expect(await measure(await plainPicture("png", { widthPx: 12_000, heightPx: 3 }))).toMatchObject({
      widthPx: 12_000,
    });
  });

  it("binds WebP by its area alone, and a drawing by neither", async () => {
    const bytes = await plainPicture("webp", { widthPx: 12_500, heightPx: 3 });
    expect(await measure(bytes)).toMatchObject({ format: "webp", widthPx: 12_500 });
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24000 24000"/>`;
    expect(await measure(Buffer.from(drawing))).toMatchObject({ format: "svg", widthPx: 24_000, thumbhash: "" });
  });

  it("measures HEIC, whatever it is called", async () => {
    const measured = await measure(heicSample(), "IMG_0001.JPG");
    expect(measured).toMatchObject({ format: "heic", widthPx: 64, heightPx: 48, isAnimated: false });
    expect(thumbHashToApproximateAspectRatio(Buffer.from(measured.thumbhash, "base64"))).toBeCloseTo(4 / 3, 0);
  });

  it.each([
    ["<svg><g></svg>", "a.svg is not usable: it is not a well-formed SVG drawing, or was cut short."],
    [
      `<svg xmlns="http://www.w3.org/2000/svg">${"<g>".repeat(300)}${"</g>".repeat(300)}</svg>`,
      "a.svg is not usable: the drawing has too many parts, or parts within parts, to be checked.",
    ],
  ])("says what is wrong with a drawing (%#)", async (text, sentence) => {
    await expect(measure(Buffer.from(text), "a.svg")).rejects.toMatchObject({
      code: "image-broken",
      detail: `${sentence} Simplify it in a drawing program, or export it as PNG, and try once more.`,
    });
  });

  it("names the figure and the limit of an area that is too large", async () => {
    const bytes = await plainPicture("png", { widthPx: 10_001, heightPx: 10_000 });
    await expect(measure(bytes)).rejects.toMatchObject({
      code: "image-too-large",
      detail: expect.stringContaining("10001 x 10000 px, 100.1 megapixels, the limit is 100 megapixels"),
    });
  });

  it("counts every frame of an animation", async () => {
    const still = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: "#888" } })
      .gif()
      .toBuffer();
    const bytes = repeatFrame(still, 26);
    await expect(measure(bytes, "loop.gif")).rejects.toMatchObject({
      code: "image-too-large",
      detail: expect.stringContaining("26 frames of 2000 x 2000 px add up to 104 megapixels"),
    });
  });

  it("refuses a file over the limit without reading it, with both figures", async () => {
    const calls: unknown[] = [];
    const never: Sandbox = { run: async (job) => Promise.reject(calls.push(job)), close: async () => undefined };
    const answer = measureImage(
      { sandbox: never, signal },
      { bytes: Buffer.alloc(14 * 1024 * 1024), filename: "sunset.heic", sha256: "" },
    );
    await expect(answer).rejects.toMatchObject({
      code: "image-too-large",
      detail: "Cloudflare refuses sunset.heic: the file is 14 MB, the limit is 10 MB. Make it smaller and try again.",
    });
    expect(calls).toEqual([]);
  });

  it("never shows a figure that looks within the limit", () => {
    expect(toMegabytes(10 * 1024 * 1024)).toBe("10 MB");
    expect(toMegabytes(10 * 1024 * 1024 + 1)).toBe("10.1 MB");
  });

  it("calls a foreign format by its name, whatever the file is called", async () => {
    await expect(measure(await picture("avif"), "a.jpg")).rejects.toMatchObject({
      code: "not-an-image",
      detail:
        "Cloudflare refuses a.jpg: it is an AVIF file, and JPEG, PNG, WebP, GIF, HEIC and SVG are accepted. Export it as one of these and try again.",
    });
    await expect(measure(await picture("tiff"))).rejects.toMatchObject({ detail: expect.stringContaining("TIFF") });
    await expect(measure(Buffer.from("hello"))).rejects.toMatchObject({ code: "not-an-image" });
    await expect(measure(Buffer.alloc(0))).rejects.toMatchObject({ code: "not-an-image" });
  });

  it("calls a picture broken when only its first bytes are right", async () => {
    const jpeg = await picture("jpeg");
    for (const bytes of [jpeg.subarray(0, 20), Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(40)])]) {
      await expect(measure(bytes)).rejects.toMatchObject({ code: "image-broken" });
    }
    expect(await measure(jpeg)).toMatchObject({ format: "jpeg" });
  });

  it.each([
    ["busy", "busy"],
    ["closed", "busy"],
    ["timeout", "image-broken"],
    ["crash", "image-broken"],
    ["refused", "image-broken"],
  ] as const)("turns a sandbox that says %s into %s", async (fault, code) => {
    const failing: Sandbox = {
      run: () => Promise.reject(new SandboxError(fault, "scripted")),
      close: async () => undefined,
    };
    const bytes = await picture("jpeg");
    await expect(
      measureImage({ sandbox: failing, signal }, { bytes, filename: "a", sha256: "" }),
    ).rejects.toMatchObject({ code });
  });

  it("lets other faults through as they are", async () => {
    const failing: Sandbox = { run: () => Promise.reject(new TypeError("bug")), close: async () => undefined };
    const bytes = await picture("jpeg");
    await expect(measureImage({ sandbox: failing, signal }, { bytes, filename: "a", sha256: "" })).rejects.toThrow(
      TypeError,
    );
  });
});
