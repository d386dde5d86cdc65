import type { EngineLog } from "@/lib/engine/api/engine-log";
import type { ImageCatalog } from "@/lib/engine/catalog/image-catalog";
import type { BlobStore } from "@/lib/storage/blob-store";
import { findDerivativeOf } from "./derivative-key";

export type ShelfParts = Readonly<{
  store: BlobStore;
  /** What the derivatives may take on disk, together. */
  limitBytes: number;
  log: EngineLog;
}>;

/** After an eviction this share of the limit is full: room for a while, so that not every write evicts. */
const evictedShare = 0.9;
const batch = 64;

type Found = Readonly<{ key: string; sizeBytes: number; modifiedMs: number }>;

/** What lies in the derivative store, by age of use, and the one who throws away what does not fit. */
export class Shelf {
  readonly #parts: ShelfParts;
  /** Sizes by key, the one not used for longest first. */
  #sizes = new Map<string, number>();
  #sizeBytes = 0;
  #evicting: Promise<void> = Promise.resolve();

  constructor(parts: ShelfParts) {
    this.#parts = parts;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** The file is there and was used just now. */
  note(key: string, sizeBytes: number): void {
    this.drop(key);
    this.#sizes.set(key, sizeBytes);
    this.#sizeBytes += sizeBytes;
    if (this.#sizeBytes > this.#parts.limitBytes) this.#evictTo(this.#parts.limitBytes * evictedShare);
  }

  /** The file is gone. */
  drop(key: string): void {
    this.#sizeBytes -= this.#sizes.get(key) ?? 0;
    this.#sizes.delete(key);
  }

  /** The disk is full: gives back a tenth of what the cache has, since what it holds can be made again. */
  shrink(): void {
    this.#evictTo(this.#sizeBytes * evictedShare);
  }

  /** Returns when nothing is being thrown away any more. */
  settled(): Promise<void> {
    return this.#evicting;
  }

  /**
   * Counts what is on disk, taking the time of writing as time of use, and removes what belongs to no image, to no
   * derivative or to another engine's version. Asks the catalog once for each original. Returns how many it removed.
   */
  async recount(images: Pick<ImageCatalog, "hasOriginal">, signal: AbortSignal): Promise<number> {
    let removed = 0;
    const owners = new Map<string, boolean>();
    const found: Found[] = [];
    const stale: string[] = [];
    let keys: string[] = [];
    for await (const key of this.#parts.store.keys()) {
      if (signal.aborted) return removed;
      const owner = findDerivativeOf(key);
      if (owner !== undefined && !owners.has(owner)) owners.set(owner, await images.hasOriginal(owner));
      if (owner === undefined || owners.get(owner) !== true) stale.push(key);
      else keys.push(key);
      if (keys.length < batch) continue;
      found.push(...(await this.#measure(keys)));
      keys = [];
    }
    found.push(...(await this.#measure(keys)));
    for (const key of stale) if (await this.#parts.store.remove(key)) removed += 1;
    this.#merge(found);
    return removed;
  }

  async #measure(keys: readonly string[]): Promise<readonly Found[]> {
    const stats = await Promise.all(keys.map(async (key) => ({ key, stat: await this.#parts.store.stat(key) })));
    return stats.flatMap(({ key, stat }) => (stat === undefined ? [] : [{ key, ...stat }]));
  }

  /** What was used since the start is younger than all that was found. */
  #merge(found: readonly Found[]): void {
    const live = this.#sizes;
    this.#sizes = new Map();
    this.#sizeBytes = 0;
    for (const { key, sizeBytes } of found.toSorted((a, b) => a.modifiedMs - b.modifiedMs)) {
      if (live.has(key)) continue;
      this.#sizes.set(key, sizeBytes);
      this.#sizeBytes += sizeBytes;
    }
    for (const [key, sizeBytes] of live) {
      this.#sizes.set(key, sizeBytes);
      this.#sizeBytes += sizeBytes;
    }
    if (this.#sizeBytes > this.#parts.limitBytes) this.#evictTo(this.#parts.limitBytes * evictedShare);
  }

  #evictTo(targetBytes: number): void {
    const evicted: string[] = [];
    for (const key of this.#sizes.keys()) {
      if (this.#sizeBytes <= targetBytes) break;
      evicted.push(key);
      this.drop(key);
    }
    this.#evicting = this.#evicting.then(() => this.#unlink(evicted));
  }

  async #unlink(keys: readonly string[]): Promise<void> {
    try {
      for (let start = 0; start < keys.length; start += batch) {
        // A key that came back meanwhile is a file somebody has just made.
        const gone = keys.slice(start, start + batch).filter((key) => !this.#sizes.has(key));
        await Promise.all(gone.map((key) => this.#parts.store.remove(key)));
      }
      this.#parts.log.debug({ evicted: keys.length, sizeBytes: this.#sizeBytes }, "Derivatives were evicted");
    } catch (error) {
      this.#parts.log.warn({ err: error }, "A derivative could not be evicted");
    }
  }
}
