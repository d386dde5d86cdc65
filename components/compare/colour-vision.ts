export const colourVisions = ["all", "protanopia", "deuteranopia", "tritanopia", "achromatopsia"] as const;
export type ColourVision = (typeof colourVisions)[number];

/** Rows of red, green and blue over linear RGB. */
type Matrix = readonly [readonly number[], readonly number[], readonly number[]];

/**
 * How the colours of a screen look to people without one kind of cone. Source: Machado, Oliveira, Fernandes, "A
 * physiologically-based model for simulation of color vision deficiency", 2009, severity 1.0.
 */
export const colourVisionMatrices: Readonly<Record<Exclude<ColourVision, "all">, Matrix>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  // Luminance alone. Source: ITU-R BT.709.
  achromatopsia: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
};

/** The 20 values of an SVG `feColorMatrix`; alpha stays. */
export const toFilterValues = (matrix: Matrix): string =>
  [...matrix.map((row) => [...row, 0, 0].join(" ")), "0 0 0 1 0"].join(" ");
