import { expectSize } from "../expected-size";
import { isSameLook, isSameResult } from "./is-same-result";
import { type BoxVariant, boxVariants, type LintRule, type LintSample, toPairs } from "./lint-rule";

/** Two steps this near each other save nobody anything. */
const nearShare = 0.9;

const areaOf = ({ options }: BoxVariant, sample: LintSample): number => {
  const { widthPx, heightPx } = expectSize(sample, options).delivered;
  return widthPx * heightPx;
};

const isNear = (small: BoxVariant, large: BoxVariant, samples: readonly LintSample[]): boolean =>
  samples.every((sample) => {
    const [a, b] = [areaOf(small, sample), areaOf(large, sample)];
    return a <= b && a >= b * nearShare;
  });

const toOrdered = ([a, b]: readonly [BoxVariant, BoxVariant], samples: readonly LintSample[]) =>
  isNear(a, b, samples) ? ([a, b] as const) : isNear(b, a, samples) ? ([b, a] as const) : undefined;

/** A step between two sizes that hardly is one: the same fit, nine tenths of the other's pixels or more, always. */
export const notSmaller: LintRule = ({ variants, samples }) => {
  if (samples.length === 0) return [];
  const pairs = toPairs(boxVariants(variants)).filter(
    ([a, b]) =>
      a.options.fit === b.options.fit &&
      isSameLook(a.options, b.options) &&
      !isSameResult(a.options, b.options, samples),
  );
  return pairs.flatMap((pair) => {
    const [small, large] = toOrdered(pair, samples) ?? [];
    if (small === undefined || large === undefined) return [];
    const message = `${small.name} is hardly smaller than ${large.name}: at least nine tenths of its pixels for each image looked at.`;
    return [{ rule: "not-smaller", severity: "note", message, variant: small.name } as const];
  });
};
