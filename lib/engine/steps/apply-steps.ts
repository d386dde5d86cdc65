import { orient } from "./orient";
import type { Pipeline, Step, StepInput } from "./pipeline";
import { resize } from "./resize";

/** In the service's documented order. A new step takes its place here. */
const steps: readonly Step[] = [orient, resize];

export const applySteps = <P extends Pipeline<P>>(pipeline: P, input: StepInput): P =>
  steps.reduce((current, step) => step(current, input), pipeline);
