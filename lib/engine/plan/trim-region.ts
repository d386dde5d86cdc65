import { EngineError } from "../engine-error";
import type { Region, Size } from "./plan";
import type { SideTrim } from "./transform-options";

type Axis = Readonly<{ before?: number | undefined; after?: number | undefined; kept?: number | undefined }>;

/** First and number of the pixels that stay along one side. */
const toSpan = ({ before, after, kept }: Axis, sidePx: number, dpr: number): readonly [startPx: number, px: number] => {
  const toPx = (length: number): number => Math.round(length < 1 ? length * sidePx : length * dpr);
  if (kept === undefined) {
    const startPx = toPx(before ?? 0);
    return [startPx, sidePx - startPx - toPx(after ?? 0)];
  }
  const fromEndPx = Math.max(0, sidePx - toPx(after ?? 0) - toPx(kept));
  const startPx = before === undefined && after !== undefined ? fromEndPx : toPx(before ?? 0);
  return [startPx, Math.min(toPx(kept), sidePx - startPx)];
};

/** What stays of a picture when its sides are cut off. Throws EngineError 9401 when nothing would. */
export const toTrimRegion = (source: Size, trim: SideTrim, dpr: number): Region => {
  const [leftPx, widthPx] = toSpan({ before: trim.left, after: trim.right, kept: trim.width }, source.widthPx, dpr);
  const [topPx, heightPx] = toSpan({ before: trim.top, after: trim.bottom, kept: trim.height }, source.heightPx, dpr);
  if (widthPx >= 1 && heightPx >= 1) return { leftPx, topPx, widthPx, heightPx };
  const size = `${source.widthPx} x ${source.heightPx}`;
  throw new EngineError("badOptions", `Option trim leaves nothing of a picture of ${size} pixels: cut off less`);
};
