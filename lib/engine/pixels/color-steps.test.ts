import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { corners, expectColor, type Given, look, paint, render, type Rgb, rgba } from "./test-render";
import { photo } from "./test-pictures";
describe("colour", () => {
  const flat = (color: Rgb): Promise<Buffer> =>
    sharp({ create: { width: 16, height: 16, channels: 3, background: { r: color[0], g: color[1], b: color[2] } } })
      .png()
      .toBuffer();
  const colorOf = async (color: Rgb, given: Given) =>
    (await look((await render(await flat(color), given)).bytes)).at(0.5, 0.5);

  it.each([
    ["brightness 0.5", { brightness: 0.5 }, [100, 50, 200], [50, 25, 100]],
    ["brightness 2", { brightness: 2 }, [100, 50, 200], [200, 100, 255]],
    ["contrast 2", { contrast: 2 }, [100, 50, 200], [73, 0, 255]],
    ["contrast 0.5", { contrast: 0.5 }, [100, 50, 200], [114, 89, 164]],
    ["saturation 0", { saturation: 0 }, [100, 50, 200], [71, 71, 71]],
    ["saturation 2", { saturation: 2 }, [100, 80, 90], [115, 75, 95]],
    ["gamma 2", { gamma: 2 }, [128, 64, 255], [64, 16, 255]],
    ["gamma 0.5", { gamma: 0.5 }, [64, 16, 0], [128, 64, 0]],
    ["gamma 8", { gamma: 8 }, [230, 255, 0], [112, 255, 0]],
    ["gamma 0.1", { gamma: 0.1 }, [1, 255, 0], [147, 255, 0]],
    ["brightness before contrast", { brightness: 2, contrast: 2 }, [50, 50, 50], [73, 73, 73]],
  ] as const)("%s", async (...row) => {
    const [, given, color, wanted] = row;
    expectColor(await colorOf(color, given), wanted, 4);
  });

  it("leaves transparency alone", async () => {
    const half = await sharp({
      create: { width: 8, height: 8, channels: 4, background: { r: 100, g: 50, b: 200, alpha: 0.5 } },
    })
      .png()
      .toBuffer();
    const { at } = await look(
      (await render(half, { brightness: 0.5, contrast: 1.2, saturation: 0.5, gamma: 1.2 })).bytes,
    );
    expectColor([at(0.5, 0.5)[3] ?? 0], [128], 1);
  });

  it("blurs the more the larger the radius, and keeps the size", async () => {
    const edges = await Promise.all(
      [0, 2, 20, 250].map(async (blur) => {
        const { bytes } = await render(await corners(), blur === 0 ? {} : { blur });
        const { size, at } = await look(bytes);
        expect(size).toEqual([80, 40]);
        return Math.abs((at(0.45, 0.1)[0] ?? 0) - (at(0.55, 0.1)[0] ?? 0));
      }),
    );
    expect(edges).toEqual(edges.toSorted((a, b) => b - a));
    expect(edges.at(-1)).toBeLessThan(10);
  });

  it("sharpens edges and leaves flat areas as they are", async () => {
    const half = paint(40, 40, (x) => (x < 20 ? [60, 60, 60] : [190, 190, 190]));
    const soft = await sharp(half, { raw: { width: 40, height: 40, channels: 3 } })
      .blur(1.5)
      .png()
      .toBuffer();
    const steepness = async (given: Given) => {
      const { at } = await look((await render(soft, given)).bytes);
      return (at(0.55, 0.5)[0] ?? 0) - (at(0.45, 0.5)[0] ?? 0);
    };
    const found = await Promise.all([steepness({}), steepness({ sharpen: 1 }), steepness({ sharpen: 5 })]);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(new Set(found).size).toBe(3);
    expectColor(await colorOf([100, 110, 120], { sharpen: 10 }), [100, 110, 120], 1);
  });

  it("means the planned colours in sRGB, whatever the source's profile", async () => {
    const wide = await photo(400, 300).withIccProfile("p3").jpeg({ quality: 95 }).toBuffer();
    const pad = { leftPx: 10, topPx: 10, widthPx: 70, heightPx: 50 };
    const given = { scaled: { widthPx: 40, heightPx: 30 }, pad, background: rgba([10, 200, 60]) };
    expectColor((await look((await render(wide, given)).bytes)).at(0.01, 0.01), [10, 200, 60], 1);
  });
});
