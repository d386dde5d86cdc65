import { HeicFile } from "./heic-file";

const brands: ReadonlySet<string> = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]);

/** By the brand in the first box. Files of AVIF share the container and name themselves first. */
export const isHeic = (bytes: Buffer): boolean =>
  bytes.byteLength >= 16 && bytes.toString("latin1", 4, 8) === "ftyp" && brands.has(bytes.toString("latin1", 8, 12));

/**
 * Opens a HEIC file in WebAssembly, inside the child: a flaw in the decoder reaches neither this process's memory nor
 * the next picture, because every file gets a fresh instance. Loaded only when the first such file comes.
 * Throws Refusal `not-an-image`.
 */
export const openHeic = async (bytes: Buffer): Promise<HeicFile> => {
  const { default: createLibheif } = await import("libheif-js/libheif-wasm/libheif-bundle.mjs");
  return new HeicFile(createLibheif(), bytes);
};
