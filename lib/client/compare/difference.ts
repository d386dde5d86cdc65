import type { Pixels } from "./to-luma";

export type DifferenceLook = Readonly<{
  /** What differences are multiplied by. */
  gain: number;
  /** Differences up to this, of 255, count as none. */
  threshold: number;
}>;

export type Difference = Readonly<{
  /** Opaque: black where nothing differs. */
  pixels: Pixels;
  /** Part of the pixels that differ by more than the threshold, 0 to 1. */
  changedPart: number;
  /** The largest difference of any channel, of 255, before the gain. */
  most: number;
}>;

/** Of two bytes at one place. Outside of the picture is 0. */
const toGap = (a: Pixels, b: Pixels, at: number): number => Math.abs((a.rgba[at] ?? 0) - (b.rgba[at] ?? 0));

/** How far two opaque pictures of equal size lie apart, channel by channel. Throws RangeError on unequal sizes. */
export const toDifference = (a: Pixels, b: Pixels, { gain, threshold }: DifferenceLook): Difference => {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) throw new RangeError("the sizes differ");
  const rgba = new Uint8ClampedArray(a.rgba.length);
  let [changed, most] = [0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    const red = toGap(a, b, at);
    const green = toGap(a, b, at + 1);
    const blue = toGap(a, b, at + 2);
    const largest = Math.max(red, green, blue);
    most = Math.max(most, largest);
    rgba[at + 3] = 255;
    if (largest <= threshold) continue;
    changed += 1;
    rgba[at] = red * gain;
    rgba[at + 1] = green * gain;
    rgba[at + 2] = blue * gain;
  }
  const count = a.widthPx * a.heightPx;
  return {
    pixels: { widthPx: a.widthPx, heightPx: a.heightPx, rgba },
    changedPart: count === 0 ? 0 : changed / count,
    most,
  };
};
