import type { VariantOptions } from "@/lib/contracts/variant";
import { expectSize } from "../expected-size";
import type { LintSample } from "./lint-rule";

type Shape = Readonly<{ widthPx: number; heightPx: number }>;

const isSameShape = (a: Shape, b: Shape): boolean => a.widthPx === b.widthPx && a.heightPx === b.heightPx;

/** All that changes pixels besides the box. */
export const isSameLook = (a: VariantOptions, b: VariantOptions): boolean =>
  a.metadata === b.metadata && (a.blur ?? 0) === (b.blur ?? 0);

const isSameSize = (a: VariantOptions, b: VariantOptions, sample: LintSample): boolean => {
  const [one, other] = [expectSize(sample, a), expectSize(sample, b)];
  return isSameShape(one.delivered, other.delivered) && isSameShape(one.scaled, other.scaled);
};

/** Two variants whose bytes are the same for every sample. */
export const isSameResult = (a: VariantOptions, b: VariantOptions, samples: readonly LintSample[]): boolean =>
  isSameLook(a, b) && samples.length > 0 && samples.every((sample) => isSameSize(a, b, sample));
