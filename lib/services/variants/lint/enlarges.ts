import { expectSize } from "../expected-size";
import { boxVariants, type LintRule } from "./lint-rule";

/** Pixels that are made up cost bytes and show nothing. */
export const enlarges: LintRule = ({ variants, samples }) =>
  boxVariants(variants).flatMap(({ name, options }) => {
    const grown = samples.filter((sample) => {
      const { scaled } = expectSize(sample, options);
      return scaled.widthPx > sample.widthPx || scaled.heightPx > sample.heightPx;
    });
    const [first] = grown;
    if (first === undefined) return [];
    const message = `${name} enlarges ${grown.length} of ${samples.length} images looked at, ${first.filename} (${first.widthPx} x ${first.heightPx}) among them. Use scale-down, or crop, which never enlarges.`;
    return [{ rule: "enlarges", severity: "warning", message, variant: name } as const];
  });
