/** The point that crops keep: parts of the width and height after orientation, 0 to 1 from the upper left. */
export type FocalPoint = { x: number; y: number };

const thousandths = 1000;
const clamp = (part: number): number => Math.min(1, Math.max(0, Math.round(part * thousandths) / thousandths));

/** Kept to a thousandth: finer than a pixel of any derivative is worth. */
export const roundFocalPoint = ({ x, y }: FocalPoint): FocalPoint => ({ x: clamp(x), y: clamp(y) });

/** Value of the delivery option `gravity`, `0.25x0.75`. Source: Cloudflare Images, gravity. */
export const toGravity = (point: FocalPoint): string => {
  const { x, y } = roundFocalPoint(point);
  return `${x}x${y}`;
};

/** Reads `0.25x0.75`; undefined when the text is none. */
export const findFocalPoint = (text: unknown): FocalPoint | undefined => {
  const found = typeof text === "string" ? /^(0|1|0\.\d{1,3})x(0|1|0\.\d{1,3})$/.exec(text) : null;
  return found === null ? undefined : { x: Number(found[1]), y: Number(found[2]) };
};
