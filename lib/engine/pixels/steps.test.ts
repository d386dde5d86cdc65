import sharp from "sharp";
import { describe, expect, it } from "vitest";
import {
  blue,
  corners,
  expectColor,
  expectCorners,
  type Given,
  green,
  look,
  paint,
  red,
  render,
  rgba,
  white,
  yellow,
} from "./test-render";

describe("turning", () => {
  it.each([
    ["h", [green, red, blue, yellow]],
    ["v", [blue, yellow, green, red]],
    ["hv", [yellow, blue, red, green]],
  ] as const)("flips %s", async (flip, wanted) => {
    await expectCorners((await render(await corners(), { flip })).bytes, wanted);
  });

  it.each([
    [90, [40, 80], [blue, red, green, yellow]],
    [180, [80, 40], [yellow, blue, red, green]],
    [270, [40, 80], [green, yellow, blue, red]],
  ] as const)("rotates by %i degrees clockwise and scales to the turned size", async (rotate, size, wanted) => {
    for (const factor of [1, 0.5]) {
      const scaled = { widthPx: size[0] * factor, heightPx: size[1] * factor };
      const { bytes, widthPx, heightPx } = await render(await corners(), { rotate, scaled });
      expect({ widthPx, heightPx }).toEqual(scaled);
      await expectCorners(bytes, wanted);
    }
  });

  it("flips before it rotates", async () => {
    const scaled = { widthPx: 40, heightPx: 80 };
    const { bytes } = await render(await corners(), { flip: "h", rotate: 90, scaled });
    await expectCorners(bytes, [yellow, green, red, blue]);
  });

  it.each([2, 3, 4, 5, 6, 7, 8])(
    "turns what orientation %i has set upright, and cuts from that",
    async (orientation) => {
      const upright = await sharp(await corners())
        .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
        .toBuffer();
      const inverse = { 2: 2, 3: 3, 4: 4, 5: 5, 6: 8, 7: 7, 8: 6 }[orientation] ?? 1;
      const stored = await sharp(
        await sharp(upright)
          .withMetadata({ orientation: inverse })
          .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
          .toBuffer(),
      )
        .autoOrient()
        .withMetadata({ orientation })
        .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
        .toBuffer();
      await expectCorners((await render(stored, {})).bytes, [red, green, yellow, blue]);
      const trim = { leftPx: 40, topPx: 0, widthPx: 40, heightPx: 20 };
      const trimmed = await render(stored, { trim, scaled: { widthPx: 20, heightPx: 10 } });
      await expectCorners(trimmed.bytes, [green, green, green, green]);
      const crop = { leftPx: 0, topPx: 10, widthPx: 20, heightPx: 10 };
      const cropped = await render(stored, { scaled: { widthPx: 40, heightPx: 20 }, crop, widthPx: 20, heightPx: 10 });
      await expectCorners(cropped.bytes, [blue, blue, blue, blue]);
    },
  );
});

describe("cutting", () => {
  it("trims the source before it scales", async () => {
    const trim = { leftPx: 20, topPx: 0, widthPx: 40, heightPx: 40 };
    const { bytes, widthPx, heightPx } = await render(await corners(), { trim, scaled: { widthPx: 20, heightPx: 20 } });
    expect([widthPx, heightPx]).toEqual([20, 20]);
    await expectCorners(bytes, [red, green, yellow, blue]);
  });

  it("crops what was trimmed, scaled and turned", async () => {
    const { bytes, widthPx, heightPx } = await render(await corners(), {
      trim: { leftPx: 0, topPx: 0, widthPx: 80, heightPx: 20 },
      rotate: 90,
      scaled: { widthPx: 20, heightPx: 80 },
      crop: { leftPx: 5, topPx: 50, widthPx: 10, heightPx: 20 },
    });
    expect([widthPx, heightPx]).toEqual([10, 20]);
    await expectCorners(bytes, [green, green, green, green]);
  });

  it.each(["attention", "entropy"] as const)("finds by %s what is worth seeing", async (gravity) => {
    const lively = paint(200, 50, (x, y) => (x > 140 && x < 190 && (x + y) % 4 < 2 ? [250, 60, 30] : [128, 128, 128]));
    const source = await sharp(lively, { raw: { width: 200, height: 50, channels: 3 } })
      .png()
      .toBuffer();
    const { bytes, widthPx, heightPx } = await render(source, { crop: { gravity, widthPx: 50, heightPx: 50 } });
    expect([widthPx, heightPx]).toEqual([50, 50]);
    const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data.filter((_, at) => at % 3 === 0).filter((value) => value > 200).length).toBeGreaterThan(500);
  });

  it("never asks for more than there is when it seeks", async () => {
    const { widthPx, heightPx } = await render(await corners(), {
      crop: { gravity: "attention", widthPx: 500, heightPx: 20 },
    });
    expect([widthPx, heightPx]).toEqual([80, 20]);
  });
});

