import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, expect, it } from "vitest";
import { EngineError } from "../engine-error";
import type { RenderPlan } from "../plan/plan";
import { planDelivery } from "../plan/plan-delivery";
import { anyOptions } from "../plan/test-options";
import type { TransformOptions } from "../plan/transform-options";
import { allowAvif } from "./open-source";
import { inspectSource } from "./inspect-source";
import { renderDerivative } from "./render-derivative";
import { animation, photo } from "./test-pictures";

const sources: Buffer[] = [];
beforeAll(async () => {
  sources.push(
    await photo(90, 60).jpeg().toBuffer(),
    await photo(90, 60).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    await photo(90, 60).withMetadata({ orientation: 7 }).withIccProfile("p3").jpeg().toBuffer(),
    await photo(90, 60).ensureAlpha(0.4).withIccProfile("p3").png().toBuffer(),
    await photo(90, 60).greyscale().png().toBuffer(),
    await photo(90, 60).toColourspace("rgb16").png().toBuffer(),
    await photo(90, 60).toColourspace("cmyk").jpeg().toBuffer(),
    await photo(1, 200).webp().toBuffer(),
    await animation("gif"),
    await animation("webp"),
  );
});

/** Every option may come, but no picture that takes a second to make. */
const toSmall = ({ width, height, border, trim, ...options }: TransformOptions): TransformOptions => ({
  ...options,
  ...(width === undefined ? {} : { width: width === "auto" ? 80 : (width % 150) + 1 }),
  ...(height === undefined ? {} : { height: (height % 150) + 1 }),
  ...(trim === undefined || "border" in trim ? {} : { trim: { top: 0.1, left: 0.2 } }),
  ...(border === undefined ? {} : { border: { ...border, top: 3, right: 2, bottom: 1, left: 4 } }),
});

const findPlan = (input: Parameters<typeof planDelivery>[0]): RenderPlan | undefined => {
  try {
    const { plan } = planDelivery(input);
    return plan.kind === "render" ? plan : undefined;
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
};

it("makes every plan there can be, in the planned size and format", { timeout: 160_000 }, async () => {
  const shapes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      anyOptions,
      fc.nat({ max: 9 }),
      fc.constantFrom("avif", "webp", "other"),
      async (...[options, at, accept]) => {
        const bytes = sources[at] ?? Buffer.alloc(0);
        const facts = await inspectSource(bytes);
        const plan = findPlan({ options: toSmall(options), facts, accept, device: "mobile", avifMaxSidePx: 1200 });
        if (plan === undefined) return;
        const made = await renderDerivative(bytes, { plan, facts });
        expect(made).toMatchObject({ widthPx: plan.widthPx, heightPx: plan.heightPx });
        allowAvif(true);
        const header = await sharp(made.bytes, { animated: true }).metadata();
        expect({
          format: header.format === "heif" ? "avif" : header.format,
          widthPx: header.width,
          heightPx: header.pageHeight ?? header.height,
        }).toEqual({ format: plan.format, widthPx: plan.widthPx, heightPx: plan.heightPx });
        shapes.add(Object.keys(plan).toSorted().join());
      },
    ),
    { numRuns: 150 },
  );
  expect(shapes.size).toBeGreaterThan(30);
});
