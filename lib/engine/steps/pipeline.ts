import type { SourceFacts } from "../catalog/source-facts";
import type { RenderPlan } from "../plan/plan";

type ResizeOptions = { width: number; height: number; fit: "fill" };

/** The part of the image library that steps may use. */
export interface Pipeline<Self> {
  autoOrient(): Self;
  resize(options: ResizeOptions): Self;
}

export type StepInput = Readonly<{ plan: RenderPlan; facts: SourceFacts }>;

/** One transformation. It returns the pipeline it was given when there is nothing to change. */
export type Step = <P extends Pipeline<P>>(pipeline: P, input: StepInput) => P;
