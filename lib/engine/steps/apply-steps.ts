import { backdrop } from "./backdrop";
import { blur } from "./blur";
import { border } from "./border";
import { brightness } from "./brightness";
import { contrast } from "./contrast";
import { crop } from "./crop";
import { flip } from "./flip";
import { gamma } from "./gamma";
import { orient } from "./orient";
import { pad } from "./pad";
import type { Change, PlacedPlan, Step, StepInput } from "./pipeline";
import { resize } from "./resize";
import { rotate } from "./rotate";
import { saturation } from "./saturation";
import { sharpen } from "./sharpen";
import { trim } from "./trim";

/** Fields of a plan that change pixels. A new one needs a step of its own here, or nothing compiles. */
type PixelField = Exclude<
  keyof PlacedPlan,
  | "kind"
  | "format"
  | "widthPx"
  | "heightPx"
  | "quality"
  | "isLossless"
  | "isBaseline"
  | "isPalette"
  | "effort"
  | "frames"
  | "metadata"
>;

const steps = {
  trim,
  scaled: resize,
  flip,
  rotate,
  crop,
  background: backdrop,
  pad,
  blur,
  sharpen,
  brightness,
  contrast,
  saturation,
  gamma,
  border,
} satisfies Record<PixelField, Step>;

/** Done while the source is being read: the decoder gives fewer pixels where fewer are wanted. */
const reading: readonly Step[] = [orient, steps.trim, steps.scaled];
const turning: readonly Step[] = [steps.flip, steps.rotate];
/** The image library keeps this order when they are chained, and keeps frames apart. */
const framing: readonly Step[] = [steps.crop, steps.background, steps.pad];
const colouring: readonly Step[] = [
  steps.blur,
  steps.sharpen,
  steps.brightness,
  steps.contrast,
  steps.saturation,
  steps.gamma,
  steps.border,
];

export type StepPlan = Readonly<{
  /** Chained onto the source. */
  reading: readonly Change[];
  turning: readonly Change[];
  framing: readonly Change[];
  colouring: readonly Change[];
  /** Framing may be chained onto reading, since nothing is turned in between. */
  isChainable: boolean;
}>;

const changesOf = (list: readonly Step[], input: StepInput): readonly Change[] => list.flatMap((step) => step(input));

/** The steps of a plan in the service's order. Source: Cloudflare Images, order of transformations. */
export const toStepPlan = (input: StepInput): StepPlan => {
  const turns = changesOf(turning, input);
  return {
    reading: changesOf(reading, input),
    turning: turns,
    framing: changesOf(framing, input),
    colouring: changesOf(colouring, input),
    // A cut in the chain of a picture that lies on its side would keep the decoder from shrinking it.
    isChainable: turns.length === 0 && input.facts.orientation === 1 && input.plan.trim === undefined,
  };
};
