import type { Step } from "./pipeline";

/** Share of each channel in how bright a colour looks. Source: Rec. ITU-R BT.709. */
const luma = [0.2126, 0.7152, 0.0722] as const;

/** Moves every colour away from its grey, or towards it: 0 is greyscale. */
export const saturation: Step = ({ plan }) => {
  const { saturation: factor } = plan;
  if (factor === undefined || factor === 1) return [];
  const [red, green, blue] = luma.map((share) => share * (1 - factor)) as [number, number, number];
  return [
    (pipeline) =>
      pipeline.recomb([
        [red + factor, green, blue],
        [red, green + factor, blue],
        [red, green, blue + factor],
      ]),
  ];
};
