import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { createSandbox } from "@/lib/sandbox/child-pool";
import { createPixels } from "./pixels";
import { planOf } from "./test-plan";

const sandbox = createSandbox({
  childFile: path.resolve("dist/sandbox/pixels.mjs"),
  slots: 2,
  deadlineMs: 20_000,
  queueLimit: 100,
});
const pixels = createPixels(sandbox);
afterAll(() => sandbox.close());

describe("sanitiseSvg", () => {
  it("gives clean bytes and the facts of the drawing", async () => {
    const bytes = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"><script/><path d=""/></svg>',
    );
    const clean = await pixels.sanitiseSvg(bytes);
    expect(clean.bytes.toString()).toMatch(/^<svg [^>]*viewBox="0 0 64 48"><path d=""><\/path><\/svg>$/);
    expect(clean.facts).toMatchObject({ format: "svg", widthPx: 64, heightPx: 48, hasAlpha: true, frames: 1 });
  });

  it.each(["", "<svg/>", "<html/>", `<svg xmlns="http://www.w3.org/2000/svg">${"<g>".repeat(20_000)}`])(
    "refuses what is no drawing or too deep (%#)",
    async (markup) => {
      await expect(pixels.sanitiseSvg(Buffer.from(markup))).rejects.toMatchObject({ fault: "notAnImage", code: 5455 });
    },
  );
});

describe("findInner", () => {
  type Rgb = { r: number; g: number; b: number };
  /** A dark picture of 60 x 30 at 20, 10 on a light ground of 100 x 60. */
  const framed = (ground: Rgb = { r: 250, g: 250, b: 250 }) =>
    sharp({ create: { width: 100, height: 60, channels: 3, background: ground } }).composite([
      { input: { create: { width: 60, height: 30, channels: 3, background: "#234" } }, left: 20, top: 10 },
    ]);
  const find = async (bytes: Buffer, rim: Parameters<typeof pixels.findInner>[1] = {}) =>
    pixels.findInner({ bytes, facts: await pixels.inspect(bytes) }, rim);

  it.each([
    [1, 1],
    [2, 40],
    [40, 2],
  ])("finds no rim around %i x %i pixels", async (width, height) => {
    const bytes = await sharp({ create: { width, height, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(await find(bytes)).toEqual({ leftPx: 0, topPx: 0, widthPx: width, heightPx: height });
  });

  it("is what the colour of the corner does not cover", async () => {
    expect(await find(await framed().png().toBuffer())).toEqual({ leftPx: 20, topPx: 10, widthPx: 60, heightPx: 30 });
  });

  it("leaves as much of the rim as is asked for, and never more than there is", async () => {
    const bytes = await framed().png().toBuffer();
    expect(await find(bytes, { keep: 5 })).toEqual({ leftPx: 15, topPx: 5, widthPx: 70, heightPx: 40 });
    expect(await find(bytes, { keep: 500 })).toEqual({ leftPx: 0, topPx: 0, widthPx: 100, heightPx: 60 });
  });

  it("takes a colour by name, within the tolerance", async () => {
    const bytes = await framed({ r: 200, g: 40, b: 40 }).png().toBuffer();
    const color = { red: 190, green: 50, blue: 40, alpha: 1 };
    expect(await find(bytes, { color, tolerance: 30 })).toMatchObject({ leftPx: 20, widthPx: 60 });
    expect(await find(bytes, { color, tolerance: 1 })).toEqual({ leftPx: 0, topPx: 0, widthPx: 100, heightPx: 60 });
  });

  it("is the whole picture where there is nothing but the rim", async () => {
    const flat = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#888" } })
      .png()
      .toBuffer();
    expect(await find(flat)).toEqual({ leftPx: 0, topPx: 0, widthPx: 40, heightPx: 20 });
  });

  it.each([3, 6, 8])("is measured on the upright picture, under orientation %i", async (orientation) => {
    const bytes = await framed().withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer();
    const wanted = {
      3: { leftPx: 20, topPx: 20, widthPx: 60, heightPx: 30 },
      6: { leftPx: 20, topPx: 20, widthPx: 30, heightPx: 60 },
      8: { leftPx: 10, topPx: 20, widthPx: 30, heightPx: 60 },
    }[orientation];
    expect(await find(bytes, { tolerance: 40 })).toEqual(wanted);
  });

  it("is found in a picture too large to be looked at whole", async () => {
    const large = await framed().png().toBuffer();
    const bytes = await sharp(large)
      .resize(7000, 4200, { kernel: "nearest", fit: "fill" })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const { leftPx, topPx, widthPx, heightPx } = await find(bytes);
    expect(Math.abs(leftPx - 1400) + Math.abs(topPx - 700)).toBeLessThan(12);
    expect(Math.abs(widthPx - 4200) + Math.abs(heightPx - 2100)).toBeLessThan(24);
  });
});

describe("AVIF", () => {
  const avif = () =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: "#a33" } })
      .avif()
      .toBuffer();

  it("is taken in only where it is let in, and not by the job after that", async () => {
    const bytes = await avif();
    await expect(pixels.inspect(bytes)).rejects.toMatchObject({ fault: "notAnImage" });
    const facts = await pixels.inspect(bytes, { isAvifAllowed: true });
    expect(facts).toMatchObject({ format: "avif", widthPx: 64, heightPx: 48 });
    for (let time = 0; time < 4; time += 1) {
      await expect(pixels.inspect(bytes)).rejects.toMatchObject({ fault: "notAnImage" });
    }
    const size = { widthPx: 32, heightPx: 24 };
    const plan = planOf(size);
    const { width, height } = await sharp(await pixels.render({ bytes, facts }, plan)).metadata();
    expect([width, height]).toEqual([32, 24]);
  });
});
