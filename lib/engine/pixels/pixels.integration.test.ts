import path from "node:path";
import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { createSandbox } from "@/lib/sandbox/child-pool";
import { acceptClasses } from "../plan/accept-class";
import type { RenderPlan } from "../plan/plan";
import { planDelivery } from "../plan/plan-delivery";
import { createPixels } from "./pixels";
import { animation, photo } from "./test-pictures";
import { planOf } from "./test-plan";

const sandbox = createSandbox({
  childFile: path.resolve("dist/sandbox/pixels.mjs"),
  slots: 2,
  deadlineMs: 15_000,
  queueLimit: 200,
});
const pixels = createPixels(sandbox);
afterAll(() => sandbox.close());

const render = async (bytes: Buffer, given: Partial<RenderPlan> = {}) => {
  const facts = await pixels.inspect(bytes);
  const { plan } = planDelivery({ options: "device", device: "mobile", facts, accept: "webp", avifMaxSidePx: 1200 });
  if (plan.kind !== "render") throw new Error("a plan to render was expected");
  const { widthPx = plan.widthPx, heightPx = plan.heightPx } = given;
  return pixels.render({ bytes, facts }, { ...plan, scaled: { widthPx, heightPx }, ...given });
};

const rawOf = (picture: Sharp): Promise<Buffer> => picture.toColourspace("srgb").removeAlpha().raw().toBuffer();

/** Mean absolute difference of two pictures of one size, in steps of 8 bits. */
const distance = async (first: Buffer, second: Buffer): Promise<number> => {
  const [a, b] = await Promise.all([rawOf(sharp(first)), rawOf(sharp(second))]);
  expect(a.byteLength).toBe(b.byteLength);
  let sum = 0;
  for (let index = 0; index < a.byteLength; index += 1) sum += Math.abs((a[index] ?? 0) - (b[index] ?? 0));
  return sum / a.byteLength;
};

