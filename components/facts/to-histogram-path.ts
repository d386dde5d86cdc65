/** Levels side by side in one step of the drawing. */
const levelsPerStep = 4;

/** Sums neighbouring levels, so that gaps of stretched pictures do not flicker as teeth. */
export const toSteps = (levels: readonly number[]): readonly number[] =>
  Array.from({ length: Math.ceil(levels.length / levelsPerStep) }, (_, index) =>
    levels.slice(index * levelsPerStep, (index + 1) * levelsPerStep).reduce((sum, count) => sum + count, 0),
  );

/**
 * An SVG path along the tops of the steps, in a box of `steps.length` by 100, closed along the ground.
 * The root keeps small counts in sight beside one great peak; `most` is the count that reaches the top.
 */
export const toHistogramPath = (steps: readonly number[], most: number): string => {
  const tops = steps.map((count, index) => {
    const height = most <= 0 ? 0 : Math.sqrt(Math.min(count, most) / most) * 100;
    return `L${index} ${round(100 - height)}L${index + 1} ${round(100 - height)}`;
  });
  return `M0 100${tops.join("")}L${steps.length} 100Z`;
};

const round = (figure: number): number => Math.round(figure * 100) / 100;

/** Per cent, rounded, of all counts that lie from one level up to before another. */
export const toPercentBetween = (levels: readonly number[], from: number, to: number): number => {
  const all = levels.reduce((sum, count) => sum + count, 0);
  const part = levels.slice(from, to).reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : Math.round((part / all) * 100);
};
