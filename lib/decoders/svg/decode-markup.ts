import { Refusal } from "@/lib/sandbox/refusal";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** How the first characters of a document look in each encoding, byte order marks first. */
const starts: readonly (readonly [hex: string, Encoding])[] = [
  ["efbbbf", "utf-8"],
  ["fffe", "utf-16le"],
  ["feff", "utf-16be"],
  ["3c00", "utf-16le"],
  ["003c", "utf-16be"],
];

/** Names a document may give itself. Everything else, UTF-7 first of all, could mean one thing here and another there. */
const names: Readonly<Record<string, Encoding>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  ascii: "utf-8",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16be": "utf-16be",
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
  "windows-1252": "windows-1252",
};

const declaration = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

const findDeclared = (text: string): Encoding | undefined => {
  const name = declaration.exec(text.trimStart())?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const encoding = Object.hasOwn(names, name) ? names[name] : undefined;
  if (encoding === undefined) throw new Refusal("not-an-image", `the encoding ${name} is not accepted`);
  return encoding;
};

const decode = (bytes: Buffer, encoding: Encoding): string => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal("not-an-image", `the text is not ${encoding}`, { cause });
  }
};

const isWide = (encoding: Encoding): boolean => encoding.startsWith("utf-16");

/**
 * Text of an XML document: UTF-8, UTF-16 or Latin-1. What the bytes show goes before what the declaration says.
 * Throws Refusal `not-an-image` for any other encoding and for bytes that do not belong to it.
 */
export const decodeMarkup = (bytes: Buffer): string => {
  const head = bytes.subarray(0, 3).toString("hex");
  const shown = starts.find(([hex]) => head.startsWith(hex))?.[1];
  const declared = findDeclared(new TextDecoder(shown ?? "utf-8").decode(bytes.subarray(0, 600)));
  if (shown !== undefined) return decode(bytes, shown);
  if (declared !== undefined && isWide(declared)) {
    throw new Refusal("not-an-image", "the text is not UTF-16, as it says it is");
  }
  return decode(bytes, declared ?? "utf-8");
};
