import { EngineError } from "../engine-error";
import { findColor } from "./color";
import type { Rgba } from "./plan";

/** One option as it was written. */
export type OptionText = Readonly<{ name: string; value: string }>;

/** Turns the text of one option into its value. Throws EngineError 9401 with the limit and an example. */
export type ValueParser<Value> = (option: OptionText) => Value;

const shownChars = 40;

/** Makes sure that what is shown back fits into a line. */
const toShown = (text: string): string => {
  const clean = text.replace(/\p{Cc}|\p{Surrogate}/gu, "?");
  return clean.length > shownChars ? `${clean.slice(0, shownChars)}…` : clean;
};

export const refuseOption = ({ name, value }: OptionText, rule: string): EngineError =>
  new EngineError("badOptions", `Option ${toShown(name)}=${toShown(value)} is not possible: ${rule}`);

type Range = Readonly<{ least: number; most: number; isWhole?: true; example: string }>;

const numberShape = /^(?:\d{1,9}(?:\.\d{0,4})?|\.\d{1,4})$/;
const beyondFourDecimals = /(?<=\.\d{4})\d+$/;

/** A number within its range; decimals beyond the fourth are dropped. */
export const numberWithin =
  ({ least, most, isWhole, example }: Range): ValueParser<number> =>
  (option) => {
    const text = option.value.replace(beyondFourDecimals, "");
    const number = numberShape.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most && (isWhole !== true || Number.isInteger(number))) return number;
    const kind = isWhole === true ? "a whole number" : "a number";
    throw refuseOption(option, `it takes ${kind} from ${least} to ${most}, as in ${option.name}=${example}`);
  };

export const oneOf =
  <Name extends string>(names: readonly Name[]): ValueParser<Name> =>
  (option) => {
    const found = names.find((name) => name === option.value);
    if (found !== undefined) return found;
    throw refuseOption(option, `it takes one of ${names.join(", ")}`);
  };

export const trueOrFalse: ValueParser<boolean> = (option) => oneOf(["true", "false"])(option) === "true";

export const color: ValueParser<Rgba> = (option) => {
  const found = findColor(option.value);
  if (found !== undefined) return found;
  throw refuseOption(option, "it takes a CSS colour, as in %23ff8800, orange or rgb(255 136 0)");
};

const namedQualities = { high: 90, "medium-high": 70, "medium-low": 50, low: 35 } as const;
const isQualityName = (text: string): text is keyof typeof namedQualities => Object.hasOwn(namedQualities, text);

export const quality: ValueParser<number> = (option) => {
  if (isQualityName(option.value)) return namedQualities[option.value];
  const names = Object.keys(namedQualities).join(", ");
  return numberWithin({ least: 1, most: 100, isWhole: true, example: `85, or with one of ${names}` })(option);
};

/** A side of an output, before the device pixel ratio. */
export const side = numberWithin({ least: 1, most: 12_000, isWhole: true, example: "800" });

/** Below 1 a share, from 1 on whole pixels. */
export const trimLength: ValueParser<number> = (option) => {
  const length = numberWithin({ least: 0, most: 100_000, example: "20, in pixels, or 0.1, a share" })(option);
  if (length < 1 || Number.isInteger(length)) return length;
  throw refuseOption(option, "from 1 on it counts whole pixels, below 1 a share of the side");
};
