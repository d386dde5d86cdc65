import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { createPixels } from "./pixels";
import { createPixelSandbox } from "./pixel-sandbox";
import { photo } from "./test-pictures";
import { planOf } from "./test-plan";
import type { RenderPlan } from "../plan/plan";

const sandbox = createPixelSandbox({ childFile: path.resolve("dist/sandbox/pixels.mjs"), slots: 1 });
const pixels = createPixels(sandbox);
afterAll(() => sandbox.close());

const planAs = (format: RenderPlan["format"], widthPx: number, heightPx: number): RenderPlan =>
  planOf({ widthPx, heightPx }, { format });
const plans = [planAs("avif", 90, 60), planAs("webp", 300, 200), planAs("jpeg", 180, 120)];

const renderMany = async (bytes: Buffer, given = plans) =>
  pixels.renderMany({ bytes, facts: await pixels.inspect(bytes) }, given, { priority: "precompute" });

/** Mean absolute difference in steps of 8 bits. */
const distance = async (first: Buffer, second: Buffer): Promise<number> => {
  const [a, b] = await Promise.all([first, second].map((file) => sharp(file).removeAlpha().raw().toBuffer()));
  if (a === undefined || b === undefined) throw new Error("no pixels");
  expect(a.byteLength).toBe(b.byteLength);
  let sum = 0;
  for (let at = 0; at < a.byteLength; at += 1) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.byteLength;
};

describe("renderMany", () => {
  it.each(["none", "srgb", "p3"])(
    "looks like one by one, with a profile of kind %s, in the order asked for",
    async (icc) => {
      const plain = photo(600, 400);
      const source = await (icc === "none" ? plain : plain.withIccProfile(icc)).jpeg({ quality: 95 }).toBuffer();
      const files = await renderMany(source);
      const facts = await pixels.inspect(source);
      for (const [at, plan] of plans.entries()) {
        const file = files[at] ?? Buffer.alloc(0);
        const { width, height, format, hasProfile } = await sharp(file).metadata();
        expect([width, height, hasProfile]).toEqual([plan.widthPx, plan.heightPx, false]);
        expect(format).toBe(plan.format === "avif" ? "heif" : plan.format);
        expect(await distance(file, await pixels.render({ bytes: source, facts }, plan))).toBeLessThan(2.5);
      }
    },
  );

  it("turns a picture upright once, for all sizes", async () => {
    const source = await photo(400, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    for (const file of await renderMany(source)) {
      const { width, height, orientation } = await sharp(file).metadata();
      expect(width / height).toBeCloseTo(1.5, 1);
      expect(orientation ?? 1).toBe(1);
    }
  });

  it("keeps transparency, and makes greys of greys", async () => {
    const clear = await photo(600, 400).ensureAlpha(0.5).png().toBuffer();
    const [file] = await renderMany(clear, [planAs("webp", 300, 200)]);
    expect((await sharp(file).stats()).isOpaque).toBe(false);
    const grey = await photo(600, 400).greyscale().png().toBuffer();
    for (const made of await renderMany(grey)) {
      const { channels } = await sharp(made).stats();
      const means = channels.slice(0, 3).map(({ mean }) => mean);
      expect(Math.max(...means) - Math.min(...means)).toBeLessThan(1.5);
    }
  });

  it("makes what is as large as the source, and nothing of nothing", async () => {
    const source = await photo(300, 200).png().toBuffer();
    expect(await renderMany(source)).toHaveLength(3);
    expect(await renderMany(source, [])).toEqual([]);
  });

  it("refuses what cannot be decoded, in the words of one", async () => {
    const source = await photo(300, 200).png().toBuffer();
    const facts = await pixels.inspect(source);
    const broken = pixels.renderMany({ bytes: source.subarray(0, 40), facts }, plans);
    await expect(broken).rejects.toMatchObject({ fault: "undecodable" });
  });
});
