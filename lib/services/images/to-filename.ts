import { uploadLimits } from "@/lib/contracts/upload-limits";

const extensions: Readonly<Record<string, string>> = { jpeg: "jpg", png: "png", webp: "webp", gif: "gif" };

const isPrintable = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x20 && (code < 0x7f || code > 0x9f);
};

/**
 * The name a picture is known by: no folders, no control characters, whole characters only, 255 at most.
 * A nameless file is called after its format.
 */
export const toFilename = (given: string, format: string | undefined): string => {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  // Through UTF-8 and back: half a surrogate pair cannot be stored.
  const whole = Buffer.from(last, "utf8").toString("utf8");
  const clean = Array.from(whole).filter(isPrintable).join("").trim();
  if (clean === "") return format === undefined ? "image" : `image.${extensions[format] ?? format}`;
  if (clean.length <= uploadLimits.filenameChars) return clean;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  const stem = clean.slice(0, uploadLimits.filenameChars - ending.length);
  return Buffer.from(stem + ending, "utf8").toString("utf8");
};
