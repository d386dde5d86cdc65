import { encode } from "uqr";

/** Four modules of light around, as the standard asks. */
const quietModules = 4;

export type QrPath = { path: string; sizeModules: number };

/** The dark modules of a text's code as one SVG path, a module a unit. Medium correction: a tenth may be covered. */
export const toQrPath = (text: string): QrPath => {
  const { data, size } = encode(text, { ecc: "M", border: quietModules });
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  return { path: rows.join(""), sizeModules: size };
};

/** The code as a file of its own, readable at any size. */
export const toQrSvg = ({ path, sizeModules }: QrPath): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sizeModules} ${sizeModules}" shape-rendering="crispEdges">` +
  `<path fill="#fff" d="M0 0h${sizeModules}v${sizeModules}H0z"/><path fill="#000" d="${path}"/></svg>`;
