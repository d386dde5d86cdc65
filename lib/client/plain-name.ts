/** Characters that turn the direction of what follows them, and would turn the rest of a sentence. */
const directionMarks = /[\u202A-\u202E\u2066-\u2069]/g;

/** A filename as part of a sentence: without the invisible marks that would reverse the words after it. */
export const toPlainName = (filename: string): string => filename.replaceAll(directionMarks, "");
