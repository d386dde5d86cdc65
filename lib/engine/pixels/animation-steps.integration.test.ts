import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { RenderPlan } from "../plan/plan";
import { inspectSource } from "./inspect-source";
import { renderDerivative } from "./render-derivative";
import { planOf } from "./test-plan";

const colors = [
  [250, 0, 0],
  [0, 250, 0],
  [0, 0, 250],
] as const;

/** Three frames of 60 x 40, the left half in the frame's colour, the right half black; 80, 160, 240 ms; played twice. */
const animation = async (): Promise<Buffer> => {
  const frames = await Promise.all(
    colors.map(([r, g, b]) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background: "black" } })
        .composite([
          { input: { create: { width: 30, height: 40, channels: 3, background: { r, g, b } } }, left: 0, top: 0 },
        ])
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .webp({ lossless: true, delay: [80, 160, 240], loop: 2 })
    .toBuffer();
};

const render = async (given: Partial<RenderPlan>) => {
  const bytes = await animation();
  const facts = await inspectSource(bytes);
  const scaled = given.scaled ?? { widthPx: 60, heightPx: 40 };
  const plan = planOf(scaled, { format: "webp", isLossless: true, frames: "all", ...given });
  const made = await renderDerivative(bytes, { plan, facts });
  const { data, info } = await sharp(made.bytes, { animated: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const heightPx = info.pageHeight ?? info.height;
  const colorAt = (frame: number, leftPx: number, topPx: number): number[] => {
    const start = ((frame * heightPx + topPx) * info.width + leftPx) * info.channels;
    return [...data.subarray(start, start + 3)];
  };
  const { pages, delay, loop } = await sharp(made.bytes, { animated: true }).metadata();
  return { widthPx: info.width, heightPx, pages, delay, loop, colorAt, made };
};

const plans: readonly (readonly [string, Partial<RenderPlan>, widthPx: number, heightPx: number])[] = [
  ["nothing", {}, 60, 40],
  ["trim", { trim: { leftPx: 0, topPx: 5, widthPx: 60, heightPx: 30 }, scaled: { widthPx: 60, heightPx: 30 } }, 60, 30],
  ["resize", { scaled: { widthPx: 37, heightPx: 25 } }, 37, 25],
  ["flip h", { flip: "h" }, 60, 40],
  ["flip v", { flip: "v" }, 60, 40],
  ["flip and rotate", { flip: "hv", rotate: 180 }, 60, 40],
  ["rotate 90", { rotate: 90, scaled: { widthPx: 40, heightPx: 60 } }, 40, 60],
  ["rotate 270", { rotate: 270, scaled: { widthPx: 20, heightPx: 30 } }, 20, 30],
  ["crop", { crop: { leftPx: 20, topPx: 10, widthPx: 20, heightPx: 20 } }, 20, 20],
  ["seeking crop", { crop: { gravity: "attention", widthPx: 20, heightPx: 40 } }, 20, 40],
  ["pad", { pad: { leftPx: 5, topPx: 6, widthPx: 70, heightPx: 52 } }, 70, 52],
  ["blur", { blur: 4 }, 60, 40],
  ["sharpen", { sharpen: 2 }, 60, 40],
  ["colours", { brightness: 1.1, contrast: 1.1, saturation: 0.8, gamma: 1.1 }, 60, 40],
  [
    "border",
    { border: { topPx: 3, rightPx: 3, bottomPx: 3, leftPx: 3, color: { red: 1, green: 2, blue: 3, alpha: 1 } } },
    66,
    46,
  ],
  [
    "all of it",
    {
      flip: "h",
      rotate: 90,
      scaled: { widthPx: 40, heightPx: 60 },
      crop: { leftPx: 0, topPx: 30, widthPx: 40, heightPx: 30 },
      blur: 2,
      gamma: 1.2,
      border: { topPx: 1, rightPx: 1, bottomPx: 1, leftPx: 1, color: { red: 1, green: 2, blue: 3, alpha: 1 } },
    },
    42,
    32,
  ],
];

describe("an animation", () => {
  it.each(plans)("keeps its frames, their pace and its loops through %s", async (...row) => {
    const [, given, widthPx, heightPx] = row;
    const found = await render(given);
    expect(found).toMatchObject({ widthPx, heightPx, pages: 3, delay: [80, 160, 240], loop: 2 });
    expect(found.made).toMatchObject({ widthPx, heightPx });
  });

  it("keeps the order of its frames when it is turned upside down", async () => {
    const { colorAt } = await render({ flip: "v" });
    for (const [frame, color] of colors.entries()) expect(colorAt(frame, 5, 5)).toEqual(color);
  });

  it("turns and mirrors each frame by itself", async () => {
    const mirrored = await render({ flip: "h" });
    const turned = await render({ rotate: 90, scaled: { widthPx: 40, heightPx: 60 } });
    for (const [frame, color] of colors.entries()) {
      expect(mirrored.colorAt(frame, 55, 5)).toEqual(color);
      expect(mirrored.colorAt(frame, 5, 35)).toEqual([0, 0, 0]);
      expect(turned.colorAt(frame, 5, 5)).toEqual(color);
      expect(turned.colorAt(frame, 5, 55)).toEqual([0, 0, 0]);
    }
  });

  it.each([
    ["blurred", { blur: 6 }],
    ["sharpened", { sharpen: 4 }],
    ["scaled", { scaled: { widthPx: 37, heightPx: 25 } }],
  ] as const)("does not run into the next frame when it is %s", async (_name, given) => {
    const { colorAt, heightPx } = await render(given);
    for (const [frame, color] of colors.entries()) {
      for (const topPx of [0, heightPx - 1]) {
        const found = colorAt(frame, 3, topPx);
        expect(
          found.every((value, at) => Math.abs(value - (color[at] ?? 0)) <= 6),
          `${frame}/${topPx}: ${found.join()}`,
        ).toBe(true);
      }
    }
  });

  it("looks for the place of a cut once, so that it does not shake", async () => {
    const { colorAt } = await render({ crop: { gravity: "entropy", widthPx: 20, heightPx: 40 } });
    const edges = colors.map((_, frame) =>
      Array.from({ length: 20 }, (_none, at) => colorAt(frame, at, 20).some((v) => v > 100)).join(),
    );
    expect(new Set(edges).size).toBe(1);
  });

  it("of thousands of frames is made in time", async () => {
    const frames = Array.from({ length: 1500 }, (_, at) => Buffer.alloc(48, (at % 2) * 255));
    const strip = { width: 4, height: 4 * frames.length, channels: 3 as const, pageHeight: 4 };
    const bytes = await sharp(Buffer.concat(frames), { raw: strip }).gif().toBuffer();
    const facts = await inspectSource(bytes);
    expect(facts.frames).toBe(1500);
    const size = { widthPx: 2, heightPx: 2 };
    const plan = planOf(size, { format: "webp", frames: "all" });
    const made = await renderDerivative(bytes, { plan, facts });
    expect((await sharp(made.bytes).metadata()).pages).toBe(1500);
  });

  it("is a still of its first frame where the plan says so", async () => {
    const bytes = await animation();
    const facts = await inspectSource(bytes);
    const size = { widthPx: 30, heightPx: 20 };
    const plan = planOf(size, { blur: 1 });
    const made = await renderDerivative(bytes, { plan, facts });
    expect(await sharp(made.bytes).metadata()).toMatchObject({ width: 30, height: 20 });
    expect((await sharp(made.bytes).metadata()).pages).toBeUndefined();
  });
});