it("refuses to hold more pixels than there may be on the way to a cut", async () => {
  const scaled = { widthPx: 80_000, heightPx: 40_000 };
  const crop = { leftPx: 0, topPx: 0, widthPx: 8, heightPx: 4 };
  const source = await corners();
  await expect(render(source, { scaled, crop, flip: "h" })).rejects.toMatchObject({ reason: "undecodable" });
  expect(await render(source, { scaled, crop, widthPx: 8, heightPx: 4 })).toMatchObject({ widthPx: 8, heightPx: 4 });
});

describe("padding and borders", () => {
  it("pads with the background, white without one", async () => {
    const pad = { leftPx: 20, topPx: 10, widthPx: 120, heightPx: 60 };
    const plain = await look((await render(await corners(), { pad })).bytes);
    expect(plain.size).toEqual([120, 60]);
    expectColor(plain.at(0.01, 0.01), [...white, 255]);
    expectColor(plain.at(0.99, 0.99), [...white, 255]);
    expectColor(plain.at(0.2, 0.2), red);
    const coloured = await look((await render(await corners(), { pad, background: rgba(green, 0.5) })).bytes);
    expectColor(coloured.at(0.01, 0.99), [...green, 128]);
    expectColor(coloured.at(0.2, 0.8), [...blue, 255]);
  });

  it("pads what was cropped", async () => {
    const crop = { leftPx: 40, topPx: 20, widthPx: 40, heightPx: 20 };
    const pad = { leftPx: 0, topPx: 5, widthPx: 40, heightPx: 30 };
    const { size, at } = await look((await render(await corners(), { crop, pad, background: rgba(red) })).bytes);
    expect(size).toEqual([40, 30]);
    expectColor(at(0.5, 0.01), red);
    expectColor(at(0.5, 0.5), yellow);
  });

  it("draws the border around everything", async () => {
    const border = { topPx: 4, rightPx: 8, bottomPx: 0, leftPx: 2, color: rgba(white) };
    const pad = { leftPx: 0, topPx: 0, widthPx: 80, heightPx: 50 };
    const { size, at } = await look((await render(await corners(), { border, pad, background: rgba(green) })).bytes);
    expect(size).toEqual([90, 54]);
    expectColor(at(0.5, 0), white);
    expectColor(at(0.99, 0.5), white);
    expectColor(at(0.5, 0.99), green);
    expectColor(at(0.1, 0.2), red);
  });
});

describe("transparency", () => {
  const seeThrough = (): Promise<Buffer> =>
    sharp(
      paint(20, 10, (x) => (x < 10 ? [...red, 255] : [0, 0, 0, 0])),
      { raw: { width: 20, height: 10, channels: 4 } },
    )
      .png()
      .toBuffer();

  it("is white in a JPEG, whatever is done to the picture", async () => {
    for (const given of [{}, { flip: "h" }, { blur: 1 }] satisfies Given[]) {
      const { at } = await look((await render(await seeThrough(), { format: "jpeg", ...given })).bytes);
      expectColor("flip" in given ? at(0.1, 0.5) : at(0.9, 0.5), white);
    }
  });

  it("is kept in PNG and WebP without a background", async () => {
    for (const format of ["png", "webp"] as const) {
      expect((await look((await render(await seeThrough(), { format })).bytes)).at(0.95, 0.5)[3]).toBe(0);
    }
  });

  it("is filled by an opaque background and tinted by a clear one", async () => {
    const filled = await look((await render(await seeThrough(), { background: rgba(blue) })).bytes);
    expectColor(filled.at(0.9, 0.5), [...blue, 255]);
    const tinted = await look((await render(await seeThrough(), { background: rgba(blue, 0.5) })).bytes);
    expectColor(tinted.at(0.9, 0.5), [...blue, 128]);
    expectColor(tinted.at(0.1, 0.5), [...red, 255]);
    const flat = await look((await render(await seeThrough(), { background: rgba(blue, 0.5), format: "jpeg" })).bytes);
    expectColor(flat.at(0.9, 0.5), [138, 138, 238], 6);
  });
});
