import type { LintFinding, Variant, VariantOptions } from "@/lib/contracts/variant";

/** A picture of the library to judge by. Sizes after orientation. */
export type LintSample = Readonly<{
  filename: string;
  widthPx: number;
  heightPx: number;
  /** Its original tells where it was taken; null where nobody looked. */
  hasLocation: boolean | null;
  /** Shares of width and height from the top left. */
  focalPoint: Readonly<{ x: number; y: number }> | null;
}>;

export type LintInput = Readonly<{
  /** All variants as they will be. */
  variants: readonly Variant[];
  samples: readonly LintSample[];
  /** Variants of the account that nobody sees count against the limit too. */
  hiddenCount: number;
}>;

/** Pure: the same set and samples give the same findings. */
export type LintRule = (input: LintInput) => LintFinding[];

export type BoxVariant = Variant & Readonly<{ options: VariantOptions }>;

/** Those with options of their own; the device variant has none. */
export const boxVariants = (variants: readonly Variant[]): BoxVariant[] =>
  variants.filter((variant): variant is BoxVariant => variant.options !== null);

/** Each pair once. */
export const toPairs = <T>(items: readonly T[]): (readonly [T, T])[] =>
  items.flatMap((first, at) => items.slice(at + 1).map((second) => [first, second] as const));
