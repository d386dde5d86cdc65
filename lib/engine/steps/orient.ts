import type { Step } from "./pipeline";

/** Turns the pixels as EXIF says, since the tag does not survive. */
export const orient: Step = ({ facts }) => (facts.orientation === 1 ? [] : [(pipeline) => pipeline.autoOrient()]);
