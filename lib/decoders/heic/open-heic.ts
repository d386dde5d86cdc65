import { HeicFile } from "./heic-file";

/**
 * Opens a HEIC file in WebAssembly, inside the child: a flaw in the decoder reaches neither this process's memory nor
 * the next picture, because every file gets a fresh instance. Loaded only when the first such file comes.
 * Throws Refusal `not-an-image`.
 */
export const openHeic = async (bytes: Buffer): Promise<HeicFile> => {
  const { default: createLibheif } = await import("libheif-js/libheif-wasm/libheif-bundle.mjs");
  return new HeicFile(createLibheif(), bytes);
};
