import type { VariantInput, VariantOptions } from "@/lib/contracts/variant";
import { scratchNameShape, variantLimits, variantNameShape } from "@/lib/contracts/variant-limits";
import { draftWords } from "./form-words";

/** The form as it is typed: numbers are texts until they are read. */
export type VariantDraft = {
  name: string;
  fit: VariantOptions["fit"];
  width: string;
  height: string;
  metadata: VariantOptions["metadata"];
  /** 0 is none. */
  blur: number;
  browserTtlSeconds: string;
  neverRequireSignedURLs: boolean;
};

export type DraftFaults = Partial<Record<keyof VariantDraft, string>>;

type Source = { name: string; options: VariantOptions; neverRequireSignedURLs: boolean };

export const emptyDraft: VariantDraft = {
  name: "",
  fit: "scale-down",
  width: "1280",
  height: "",
  metadata: "none",
  blur: 0,
  browserTtlSeconds: "",
  neverRequireSignedURLs: false,
};

const toText = (value: number | undefined): string => (value === undefined ? "" : String(value));

export const toDraft = ({ name, options, neverRequireSignedURLs }: Source): VariantDraft => ({
  name,
  fit: options.fit,
  width: toText(options.width),
  height: toText(options.height),
  metadata: options.metadata,
  blur: options.blur ?? 0,
  browserTtlSeconds: toText(options.browserTtlSeconds),
  neverRequireSignedURLs,
});

/** A name that nobody has yet: `hero` becomes `heroCopy`, then `heroCopy2`. */
export const toCopyName = (name: string, taken: readonly string[]): string => {
  const stem = `${name.slice(0, variantLimits.nameChars - 7)}Copy`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? stem : `${stem}${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
};

/** Whole numbers only; NaN for anything else that is not empty. */
const parseWhole = (text: string): number | undefined => {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : Number.NaN;
};

const isWithin = (value: number | undefined, least: number, most: number): boolean =>
  value === undefined || (value >= least && value <= most);

/** What is wrong with the options, by field. */
const findOptionFaults = (draft: VariantDraft): DraftFaults => {
  const [width, height] = [parseWhole(draft.width), parseWhole(draft.height)];
  const faults: DraftFaults = {};
  if (!isWithin(width, 1, variantLimits.sidePx)) faults.width = draftWords.sideFault;
  if (!isWithin(height, 1, variantLimits.sidePx)) faults.height = draftWords.sideFault;
  if (width === undefined && height === undefined) faults.width = draftWords.noSide;
  const { browserTtlSecondsLeast: least, browserTtlSecondsMost: most } = variantLimits;
  if (!isWithin(parseWhole(draft.browserTtlSeconds), least, most)) faults.browserTtlSeconds = draftWords.ttlFault;
  return faults;
};

/** What is wrong with the name of a variant yet to be made. */
export const findNameFault = (name: string, taken: readonly string[]): string | undefined => {
  if (name === "") return draftWords.noName;
  if (!variantNameShape.test(name)) return draftWords.nameFault;
  if (scratchNameShape.test(name)) return draftWords.nameKept;
  return taken.includes(name) ? draftWords.nameTaken : undefined;
};

/** Undefined while the options have a fault; the faults say which. */
export const readDraft = (draft: VariantDraft): { faults: DraftFaults; options: VariantOptions | undefined } => {
  const faults = findOptionFaults(draft);
  if (Object.keys(faults).length > 0) return { faults, options: undefined };
  const numbers = {
    width: parseWhole(draft.width),
    height: parseWhole(draft.height),
    blur: draft.blur === 0 ? undefined : draft.blur,
    browserTtlSeconds: parseWhole(draft.browserTtlSeconds),
  };
  const given = Object.entries(numbers).filter(([, value]) => value !== undefined);
  return { faults, options: { fit: draft.fit, metadata: draft.metadata, ...Object.fromEntries(given) } };
};

export const toInput = (draft: VariantDraft, options: VariantOptions): VariantInput => ({
  name: draft.name,
  options,
  neverRequireSignedURLs: draft.neverRequireSignedURLs,
});

/** Whether leaving the form loses something. */
export const isChanged = (draft: VariantDraft, first: VariantDraft): boolean =>
  (Object.keys(first) as (keyof VariantDraft)[]).some((field) => draft[field] !== first[field]);
