import type { Variant } from "@/lib/contracts/variant";

const most = 12;

/**
 * The variants worth measuring for one image: none that follows the device, narrowest first, and of many
 * those spread evenly over the widths, the chosen one always among them.
 */
export const pickVariants = (
  variants: readonly Variant[],
  names: ReadonlySet<string>,
  chosen: string,
): readonly Variant[] => {
  const usable = variants
    .filter(({ name, isDevice }) => !isDevice && names.has(name))
    .toSorted((a, b) => toWidth(a) - toWidth(b));
  if (usable.length <= most) return usable;
  const spread = new Set(
    Array.from({ length: most - 1 }, (_, index) => Math.round((index * (usable.length - 1)) / (most - 2))),
  );
  return usable.filter(({ name }, index) => spread.has(index) || name === chosen);
};

const toWidth = ({ options }: Variant): number => options?.width ?? options?.height ?? 0;
