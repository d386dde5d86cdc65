import type { FocalPoint } from "@/lib/contracts/focal-point";
import type { Variant } from "@/lib/contracts/variant";

/** A shape that cuts pictures: its proportions, and what it is called. */
export type FocalCrop = { name: string; widthPx: number; heightPx: number };

/** Proportions that sites use most, shown whatever variants there are. */
const usual: readonly FocalCrop[] = [
  { name: "1:1", widthPx: 1, heightPx: 1 },
  { name: "16:9", widthPx: 16, heightPx: 9 },
  { name: "4:5", widthPx: 4, heightPx: 5 },
  { name: "9:16", widthPx: 9, heightPx: 16 },
  { name: "3:1", widthPx: 3, heightPx: 1 },
];

/** The variants that cut, by name, then the usual proportions that none of them has. */
export const toFocalCrops = (variants: readonly Variant[]): readonly FocalCrop[] => {
  const cutting = variants.flatMap(({ name, options }) => {
    if (options === null || (options.fit !== "cover" && options.fit !== "crop")) return [];
    const { width, height } = options;
    return width === undefined || height === undefined ? [] : [{ name, widthPx: width, heightPx: height }];
  });
  const ratios = new Set(cutting.map(({ widthPx, heightPx }) => (widthPx / heightPx).toFixed(2)));
  return [...cutting, ...usual.filter(({ widthPx, heightPx }) => !ratios.has((widthPx / heightPx).toFixed(2)))];
};

/**
 * CSS `object-position` of a crop around the point. The same rule as the delivery option `gravity=XxY`: what is cut
 * away is shared out left and right, above and below, in the proportions of the point.
 */
export const toObjectPosition = ({ x, y }: FocalPoint): string => `${x * 100}% ${y * 100}%`;

const steps: Readonly<Record<string, FocalPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const clamp = (share: number): number => Math.min(1, Math.max(0, Math.round(share * 1000) / 1000));

/** The point after an arrow key: a hundredth of the side, a tenth with Shift. Undefined for other keys. */
export const stepFocalPoint = (point: FocalPoint, key: string, isLarge: boolean): FocalPoint | undefined => {
  const step = steps[key];
  const share = isLarge ? 0.1 : 0.01;
  return step && { x: clamp(point.x + step.x * share), y: clamp(point.y + step.y * share) };
};

/** The point under a pointer, in shares of the box. */
export const pointInBox = (
  pointer: { x: number; y: number },
  box: DOMRect | { left: number; top: number; width: number; height: number },
): FocalPoint => ({
  x: clamp((pointer.x - box.left) / box.width),
  y: clamp((pointer.y - box.top) / box.height),
});
