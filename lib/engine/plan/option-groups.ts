import { black } from "./color";
import {
  color,
  numberWithin,
  oneOf,
  type OptionText,
  refuseOption,
  side,
  trimLength,
  trueOrFalse,
} from "./option-values";
import type { ValueParser } from "./option-values";
import {
  type AutoWidth,
  type BorderOption,
  type BorderTrim,
  type Gravity,
  gravityNames,
  type SideTrim,
} from "./transform-options";
import { withoutAbsent } from "./without-absent";

/** The options of a URL by their full names, each as it was written. */
export type OptionTexts = ReadonlyMap<string, string>;

/** Names of the options that are read together, in the nested spelling. */
export const groupNames = [
  "wbreakpoints",
  "wmobile",
  "wdesktop",
  "gravity",
  "gravity.x",
  "gravity.y",
  "gravity.mode",
  "trim",
  "trim.top",
  "trim.right",
  "trim.bottom",
  "trim.left",
  "trim.width",
  "trim.height",
  "trim.border",
  "trim.border.color",
  "trim.border.tolerance",
  "trim.border.keep",
  "border",
  "border.color",
  "border.width",
  "border.top",
  "border.right",
  "border.bottom",
  "border.left",
] as const;
type GroupName = (typeof groupNames)[number];

const find = <Value>(texts: OptionTexts, name: GroupName, parse: ValueParser<Value>): Value | undefined => {
  const value = texts.get(name);
  return value === undefined ? undefined : parse({ name, value });
};

const isEmpty = (shape: object): boolean => Object.keys(shape).length === 0;

const breakpointsMost = 20;

const breakpoints: ValueParser<readonly number[]> = (option) => {
  const parts = option.value.split(";");
  if (parts.length > breakpointsMost) throw refuseOption(option, `it takes at most ${breakpointsMost} widths`);
  return parts.map((value) => side({ name: option.name, value })).toSorted((a, b) => a - b);
};

export const findAutoWidth = (texts: OptionTexts): AutoWidth | undefined => {
  const found: AutoWidth = withoutAbsent({
    breakpoints: find(texts, "wbreakpoints", breakpoints),
    mobile: find(texts, "wmobile", side),
    desktop: find(texts, "wdesktop", side),
  });
  return isEmpty(found) ? undefined : found;
};

const share = numberWithin({ least: 0, most: 1, example: "0.5" });
const pointShape = /^([^x]+)x([^x]+)$/;

const gravityValue: ValueParser<Gravity> = (option) => {
  const named = gravityNames.find((name) => name === option.value);
  if (named !== undefined) return named;
  const [, x, y] = pointShape.exec(option.value) ?? [];
  if (x === undefined || y === undefined) {
    throw refuseOption(option, `it takes one of ${gravityNames.join(", ")} or a point as 0.5x0.3`);
  }
  return { x: share({ ...option, value: x }), y: share({ ...option, value: y }) };
};

export const findGravity = (texts: OptionTexts): Gravity | undefined => {
  const x = find(texts, "gravity.x", share);
  const y = find(texts, "gravity.y", share);
  const mode = find(texts, "gravity.mode", oneOf(["remainder", "box-center"]));
  const whole = find(texts, "gravity", gravityValue);
  const isPoint = x !== undefined || y !== undefined;
  const place = isPoint ? { x: x ?? 0.5, y: y ?? 0.5 } : whole;
  return typeof place === "object" && mode === "box-center" ? { ...place, mode } : place;
};

const fourSides = ["top", "right", "bottom", "left"] as const;

type Sides = Readonly<Record<(typeof fourSides)[number], number>>;

/** `t;r;b;l`, or one value for all four. */
const toSides = (option: OptionText, parse: ValueParser<number>): Sides => {
  const values = option.value.split(";").map((value) => parse({ name: option.name, value }));
  const [top, right, bottom, left] = values.length === 1 ? [values[0], values[0], values[0], values[0]] : values;
  if (top === undefined || right === undefined || bottom === undefined || left === undefined || values.length > 4) {
    throw refuseOption(option, `it takes top;right;bottom;left, as in ${option.name}=20;30;20;0`);
  }
  return { top, right, bottom, left };
};

const tolerance = numberWithin({ least: 0, most: 255, example: "10" });
const keep = numberWithin({ least: 0, most: 10_000, isWhole: true, example: "5" });

const findBorderTrim = (texts: OptionTexts): BorderTrim | undefined => {
  const border = withoutAbsent({
    color: find(texts, "trim.border.color", color),
    tolerance: find(texts, "trim.border.tolerance", tolerance),
    keep: find(texts, "trim.border.keep", keep),
  });
  const isAsked = ["border", "color"].includes(texts.get("trim") ?? "") || find(texts, "trim.border", trueOrFalse);
  return isAsked === true || !isEmpty(border) ? { border } : undefined;
};

/** By the rim's colour, else by sides; a side of its own wins over the compact form. */
export const findTrim = (texts: OptionTexts): SideTrim | BorderTrim | undefined => {
  const byBorder = findBorderTrim(texts);
  if (byBorder !== undefined) return byBorder;
  const compact = texts.get("trim");
  const sides = withoutAbsent({
    top: find(texts, "trim.top", trimLength),
    right: find(texts, "trim.right", trimLength),
    bottom: find(texts, "trim.bottom", trimLength),
    left: find(texts, "trim.left", trimLength),
    width: find(texts, "trim.width", trimLength),
    height: find(texts, "trim.height", trimLength),
  });
  const base = compact === undefined ? {} : toSides({ name: "trim", value: compact }, trimLength);
  const found = { ...base, ...sides };
  return isEmpty(found) ? undefined : found;
};

const borderWidth = numberWithin({ least: 0, most: 6000, isWhole: true, example: "10" });

const borderSides: ValueParser<Sides> = (option) => toSides(option, borderWidth);

/** Absent when nothing of a border is asked for. A colour alone has no width and is refused. */
export const findBorder = (texts: OptionTexts): BorderOption | undefined => {
  const base = find(texts, "border", borderSides) ?? find(texts, "border.width", borderSides);
  const own = fourSides.map((name) => [name, find(texts, `border.${name}`, borderWidth)] as const);
  const sides: Partial<Sides> = { ...base, ...withoutAbsent(Object.fromEntries(own)) };
  const shade = find(texts, "border.color", color);
  if (!isEmpty(sides)) return { color: shade ?? black, top: 0, right: 0, bottom: 0, left: 0, ...sides };
  if (shade === undefined) return undefined;
  const value = texts.get("border.color") ?? "";
  throw refuseOption({ name: "border.color", value }, "a border needs a width, as in border.width=10");
};
