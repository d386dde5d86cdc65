import { findFormatName } from "@/lib/pictures/format-name";

/** A media type or a file type as people write it: image/webp is WebP. Unknown ones in capitals. */
export const toFormatWords = (format: string): string => {
  const subtype = format.toLowerCase().replace(/^image\//, "");
  const short = subtype === "svg+xml" ? "svg" : subtype;
  return findFormatName(short === "jpg" ? "jpeg" : short) ?? short.toUpperCase();
};
