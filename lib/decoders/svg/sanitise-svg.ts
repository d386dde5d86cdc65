import { Refusal } from "@/lib/sandbox/refusal";
import { decodeMarkup } from "./decode-markup";
import { parseSvg } from "./parse-svg";
import type { SvgSize } from "./svg-size";

export type SanitisedSvg = Readonly<{ bytes: Buffer; size: SvgSize }>;

/**
 * A drawing that can neither run nor fetch anything, written anew from what was understood. Doing it again changes
 * nothing. Throws Refusal `not-an-image` unless it is well-formed XML with an `svg` root, `too-complex` beyond the
 * limits of depth, elements, attributes and references. Source of the rules: the behaviour svg-hush documents.
 */
export const sanitiseSvg = (bytes: Buffer): SanitisedSvg => {
  const { text, size } = parseSvg(decodeMarkup(bytes));
  if (text === "" || size === undefined) throw new Refusal("not-an-image", "there is no svg element");
  return { bytes: Buffer.from(text, "utf8"), size };
};
