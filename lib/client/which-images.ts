import { toImageCount } from "./figure-words";
import { toPlainName } from "./plain-name";

/** Which pictures a sentence is about: by name for one, by number for more. */
export const whichImages = (filenames: readonly string[]): string =>
  filenames[0] !== undefined && filenames.length === 1 ? toPlainName(filenames[0]) : toImageCount(filenames.length);
