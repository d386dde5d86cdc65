import { LRUCache } from "lru-cache";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import type { Region } from "@/lib/engine/plan/plan";
import type { BorderTrim, TransformOptions } from "@/lib/engine/plan/transform-options";

export type Rim = BorderTrim["border"];
/** Looks at the pixels of an original. */
export type FindInner = (image: CatalogImage, rim: Rim) => Promise<Region>;

const regionsMost = 10_000;

const findRim = (options: TransformOptions | "device"): Rim | undefined =>
  options !== "device" && options.trim !== undefined && "border" in options.trim ? options.trim.border : undefined;

/** What lies inside the rim of a picture. It takes a decode to know, so what is known is kept. */
export class InnerRegions {
  readonly #look: FindInner | undefined;
  readonly #known = new LRUCache<string, Promise<Region>>({ max: regionsMost });

  constructor(look: FindInner | undefined) {
    this.#look = look;
  }

  /** Undefined when the options do not ask for it. Rejects as looking at the pixels does. */
  find(image: CatalogImage, options: TransformOptions | "device"): Promise<Region> | undefined {
    const rim = image.facts.format === "svg" ? undefined : findRim(options);
    if (rim === undefined) return undefined;
    const key = `${image.sha256} ${JSON.stringify(rim)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#look === undefined) throw new EngineError("badOptions", "Option trim=border is not available here");
    const region = this.#look(image, rim);
    this.#known.set(key, region);
    region.catch(() => this.#known.delete(key));
    return region;
  }
}
