import type { Step } from "./pipeline";

/** Turns the pixels as EXIF says, since the tag does not survive. */
export const orient: Step = (pipeline, { facts }) => (facts.orientation === 1 ? pipeline : pipeline.autoOrient());
