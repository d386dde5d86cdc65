import { toGravity, type FocalPoint } from "@/lib/contracts/focal-point";

/** The picture as a whole, or cut to a shape, width before height. */
export const shapes = ["whole", "1:1", "4:5", "3:2", "16:9"] as const;
export type Shape = (typeof shapes)[number];

type Subject = Readonly<{ widthPx: number; heightPx: number; focalPoint: FocalPoint | null }>;

/** From the narrowest phone to a window of 1,280 px on a screen of two dots a pixel. */
const widthSteps = [320, 640, 960, 1280, 1920, 2560] as const;

const toRatio = (shape: Exclude<Shape, "whole">): number => {
  const [across = 1, down = 1] = shape.split(":").map(Number);
  return across / down;
};

/**
 * Options of flexible variants, as a delivery URL takes them, for the widths of one `srcset`, narrowest first. None
 * enlarges; an image narrower than every step has one of its own width. What is cut keeps the focal point.
 */
export const toFlexibleOptions = (
  { widthPx, heightPx, focalPoint }: Subject,
  shape: Shape,
): readonly [string, ...string[]] => {
  const ratio = shape === "whole" ? undefined : toRatio(shape);
  const mostPx = ratio === undefined ? widthPx : Math.max(1, Math.floor(Math.min(widthPx, heightPx * ratio)));
  const toText = (width: number): string => {
    if (ratio === undefined) return `width=${width}`;
    const height = Math.max(1, Math.round(width / ratio));
    const gravity = focalPoint === null ? "" : `,gravity=${toGravity(focalPoint)}`;
    return `width=${width},height=${height},fit=cover${gravity}`;
  };
  const [first = mostPx, ...more] = widthSteps.filter((step) => step <= mostPx);
  return [toText(first), ...more.map(toText)];
};
