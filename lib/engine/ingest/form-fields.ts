/**
 * Fields are read as Latin-1, which keeps every byte: a file part without a filename would be mangled as text.
 * Text that is UTF-8 is decoded here. What is not stays Latin-1, or was decoded by its part's own charset already.
 */
export const toFieldText = (latin1: string): string => {
  if (/^\p{ASCII}*$/u.test(latin1) || /[^\p{ASCII}\u0080-\u00ff]/u.test(latin1)) return latin1;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(Buffer.from(latin1, "latin1"));
  } catch {
    // Not UTF-8: the answer is the text as it came, which loses nothing.
    return latin1;
  }
};

/** Characters that turn the direction of text: with them `gnp.exe` reads as a picture's name. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A filename fit to be shown: no control characters and none that turn its direction, at most `maxChars`, cut before
 * its extension. Undefined when empty.
 */
export const toFilename = (given: string | undefined, maxChars: number): string | undefined => {
  const name = (given ?? "").replaceAll(/\p{Cc}/gu, "").replaceAll(turning, "");
  if (name.trim() === "") return undefined;
  if (name.length <= maxChars) return name;
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? "";
  // A cut may fall between the halves of one character.
  return name.slice(0, maxChars - extension.length).replace(/\p{Surrogate}$/u, "") + extension;
};
