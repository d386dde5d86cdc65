import type { Variant, VariantOptions } from "@/lib/contracts/variant";
import { defaultVariantBoxes } from "@/lib/contracts/device";
import { scratchNameShape } from "@/lib/contracts/variant-limits";
import type { VariantRecord } from "@/lib/upstream/account-upstream";

const { widthPx, heightPx } = defaultVariantBoxes.desktop;

/** How the API shows a variant whose box follows the device: by the largest of its boxes, and nothing more. */
const shownOptions = { fit: "scale-down", width: widthPx, height: heightPx, metadata: "none" } as const;

const isShownSo = (options: VariantOptions): boolean =>
  (Object.keys(options) as (keyof VariantOptions)[]).length === Object.keys(shownOptions).length &&
  Object.entries(shownOptions).every(([name, value]) => options[name as keyof VariantOptions] === value);

/** The API has no word for it: its name and its box give it away. */
const isDeviceVariant = ({ name, options }: VariantRecord): boolean => name === "default" && isShownSo(options);

export const isScratch = ({ name }: Pick<VariantRecord, "name">): boolean => scratchNameShape.test(name);

export const toVariant = (record: VariantRecord): Variant => {
  const isDevice = isDeviceVariant(record);
  return {
    name: record.name,
    options: isDevice ? null : record.options,
    isDevice,
    neverRequireSignedURLs: record.neverRequireSignedURLs,
  };
};

/** Those that people see. */
export const toVariants = (records: readonly VariantRecord[]): Variant[] =>
  records.filter((record) => !isScratch(record)).map(toVariant);
