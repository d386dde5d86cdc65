import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

const remembered = new Map<string, string>();
const rememberAtMost = 2000;

const toBytes = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** A blurred picture as data URL from the base64 of a thumbhash; undefined where there is none to draw. */
export const findPlaceholder = (thumbhash: string): string | undefined => {
  if (thumbhash === "") return undefined;
  const known = remembered.get(thumbhash);
  if (known !== undefined) return known || undefined;
  if (remembered.size >= rememberAtMost) remembered.clear();
  const url = draw(thumbhash);
  remembered.set(thumbhash, url);
  return url || undefined;
};

const draw = (thumbhash: string): string => {
  try {
    return thumbHashToDataURL(toBytes(thumbhash));
  } catch {
    // A placeholder is decoration: one that cannot be read leaves the plain box.
    return "";
  }
};

/**
 * Whether the picture has see-through parts. Source: the thumbhash format, bit 23 of the header. Drawings alone have no
 * thumbhash, and hardly one of them fills its box.
 */
export const isTransparent = (thumbhash: string): boolean => {
  if (thumbhash === "") return true;
  try {
    return ((toBytes(thumbhash)[2] ?? 0) & 0x80) !== 0;
  } catch {
    // Not base64: nothing is known, and most pictures are opaque.
    return false;
  }
};

/** The picture's average colour for a style sheet; undefined where it cannot be read. */
export const findAverageColour = (thumbhash: string): string | undefined => {
  if (thumbhash === "") return undefined;
  try {
    const { r, g, b } = thumbHashToAverageRGBA(toBytes(thumbhash));
    return `rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(" ")})`;
  } catch {
    // As with the blurred picture: decoration only.
    return undefined;
  }
};
