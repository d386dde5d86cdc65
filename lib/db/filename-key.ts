/** What filenames are sorted and searched by: one spelling for accents, no difference of case. */
export const toFilenameKey = (filename: string): string => filename.normalize("NFC").toLowerCase().normalize("NFC");
