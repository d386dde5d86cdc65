import type { Step } from "./pipeline";

/** Mirrors: `h` swaps left and right, `v` top and bottom. */
export const flip: Step = ({ plan }) => [
  ...(plan.flip === "h" || plan.flip === "hv" ? ([(pipeline) => pipeline.flop()] satisfies ReturnType<Step>) : []),
  ...(plan.flip === "v" || plan.flip === "hv" ? ([(pipeline) => pipeline.flip()] satisfies ReturnType<Step>) : []),
];
