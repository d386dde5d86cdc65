import { toCountText, toImageCount } from "./figure-words";
import { whichImages } from "./which-images";

/** Which images, and what they shall become. At least one. */
type PrivacySubject = Readonly<{ filenames: readonly string[]; isPrivate: boolean }>;

const meanings = {
  private: {
    one: "It gets another image ID, and every delivery URL changes with it. Pages that use a URL of today show it no longer; only signed URLs open it.",
    many: "They get other image IDs, and every delivery URL changes with them. Pages that use a URL of today show them no longer; only signed URLs open them.",
  },
  public: {
    one: "It gets another image ID, and every delivery URL changes with it. Signed URLs of today open it no longer; anyone with a new URL sees it.",
    many: "They get other image IDs, and every delivery URL changes with them. Signed URLs of today open them no longer; anyone with a new URL sees them.",
  },
} as const;

const toWord = (isPrivate: boolean) => (isPrivate ? "private" : "public");

/** What is said of a change of privacy wherever it can be made. */
export const privacyWords = {
  make: (isPrivate: boolean) => `Make ${toWord(isPrivate)}`,
  makeAll: (count: number, isPrivate: boolean) => `Make ${toCountText(count)} ${toWord(isPrivate)}`,
  ask: ({ filenames, isPrivate }: PrivacySubject) => `Make ${whichImages(filenames)} ${toWord(isPrivate)}?`,
  meaning: ({ filenames, isPrivate }: PrivacySubject) =>
    meanings[toWord(isPrivate)][filenames.length === 1 ? "one" : "many"],
  made: ({ filenames, isPrivate }: PrivacySubject) =>
    filenames.length === 1
      ? `${whichImages(filenames)} is ${toWord(isPrivate)} now, under another ID`
      : `${whichImages(filenames)} are ${toWord(isPrivate)} now, under other IDs`,
  notMade: (count: number, reason: string) => `${toImageCount(count)} could not be changed. ${reason}`,
} as const;
