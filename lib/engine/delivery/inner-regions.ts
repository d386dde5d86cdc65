import { LRUCache } from "lru-cache";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { Pixels } from "@/lib/engine/pixels/pixels";
import type { Region } from "@/lib/engine/plan/plan";
import type { BorderTrim, TransformOptions } from "@/lib/engine/plan/transform-options";
import type { BlobStore } from "@/lib/storage/blob-store";

type Rim = BorderTrim["border"];
type Looked = Pick<CatalogImage, "sha256" | "facts">;

export type InnerRegionParts = Readonly<{ originals: BlobStore; pixels: Pick<Pixels, "findInner"> }>;

const regionsMost = 10_000;

const findRim = (options: TransformOptions | "device"): Rim | undefined =>
  options !== "device" && options.trim !== undefined && "border" in options.trim ? options.trim.border : undefined;

/** What lies inside the rim of a picture. It takes a decode to know, so what is known is kept. */
export class InnerRegions {
  readonly #parts: InnerRegionParts;
  readonly #known = new LRUCache<string, Promise<Region>>({ max: regionsMost });

  constructor(parts: InnerRegionParts) {
    this.#parts = parts;
  }

  /** Undefined when the options do not ask for it. Rejects with EngineError 9431 and as Pixels.findInner does. */
  async find(image: Looked, options: TransformOptions | "device"): Promise<Region | undefined> {
    const rim = image.facts.format === "svg" ? undefined : findRim(options);
    if (rim === undefined) return undefined;
    const key = `${image.sha256} ${JSON.stringify(rim)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const region = this.#look(image, rim);
    this.#known.set(key, region);
    // Another asker may have more luck: a full queue is no fact about the picture.
    region.catch(() => this.#known.delete(key));
    return region;
  }

  #look({ sha256, facts }: Looked, rim: Rim): Promise<Region> {
    const bytes = async (): Promise<Buffer> => {
      const original = await this.#parts.originals.find(toOriginalKey(sha256));
      if (original === undefined) throw new EngineError("deliveryNotFound", "Image not found");
      return original;
    };
    return this.#parts.pixels.findInner({ bytes, facts }, rim, { fingerprint: sha256 });
  }
}
