import { halfFromPx, toFilling, toWidest, type Delivery, type Slot, type SnippetSource } from "./snippet-source";

/** What a page shows up to a width of the viewport: one delivery for plain screens, one for twice as dense ones. */
export type ViewportStep = Readonly<{
  /** In CSS pixels; undefined for all wider viewports. */
  maxViewportPx: number | undefined;
  single: Delivery;
  /** Undefined where no wider one is there. */
  double: Delivery | undefined;
}>;

/** The widest viewport whose slot a picture of this width fills. */
const toReachPx = (slot: Exclude<Slot, { kind: "fixed" }>, widthPx: number): number =>
  slot.kind === "half" && widthPx >= halfFromPx ? widthPx * 2 : widthPx;

/** From the narrowest viewport to the widest; the last step has no end. */
export const toViewportSteps = ({ deliveries, slot }: SnippetSource): readonly ViewportStep[] => {
  const pair = (widthPx: number): Pick<ViewportStep, "single" | "double"> => {
    const single = toFilling(deliveries, widthPx);
    const double = toFilling(deliveries, widthPx * 2);
    return { single, double: double === single ? undefined : double };
  };
  if (slot.kind === "fixed") return [{ maxViewportPx: undefined, ...pair(slot.widthPx) }];
  const widest = toWidest({ deliveries });
  const narrower = deliveries
    .slice(0, -1)
    .map(({ widthPx }) => ({ maxViewportPx: toReachPx(slot, widthPx), ...pair(widthPx) }));
  return [...narrower, { maxViewportPx: undefined, single: widest, double: undefined }];
};
