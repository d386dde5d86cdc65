import type { Delivery, SnippetSource } from "./snippet-source";

type Shape = Readonly<{ widthPx: number; heightPx: number }>;

/** Encoders round a side to whole pixels: one pixel of the height is no other shape. */
const hasShapeOf = (shape: Shape, { widthPx, heightPx }: Delivery): boolean =>
  Math.abs((widthPx * shape.heightPx) / shape.widthPx - heightPx) <= 1;

/**
 * The deliveries a `srcset` may offer side by side: those of this shape, smallest first, one of each width.
 * Undefined when none has the shape.
 */
export const selectDeliveries = (
  measured: readonly Delivery[],
  shape: Shape,
): SnippetSource["deliveries"] | undefined => {
  const fitting = measured.filter((delivery) => hasShapeOf(shape, delivery));
  const byWidth = new Map(fitting.toReversed().map((delivery) => [delivery.widthPx, delivery]));
  const [first, ...more] = [...byWidth.values()].toSorted((a, b) => a.widthPx - b.widthPx);
  return first === undefined ? undefined : [first, ...more];
};