describe("inspect", () => {
  it.each(["jpeg", "png", "webp", "gif"] as const)("reads the facts of a %s", async (format) => {
    expect(await pixels.inspect(await photo(64, 40).toFormat(format).toBuffer())).toMatchObject({
      format,
      widthPx: 64,
      heightPx: 40,
      frames: 1,
      orientation: 1,
      profile: "none",
    });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("gives the size as it is seen under orientation %i", async (orientation) => {
    const bytes = await photo(64, 40).withMetadata({ orientation }).jpeg().toBuffer();
    const [widthPx, heightPx] = orientation < 5 ? [64, 40] : [40, 64];
    expect(await pixels.inspect(bytes)).toMatchObject({ orientation, widthPx, heightPx });
  });

  it("tells profiles apart, and takes CMYK and tagged grey as foreign", async () => {
    const profileOf = async (picture: Sharp) => (await pixels.inspect(await picture.toBuffer())).profile;
    expect(await profileOf(photo(8, 8).withIccProfile("srgb").jpeg())).toBe("srgb");
    expect(await profileOf(photo(8, 8).withIccProfile("p3").png())).toBe("other");
    expect(await profileOf(photo(8, 8).toColourspace("cmyk").jpeg())).toBe("other");
    expect(await profileOf(photo(8, 8).greyscale().jpeg())).toBe("none");
  });

  it("counts frames and measures one of them", async () => {
    const facts = await pixels.inspect(await animation("gif"));
    expect(facts).toMatchObject({ format: "gif", widthPx: 60, heightPx: 40, frames: 4, orientation: 1 });
    expect(await pixels.inspect(await animation("webp"))).toMatchObject({ format: "webp", heightPx: 40, frames: 4 });
  });

  it("sees transparency", async () => {
    expect((await pixels.inspect(await photo(8, 8).ensureAlpha(0.5).png().toBuffer())).hasAlpha).toBe(true);
    expect((await pixels.inspect(await photo(8, 8).png().toBuffer())).hasAlpha).toBe(false);
  });

  it.each([
    ["TIFF", () => photo(8, 8).tiff().toBuffer()],
    ["AVIF", () => photo(8, 8).avif().toBuffer()],
    ["SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["PDF", () => Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n")],
    ["JPEG 2000", () => Buffer.from("0000000c6a5020200d0a870a00000014667479706a703220", "hex")],
    ["PPM", () => Buffer.from("P6 1 1 255\n123")],
    ["text", () => Buffer.from("<!doctype html><p>hello")],
    ["nothing", () => Buffer.alloc(0)],
    ["the first bytes of a PNG", async () => (await photo(8, 8).png().toBuffer()).subarray(0, 12)],
  ])("refuses %s", async (_name, make) => {
    await expect(pixels.inspect(await make())).rejects.toMatchObject({ code: 5455, fault: "notAnImage" });
  });

  it("reads the size of a picture that is far too large, without decoding it", async () => {
    const bytes = await photo(8, 8).png().toBuffer();
    // The header chunk of a PNG: 4 bytes of name from 12 on, width, height, 5 more bytes, checksum.
    bytes.writeUInt32BE(16_000, 16);
    bytes.writeUInt32BE(16_000, 20);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    expect(await pixels.inspect(bytes)).toMatchObject({ widthPx: 16_000, heightPx: 16_000 });
    await expect(render(bytes)).rejects.toMatchObject({ fault: "undecodable" });
  });
});

describe("render", () => {
  it.each(["jpeg", "webp", "avif", "png", "gif"] as const)(
    "writes %s of the planned size that looks like the source",
    async (format) => {
      const source = await photo(1500, 1000).jpeg({ quality: 95 }).toBuffer();
      const made = await render(source, { format, widthPx: 300, heightPx: 200 });
      const header = await sharp(made).metadata();
      expect([header.format === "heif" ? "avif" : header.format, header.width, header.height]).toEqual([
        format,
        300,
        200,
      ]);
      const reference = await sharp(source).resize(300, 200).png().toBuffer();
      expect(await distance(made, reference)).toBeLessThan(format === "gif" ? 6 : 2.5);
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "bakes orientation %i into the pixels, shrinking on load or not",
    async (orientation) => {
      for (const [widthPx, heightPx] of [
        [1200, 800],
        [120, 80],
      ] as const) {
        const source = await photo(1200, 800).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
        const size = orientation < 5 ? { widthPx, heightPx } : { widthPx: heightPx, heightPx: widthPx };
        const made = await render(source, size);
        const reference = await sharp(source)
          .autoOrient()
          .resize(size.widthPx, size.heightPx, { fit: "fill" })
          .png()
          .toBuffer();
        const { width, height, orientation: left } = await sharp(made).metadata();
        expect({ widthPx: width, heightPx: height, left }).toEqual({ ...size, left: undefined });
        expect(await distance(made, reference)).toBeLessThan(2.5);
      }
    },
  );

  it("leaves no metadata: no EXIF, XMP, profile", async () => {
    const source = await photo(100, 100)
      .withExif({ IFD0: { Copyright: "SENTINEL" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SENTINEL</x:xmpmeta>')
      .withIccProfile("srgb")
      .jpeg()
      .toBuffer();
    for (const format of ["jpeg", "webp", "avif", "png"] as const) {
      const made = await render(source, { format, widthPx: 50, heightPx: 50 });
      const { exif, xmp, icc, iptc } = await sharp(made).metadata();
      expect({ exif, xmp, icc, iptc }).toEqual({});
      expect(made.includes("SENTINEL")).toBe(false);
    }
  });

  it("gives the very pixels of the stock path for an sRGB-tagged source", async () => {
    const source = await photo(1500, 1000).withIccProfile("srgb").jpeg({ quality: 95 }).toBuffer();
    const made = await render(source, { format: "png", widthPx: 300, heightPx: 200 });
    const stock = await sharp(source).resize(300, 200, { fit: "fill" }).png().toBuffer();
    expect(await distance(made, stock)).toBeLessThan(0.05);
  });

  it.each([
    ["Display P3, shrunk", () => photo(900, 600).withIccProfile("p3").jpeg({ quality: 95 }), 150, 100],
    [
      "Display P3 with transparency, shrunk",
      () => photo(900, 600).ensureAlpha(0.5).withIccProfile("p3").png(),
      150,
      100,
    ],
    ["Display P3 at nearly full size", () => photo(900, 600).withIccProfile("p3").jpeg({ quality: 95 }), 810, 540],
    ["Display P3 of 16 bits", () => photo(900, 600).toColourspace("rgb16").withIccProfile("p3").png(), 150, 100],
    ["CMYK", () => photo(900, 600).toColourspace("cmyk").jpeg({ quality: 95 }), 150, 100],
    ["grey", () => photo(900, 600).greyscale().jpeg({ quality: 95 }), 150, 100],
  ] as const)("keeps the colours of %s", async (...row) => {
    const [, make, widthPx, heightPx] = row;
    const source = await make().toBuffer();
    const made = await render(source, { format: "png", widthPx, heightPx });
    const stock = await sharp(source).resize(widthPx, heightPx, { fit: "fill" }).png().toBuffer();
    expect(await distance(made, stock)).toBeLessThan(1.2);
    expect((await sharp(made).metadata()).hasAlpha).toBe((await sharp(source).metadata()).hasAlpha);
  });

  it("would be wrong about Display P3 without the transform", async () => {
    const source = await photo(900, 600).withIccProfile("p3").jpeg({ quality: 95 }).toBuffer();
    const stock = await sharp(source).resize(150, 100).png().toBuffer();
    const naive = await sharp(source, { ignoreIcc: true }).resize(150, 100).png().toBuffer();
    expect(await distance(naive, stock)).toBeGreaterThan(2);
  });

  it.each(["png", "webp", "avif"] as const)("keeps transparency in %s", async (format) => {
    const source = await sharp({
      create: { width: 200, height: 100, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const { data } = await sharp(await render(source, { format, widthPx: 100, heightPx: 50 }))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(
      [...data.subarray(0, 4)].map((value, index) => Math.abs(value - ([255, 0, 0, 128][index] ?? 0)) <= 3),
    ).toEqual([true, true, true, true]);
  });

  it.each([
    ["gif", "gif"],
    ["gif", "webp"],
    ["webp", "webp"],
  ] as const)("keeps every frame of an animated %s as %s, with its pace", async (from, to) => {
    const made = await render(await animation(from), { format: to, widthPx: 30, heightPx: 20, frames: "all" });
    const { pages, pageHeight, width, delay, loop } = await sharp(made, { animated: true }).metadata();
    expect({ pages, pageHeight, width, delay, loop }).toEqual({
      pages: 4,
      pageHeight: 20,
      width: 30,
      delay: [100, 200, 100, 200],
      loop: 0,
    });
  });

  it("follows the plan of every kind of client", async () => {
    const source = await photo(1600, 1200).jpeg().toBuffer();
    const facts = await pixels.inspect(source);
    for (const accept of acceptClasses) {
      const { plan } = planDelivery({ options: "device", device: "mobile", facts, accept, avifMaxSidePx: 1200 });
      if (plan.kind !== "render") throw new Error("a plan to render was expected");
      const header = await sharp(await pixels.render({ bytes: source, facts }, plan)).metadata();
      expect([header.format, header.width, header.height]).toEqual([
        { avif: "heif", webp: "webp", other: "jpeg" }[accept],
        960,
        720,
      ]);
    }
  });

  it("writes progressive JPEG but for tiny pictures", async () => {
    const source = await photo(400, 400).png().toBuffer();
    const isProgressive = async (sidePx: number) =>
      (await sharp(await render(source, { format: "jpeg", widthPx: sidePx, heightPx: sidePx })).metadata())
        .isProgressive;
    expect(await isProgressive(200)).toBe(true);
    expect(await isProgressive(40)).toBe(false);
  });

  it("says so when pixels cannot be decoded", async () => {
    const source = await photo(400, 400).png().toBuffer();
    const facts = await pixels.inspect(source);
    const size = { widthPx: 40, heightPx: 40 };
    const plan = planOf(size, { format: "webp" });
    const bytes = Buffer.concat([source.subarray(0, 60), Buffer.alloc(400, 0x55)]);
    await expect(pixels.render({ bytes, facts }, plan)).rejects.toMatchObject({ code: 9516, status: 422 });
  });

  it("answers busy with a time to wait when the sandbox is full, and out of time at the deadline", async () => {
    const tight = createSandbox({
      childFile: path.resolve("dist/sandbox/pixels.mjs"),
      slots: 1,
      deadlineMs: 1,
      queueLimit: 0,
    });
    const few = createPixels(tight);
    const [first, second] = await Promise.allSettled([few.inspect(Buffer.from("x")), few.inspect(Buffer.from("x"))]);
    await tight.close();
    expect(first).toMatchObject({ reason: { fault: "outOfTime", code: 9529 } });
    expect(second).toMatchObject({ reason: { fault: "busy", code: 9522, retryAfterSeconds: 1 } });
  });
});
