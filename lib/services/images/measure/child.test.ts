import { afterAll, describe, expect, it } from "vitest";
import sharp from "sharp";
import { thumbHashToAverageRGBA } from "thumbhash";
import { createMeasureSandbox } from "@/lib/testing/builders/open-test-world";
import { heicSample } from "@/lib/testing/conformance/heic-sample";
import { picture } from "@/lib/testing/pictures";
import { measureAnswer } from "./measure-answer";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

const bounds = { maxSidePx: 12_000, maxAreaPx: 100_000_000 };
const run = (body: Buffer, header: Record<string, unknown> = bounds) => sandbox.run({ header, body });

describe("the measuring child", () => {
  it("has no loader but those of the four formats, whoever asks", async () => {
    // Markup that is not taken for a drawing is no picture to the library either.
    const foreign = [
      await picture("avif"),
      await picture("tiff"),
      Buffer.from(`<g><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/></g>`),
      Buffer.from("%PDF-1.4"),
      Buffer.from("P6 1 1 255 abc"),
    ];
    for (const bytes of foreign) {
      await expect(run(bytes)).rejects.toMatchObject({ fault: "refused", reason: "broken" });
    }
    expect(measureAnswer.parse((await run(await picture("jpeg"))).header)).toMatchObject({ format: "jpeg" });
  });

  it("decodes no pixel of a picture beyond the bounds", async () => {
    const bytes = await picture("png", { widthPx: 50, heightPx: 40 });
    const { header } = await run(bytes, { maxSidePx: 49, maxAreaPx: 1e8 });
    expect(measureAnswer.parse(header)).toEqual({
      format: "png",
      widthPx: 50,
      heightPx: 40,
      frames: 1,
      thumbhash: null,
    });
    expect((await run(bytes, { maxSidePx: 50, maxAreaPx: 1999 })).header).toMatchObject({ thumbhash: null });
    expect((await run(bytes, { maxSidePx: 50, maxAreaPx: 2000 })).header).toMatchObject({
      thumbhash: expect.any(String),
    });
  });

  it("reads a drawing's size from its clean copy, and makes no pixel of it", async () => {
    const body = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40000 30000"><rect width="9" height="9"/></svg>`,
    );
    const { header } = await run(body);
    expect(measureAnswer.parse(header)).toEqual({
      format: "svg",
      widthPx: 40_000,
      heightPx: 30_000,
      frames: 1,
      thumbhash: "",
    });
    await expect(run(Buffer.from("<svg><g></svg>"))).rejects.toMatchObject({ reason: "not-an-image" });
    const deep = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${"<g>".repeat(300)}${"</g>".repeat(300)}</svg>`);
    await expect(run(deep)).rejects.toMatchObject({ reason: "too-complex" });
  });

  it("decodes HEIC, but none beyond the bounds", async () => {
    const answer = measureAnswer.parse((await run(heicSample())).header);
    expect(answer).toMatchObject({ format: "heic", widthPx: 64, heightPx: 48, frames: 1 });
    const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(answer.thumbhash ?? "", "base64"));
    // Red, green, blue and yellow in equal parts.
    expect([r, g, b].map((part) => Math.round(part * 4))).toEqual([2, 2, 1]);
    expect((await run(heicSample(), { maxSidePx: 63, maxAreaPx: 1e8 })).header).toMatchObject({ thumbhash: null });
    const broken = Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0mif1${"\0".repeat(200)}`, "latin1");
    await expect(run(broken)).rejects.toMatchObject({ fault: "refused", reason: "not-an-image" });
  });

  it("refuses a job without bounds, and goes on", async () => {
    const bytes = await picture("gif");
    await expect(run(bytes, {})).rejects.toMatchObject({ fault: "refused" });
    expect((await run(bytes)).header).toMatchObject({ format: "gif" });
  });

  it("gives the same thumbhash for the same look, in whatever format it comes", async () => {
    const png = await picture("png", { widthPx: 80, heightPx: 80 });
    const webp = await sharp(png).webp({ lossless: true }).toBuffer();
    const hashes = await Promise.all([png, webp].map(async (bytes) => (await run(bytes)).header["thumbhash"]));
    expect(hashes[0]).toBe(hashes[1]);
  });
});
