import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { toMediaKind } from "./media-kind";

type Size = Readonly<{ widthPx: number; heightPx: number }>;

/** What `format=json` answers: the size a picture would have, and what it comes from. Source: the service's shape. */
export const toFactsBody = ({ facts, sizeBytes }: CatalogImage, { widthPx, heightPx }: Size): Buffer => {
  const { mediaType } = toMediaKind({ kind: "original", format: facts.format });
  const original = { file_size: sizeBytes, width: facts.widthPx, height: facts.heightPx, format: mediaType };
  return Buffer.from(JSON.stringify({ width: widthPx, height: heightPx, original }));
};
