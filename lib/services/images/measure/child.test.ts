import { afterAll, describe, expect, it } from "vitest";
import sharp from "sharp";
import { createMeasureSandbox } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import { measureAnswer } from "./measure-answer";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

const bounds = { maxSidePx: 12_000, maxAreaPx: 100_000_000 };
const run = (body: Buffer, header: Record<string, unknown> = bounds) => sandbox.run({ header, body });

describe("the measuring child", () => {
  it("has no loader but those of the four formats, whoever asks", async () => {
    const svg = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>`,
    );
    const foreign = [
      await picture("avif"),
      await picture("tiff"),
      svg,
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
