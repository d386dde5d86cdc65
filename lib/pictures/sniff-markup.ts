const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

/** Markup may be UTF-8 or UTF-16, with or without a byte order mark. */
const toText = (bytes: Uint8Array): string => {
  const isLittleEndian = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0x00);
  const isBigEndian = startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0x00, 0x3c);
  const even = bytes.subarray(0, bytes.byteLength - (bytes.byteLength % 2));
  if (isLittleEndian) return new TextDecoder("utf-16le").decode(even);
  if (isBigEndian) return new TextDecoder("utf-16be").decode(even);
  return new TextDecoder().decode(bytes);
};

/** Everything up to and with `end`; undefined when it does not come. */
const skipTo = (text: string, end: string): string | undefined => {
  const at = text.indexOf(end);
  return at === -1 ? undefined : text.slice(at + end.length);
};

/** A document type without its internal subset, whose declarations have brackets of their own. */
const skipDoctype = (text: string): string | undefined =>
  /^[^>[]*\[/.test(text) ? skipTo(skipTo(text, "]") ?? "", ">") : skipTo(text, ">");

const skipOne = (text: string): string | undefined => {
  if (text.startsWith("<?")) return skipTo(text, "?>");
  if (text.startsWith("<!--")) return skipTo(text, "-->");
  return text.startsWith("<!doctype") ? skipDoctype(text) : text;
};

const namedType = /^<!doctype\s+(?:[a-z0-9_.-]+:)?(?:svg|html)\b/;

/** What comes after the prolog: the root element, or a document type that names it. Empty when neither comes. */
const skipProlog = (text: string): string => {
  let rest = text;
  for (let before: string | undefined; rest !== before && !namedType.test(rest);) {
    before = rest;
    rest = skipOne(rest)?.trimStart() ?? "";
  }
  return rest;
};

/** `svg` or `html` by what the document calls itself: its type, else its first element, after prolog and comments. */
export const sniffMarkup = (bytes: Uint8Array): "svg" | "html" | undefined => {
  const root = skipProlog(toText(bytes).trimStart().toLowerCase());
  if (/^<(?:!doctype\s+)?(?:[a-z0-9_.-]+:)?svg[\s/>[]/.test(root)) return "svg";
  return /^<(?:!doctype\s+html|html|head|body|script)\b/.test(root) ? "html" : undefined;
};
