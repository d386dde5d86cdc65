import { defaultBoxWords } from "./words";
import type { OptionChange, Variant, VariantOptions } from "@/lib/contracts/variant";
import { toDurationWords } from "@/lib/client/duration-words";
import { fitNames, metadataNames } from "./form-words";

/** "1366 × 768", "640 wide" or "400 high". */
const toBoxWords = ({ width, height }: Pick<VariantOptions, "width" | "height">): string => {
  if (width !== undefined && height !== undefined) return `${width} × ${height}`;
  return width === undefined ? `${height ?? 0} high` : `${width} wide`;
};

/** The options of a variant in words, most telling first. Those at their standard are not mentioned. */
export const toOptionWords = ({ options }: Pick<Variant, "options">): readonly string[] => {
  if (options === null) return [defaultBoxWords];
  const words = [`${fitNames[options.fit]} to ${toBoxWords(options)}`];
  if (options.metadata === "keep") words.push("keeps all metadata");
  if (options.metadata === "copyright") words.push("keeps the copyright line");
  if (options.blur !== undefined && options.blur > 0) words.push(`blur ${options.blur}`);
  if (options.browserTtlSeconds !== undefined) words.push(`kept ${toDurationWords(options.browserTtlSeconds)}`);
  return words;
};

const fieldNames: Readonly<Record<string, string>> = {
  fit: "Fit",
  width: "Width",
  height: "Height",
  metadata: "Metadata",
  blur: "Blur",
  browserTtlSeconds: "Browser TTL",
  neverRequireSignedURLs: "Always public",
};

type Value = OptionChange["from"];
const has = <Key extends string>(names: Readonly<Record<Key, string>>, key: string): key is Key =>
  Object.hasOwn(names, key);

const toTextWords = (value: string): string => {
  if (has(fitNames, value)) return fitNames[value];
  return has(metadataNames, value) ? metadataNames[value] : value;
};

const toValueWords = (field: string, value: Value): string => {
  if (value === null) return field === "browserTtlSeconds" ? "as the account says" : "not set";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return toTextWords(value);
  return field === "browserTtlSeconds" ? toDurationWords(value) : String(value);
};

export type ChangeWords = { field: string; from: string; to: string };

/** A changed option as a person reads it. */
export const toChangeWords = ({ field, from, to }: OptionChange): ChangeWords => ({
  field: fieldNames[field] ?? field,
  from: toValueWords(field, from),
  to: toValueWords(field, to),
});
