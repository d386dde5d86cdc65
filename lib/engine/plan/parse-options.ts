import { EngineError } from "../engine-error";
import { findAutoWidth, findBorder, findGravity, findTrim, groupNames, type OptionTexts } from "./option-groups";
import {
  color,
  numberWithin,
  oneOf,
  quality,
  refuseOption,
  side,
  trueOrFalse,
  type ValueParser,
} from "./option-values";
import { fitNames, formatNames, metadataNames, type TransformOptions } from "./transform-options";

/** Longer than every option together; more is refused before it is looked at. */
const textChars = 2048;
const optionsMost = 60;

const factor = numberWithin({ least: 0, most: 100, example: "1.2" });
const rotations = { "0": 0, "90": 90, "180": 180, "270": 270 } as const;

const width: ValueParser<number | "auto"> = (option) => (option.value === "auto" ? "auto" : side(option));
const rotate: ValueParser<0 | 90 | 180 | 270> = (option) => rotations[oneOf(["0", "90", "180", "270"])(option)];

/** Nothing in the engine can find the subject of a picture; a picture with its background would be a wrong answer. */
const segment: ValueParser<undefined> = (option) => {
  throw refuseOption(option, "backgrounds cannot be removed here. Leave the option out");
};

/** It is about sources elsewhere; a picture that is kept here cannot fail that way. */
const onerror: ValueParser<undefined> = (option) => {
  oneOf(["redirect"])(option);
  return undefined;
};

/** Options of one value each, in the order in which they are printed. */
const singles = {
  width,
  height: side,
  dpr: numberWithin({ least: 1, most: 2, example: "2" }),
  fit: oneOf(fitNames),
  zoom: numberWithin({ least: 0, most: 1, example: "0.5" }),
  quality,
  "slow-connection-quality": quality,
  format: oneOf(formatNames),
  metadata: oneOf(metadataNames),
  anim: trueOrFalse,
  background: color,
  blur: numberWithin({ least: 0, most: 250, example: "20" }),
  sharpen: numberWithin({ least: 0, most: 10, example: "1" }),
  brightness: factor,
  contrast: factor,
  saturation: factor,
  gamma: factor,
  flip: oneOf(["h", "v", "hv"]),
  rotate,
  compression: oneOf(["fast"]),
  upscale: oneOf(["interpolate", "generate"]),
  segment,
  onerror,
} as const satisfies Record<string, ValueParser<unknown>>;
type SingleName = keyof typeof singles;

/** Where a value is kept when its name in a URL is not its name in the code. */
const keptAs: Partial<Record<SingleName, keyof TransformOptions>> = {
  "slow-connection-quality": "slowQuality",
  anim: "isAnimated",
};

export const aliases: Readonly<Record<string, string>> = {
  w: "width",
  h: "height",
  g: "gravity",
  q: "quality",
  f: "format",
  scq: "slow-connection-quality",
  "face-zoom": "zoom",
};

/** Every option there is, by its full name. */
export const optionNames: readonly string[] = [...Object.keys(singles), ...groupNames];
const known: ReadonlySet<string> = new Set(optionNames);

/** At commas, but not at those inside the parentheses of a colour. */
const splitOptions = (text: string): readonly string[] => text.split(/,(?![^()]*\))/);

const toPair = (option: string): readonly [name: string, value: string] => {
  const at = option.indexOf("=");
  const written = at === -1 ? option : option.slice(0, at);
  const value = at === -1 ? "" : option.slice(at + 1);
  const name = Object.hasOwn(aliases, written) ? (aliases[written] ?? written) : written;
  if (!known.has(name)) {
    const names = Object.keys(singles).join(", ");
    throw refuseOption({ name: written, value }, `there is no such option. There are ${names}, gravity, trim, border`);
  }
  return [name, value];
};

const toTexts = (text: string): OptionTexts => {
  if (text.length > textChars) {
    throw new EngineError("badOptions", `The options have ${text.length} characters; ${textChars} are possible`);
  }
  const written = splitOptions(text);
  if (written.length > optionsMost) {
    throw new EngineError("badOptions", `There are ${written.length} options; ${optionsMost} are possible`);
  }
  return new Map(written.map(toPair));
};

/**
 * Reads the last segment of a flexible delivery URL, already percent-decoded: `width=500,fit=cover`. Names in full or
 * short, nested values compact (`trim=1;2;3;4`) or structured (`trim.top=1`). Of two spellings of one option the later
 * counts. Throws EngineError 9401 that names the option, its limit and a way out.
 */
export const parseOptions = (text: string): TransformOptions => {
  const texts = toTexts(text);
  const ones = Object.entries(singles).map(([name, parse]) => {
    const value = texts.get(name);
    return [keptAs[name as SingleName] ?? name, value === undefined ? undefined : parse({ name, value })];
  });
  const groups = {
    autoWidth: findAutoWidth(texts),
    gravity: findGravity(texts),
    trim: findTrim(texts),
    border: findBorder(texts),
  };
  const all = Object.entries({ ...Object.fromEntries(ones), ...groups }).filter(([, value]) => value !== undefined);
  // Every name and value above has been through its own parser.
  return Object.fromEntries(all) as TransformOptions;
};
