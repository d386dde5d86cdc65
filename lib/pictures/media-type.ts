/** The media type of a picture's format. */
export const toMediaType = (format: string): string => `image/${format === "svg" ? "svg+xml" : format}`;
