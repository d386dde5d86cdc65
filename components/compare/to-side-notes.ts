import { toFormatWords } from "@/lib/client/format-words";
import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import type { Image } from "@/lib/contracts/image";
import type { Side } from "./side";
import { compareWords } from "./words";

type Facts = ComparedPicture["facts"];

/** The service makes AVIF up to this many pixels a side. Source: Cloudflare Images, limits of formats. */
const avifSidePx = 1200;

const toFormatNote = (name: string, side: Side, facts: Facts): string[] => {
  if (side.kind === "original" || side.format === "any") return [];
  const [wanted, came] = [toFormatWords(side.format), toFormatWords(facts.format)];
  if (wanted === came) return [];
  const isLarge = side.format === "avif" && Math.max(facts.widthPx, facts.heightPx) > avifSidePx;
  return [isLarge ? compareWords.tooLargeForAvif(name, came) : compareWords.otherFormat(name, wanted, came)];
};

/** What a person should know of a side before trusting the comparison. */
export const toSideNotes = (
  name: string,
  { side, image, picture }: Readonly<{ side: Side; image: Image; picture: ComparedPicture | undefined }>,
): readonly string[] => [
  ...(image.isAnimated ? [compareWords.animated(name)] : []),
  ...(picture === undefined ? [] : toFormatNote(name, side, picture.facts)),
];
