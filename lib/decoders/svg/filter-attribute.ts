import { filterCss } from "./filter-css";
import { findFragment, findRasterUrl } from "./raster-url";
import { animatedValues, plainAttributes, shapeAttributes, styleAttributes } from "./svg-attributes";
import { pictureElements } from "./svg-elements";

const xlinkNamespace = "http://www.w3.org/1999/xlink";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

type SvgAttribute = Readonly<{ namespace: string; name: string; value: string }>;
export type KeptAttribute = Readonly<{ name: string; value: string }>;

const findReference = (element: string, url: string): string | undefined =>
  findFragment(url) ?? (pictureElements.has(element) ? findRasterUrl(url) : undefined);

const filterPlain = (element: string, { name, value }: SvgAttribute): string | undefined => {
  if (name === "href") return findReference(element, value);
  if (name === "style") return filterCss(value);
  // A style attribute without a bracket or an escape cannot hold a URL or a function.
  const isCss = (styleAttributes.has(name) || animatedValues.has(name)) && /[(\\@]/.test(value);
  if (isCss) return filterCss(value);
  const isKept = styleAttributes.has(name) || shapeAttributes.has(name) || plainAttributes.has(name);
  return isKept ? value : undefined;
};

/** The attribute as it may stay on `element`, or undefined. */
export const filterAttribute = (element: string, attribute: SvgAttribute): KeptAttribute | undefined => {
  const { namespace, name } = attribute;
  if (namespace === xlinkNamespace && name === "href") {
    const value = findReference(element, attribute.value);
    return value === undefined ? undefined : { name: "xlink:href", value };
  }
  if (namespace === xmlNamespace && (name === "space" || name === "lang")) {
    return { name: `xml:${name}`, value: attribute.value };
  }
  if (namespace !== "") return undefined;
  const value = filterPlain(element, attribute);
  return value === undefined ? undefined : { name, value };
};
