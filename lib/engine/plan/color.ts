import colorString from "color-string";
import type { Rgba } from "./plan";

export const white: Rgba = { red: 255, green: 255, blue: 255, alpha: 1 };
export const black: Rgba = { red: 0, green: 0, blue: 0, alpha: 1 };

/** Longer than any way to write a colour. */
const colorChars = 64;
const alphaSteps = 1000;

/** Reads `#rgb`, `#rrggbb`, either with alpha, a CSS name, `rgb()` and `rgba()` in both notations. */
export const findColor = (text: string): Rgba | undefined => {
  if (text.length > colorChars) return undefined;
  const [red, green, blue, alpha] = colorString.get.rgb(text.trim()) ?? [];
  if (red === undefined || green === undefined || blue === undefined || alpha === undefined) return undefined;
  return {
    red: Math.round(red),
    green: Math.round(green),
    blue: Math.round(blue),
    alpha: Math.round(alpha * alphaSteps) / alphaSteps,
  };
};

const toHex = (channel: number): string => channel.toString(16).padStart(2, "0");

/** The one spelling of a colour that `findColor` reads back as the same. */
export const printColor = ({ red, green, blue, alpha }: Rgba): string =>
  alpha === 1 ? `#${toHex(red)}${toHex(green)}${toHex(blue)}` : `rgb(${red} ${green} ${blue} / ${alpha})`;

/** The colour as it looks on white. */
export const toOpaque = ({ red, green, blue, alpha }: Rgba): Rgba => {
  const blend = (channel: number): number => Math.round(channel * alpha + 255 * (1 - alpha));
  return { red: blend(red), green: blend(green), blue: blend(blue), alpha: 1 };
};
