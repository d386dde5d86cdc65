import { Refusal } from "@/lib/sandbox/refusal";
import type { SourceFacts } from "../catalog/source-facts";
import type { Region, Rgba } from "../plan/plan";
import { openFrames, toFrames } from "./frames";
import { readUpright } from "./read-source";

/** A rim: its colour, that of the top left corner without one; how far a channel may be from it; how much to leave. */
export type Rim = Readonly<{ color?: Rgba; tolerance?: number; keep?: number }>;

const defaultTolerance = 10;
/** A larger picture is looked at in a smaller copy. */
const lookedAtPx = 24_000_000;

/** The library looks for a rim in no smaller a picture; around one or two pixels there is none. */
const leastSidePx = 3;

type Size = Readonly<{ widthPx: number; heightPx: number }>;

const toLookedAt = ({ widthPx, heightPx }: Size): Size => {
  const factor = Math.min(1, Math.sqrt(lookedAtPx / (widthPx * heightPx)));
  return { widthPx: Math.max(1, Math.floor(widthPx * factor)), heightPx: Math.max(1, Math.floor(heightPx * factor)) };
};

/** Back to the picture's own pixels: outwards, with what is to be left, never past its edge. */
const toRegion = (found: Region, looked: Size, { facts, keep }: { facts: SourceFacts; keep: number }): Region => {
  const across = facts.widthPx / looked.widthPx;
  const down = facts.heightPx / looked.heightPx;
  const leftPx = Math.max(0, Math.floor(found.leftPx * across) - keep);
  const topPx = Math.max(0, Math.floor(found.topPx * down) - keep);
  const right = Math.min(facts.widthPx, Math.ceil((found.leftPx + found.widthPx) * across) + keep);
  const bottom = Math.min(facts.heightPx, Math.ceil((found.topPx + found.heightPx) * down) + keep);
  return { leftPx, topPx, widthPx: right - leftPx, heightPx: bottom - topPx };
};

const toTrim = ({ color, tolerance = defaultTolerance }: Rim) => ({
  threshold: tolerance,
  ...(color === undefined ? {} : { background: { r: color.red, g: color.green, b: color.blue, alpha: color.alpha } }),
});

/**
 * What is left of the upright picture when its rim is cut off; all of it when there is no rim, or nothing else.
 * Looks at the first frame. Throws Refusal `undecodable`.
 */
export const findInner = async (bytes: Buffer, facts: SourceFacts, rim: Rim): Promise<Region> => {
  const looked = toLookedAt(facts);
  if (Math.min(looked.widthPx, looked.heightPx) < leastSidePx) {
    return { leftPx: 0, topPx: 0, widthPx: facts.widthPx, heightPx: facts.heightPx };
  }
  try {
    const upright = await readUpright(bytes, facts, looked);
    const { info } = await openFrames(await toFrames(upright))
      .trim(toTrim(rim))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const found = {
      leftPx: Math.abs(info.trimOffsetLeft ?? 0),
      topPx: Math.abs(info.trimOffsetTop ?? 0),
      widthPx: info.width,
      heightPx: info.height,
    };
    return toRegion(found, looked, { facts, keep: rim.keep ?? 0 });
  } catch (cause) {
    throw new Refusal("undecodable", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
