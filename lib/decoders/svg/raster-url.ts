/** The first bytes of each raster format, in base64's own text: three bytes are four characters. */
const signatures: Readonly<Record<string, RegExp>> = {
  png: /^iVBORw0KGgo/,
  jpeg: /^\/9j\//,
  gif: /^R0lGOD[dl]h/,
  webp: /^UklGR/,
};
const types: Readonly<Record<string, string>> = { png: "png", jpeg: "jpeg", jpg: "jpeg", gif: "gif", webp: "webp" };

const prefix = /^data:\s*image\/(png|jpe?g|gif|webp)\s*;\s*base64\s*,/i;

/** A raster picture in a URL, written anew, or undefined for anything else, SVG within SVG included. */
export const findRasterUrl = (url: string): string | undefined => {
  const match = prefix.exec(url);
  const type = types[match?.[1]?.toLowerCase() ?? ""];
  if (match === null || type === undefined) return undefined;
  const text = url.slice(match[0].length).replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || signatures[type]?.test(text) !== true) return undefined;
  return `data:image/${type};base64,${text}`;
};

/** A place in the same document, or undefined. */
export const findFragment = (url: string): string | undefined => {
  const text = url.trim();
  return /^#[^\s"'()<>\\\p{Cc}\ufffe\uffff]+$/u.test(text) ? text : undefined;
};
