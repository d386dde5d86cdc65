import type { VariantOptions } from "@/lib/contracts/variant";
import { expectSize } from "../expected-size";
import { boxVariants, type LintRule, type LintSample } from "./lint-rule";

/** Named variants cut around the middle. */
const isOutside = (share: number, cutPx: number, scaledPx: number): boolean =>
  Math.abs(share - 0.5) * scaledPx > cutPx / 2;

const isCut = ({ focalPoint, ...sample }: LintSample, options: VariantOptions): boolean => {
  if (focalPoint === null || (options.fit !== "cover" && options.fit !== "crop")) return false;
  const { scaled, delivered } = expectSize(sample as LintSample, options);
  return (
    isOutside(focalPoint.x, delivered.widthPx, scaled.widthPx) ||
    isOutside(focalPoint.y, delivered.heightPx, scaled.heightPx)
  );
};

export const cutsFocalPoint: LintRule = ({ variants, samples }) =>
  boxVariants(variants).flatMap(({ name, options }) => {
    const cut = samples.filter((sample) => isCut(sample, options));
    const [first] = cut;
    if (first === undefined) return [];
    const message = `${name} cuts away the focal point of ${cut.length} of ${samples.length} images looked at, ${first.filename} among them. Use another shape, or flexible variants with gravity.`;
    return [{ rule: "cuts-focal-point", severity: "warning", message, variant: name } as const];
  });
