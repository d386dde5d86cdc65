import type { Readable } from "node:stream";
import { LRUCache } from "lru-cache";
import type { CatalogImage, ImageCatalog } from "@/lib/engine/catalog/image-catalog";
import type { EngineLog } from "@/lib/engine/api/engine-log";
import { EngineError } from "@/lib/engine/engine-error";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { Pixels } from "@/lib/engine/pixels/pixels";
import { type FilePlan, planKey, type RenderPlan } from "@/lib/engine/plan/plan";
import type { BlobStore } from "@/lib/storage/blob-store";
import { findDerivativeOf, toDerivativeKey } from "./derivative-key";

export type DerivativeParts = Readonly<{
  /** A store that need not be durable: what is lost is made again. */
  store: BlobStore;
  originals: BlobStore;
  pixels: Pixels;
  log: EngineLog;
}>;

export type DerivativeSource = Pick<CatalogImage, "sha256" | "facts">;

/** Bytes to send: `body` when they are in memory, else a stream that the caller consumes or destroys. */
export type DerivativeBody = Readonly<{ sizeBytes: number }> &
  (Readonly<{ body: Buffer; stream?: never }> | Readonly<{ stream: Readable; body?: never }>);
export type FoundDerivative = Readonly<{ isHit: boolean; content: DerivativeBody }>;

type Flight = { bytes: Promise<Buffer>; settled: Promise<void>; isMade: boolean; isForgotten: boolean };

/** Up to this size a file is read whole, for the memory cache; larger ones stream. */
export const memoryBodyLimitBytes = 256 * 1024;

/** Derivatives on disk, keyed by the original's hash and the plan; each is made once, however many ask. */
export class Derivatives {
  readonly #parts: DerivativeParts;
  readonly #flights = new Map<string, Flight>();
  /** What this process saw of each original's derivatives, so that a delete finds them without a walk. */
  readonly #seen = new LRUCache<string, Set<string>>({ max: 100_000 });

  constructor(parts: DerivativeParts) {
    this.#parts = parts;
  }

  /**
   * Throws EngineError `deliveryNotFound` when the original is gone, and what Pixels.render throws.
   */
  async open(source: DerivativeSource, plan: FilePlan): Promise<FoundDerivative> {
    if (plan.kind === "original") {
      return { isHit: true, content: await this.#openOriginal(source) };
    }
    const key = toDerivativeKey(source.sha256, planKey(plan));
    const flight = this.#flights.get(key);
    const stored = flight === undefined ? await this.#findStored(source.sha256, key) : undefined;
    if (stored !== undefined) return { isHit: true, content: stored };
    // Another request may have started the work while this one looked on disk.
    const joined = this.#flights.get(key) ?? this.#launch(key, source, plan);
    const isHit = joined.isMade;
    const body = await joined.bytes;
    return { isHit, content: { body, sizeBytes: body.byteLength } };
  }

  /** Removes every derivative of an original that this process knows of, and those still being made. */
  async forget(sha256: string): Promise<void> {
    const keys = [...(this.#seen.get(sha256) ?? [])];
    this.#seen.delete(sha256);
    for (const key of keys) {
      const flight = this.#flights.get(key);
      if (flight !== undefined) flight.isForgotten = true;
    }
    await Promise.all(keys.map((key) => this.#parts.store.remove(key)));
  }

  /** Removes what a crash, a newer engine or a delete before the last start left. Returns how many files. */
  async sweep(images: Pick<ImageCatalog, "hasOriginal">): Promise<number> {
    let removed = await this.#parts.store.sweep();
    const stale: string[] = [];
    for await (const key of this.#parts.store.keys()) {
      const owner = findDerivativeOf(key);
      if (owner === undefined || !(await images.hasOriginal(owner))) stale.push(key);
    }
    for (const key of stale) if (await this.#parts.store.remove(key)) removed += 1;
    return removed;
  }

  /** Returns when nothing is being written any more. */
  async close(): Promise<void> {
    await Promise.all([...this.#flights.values()].map((flight) => flight.settled));
  }

  async #openOriginal({ sha256 }: DerivativeSource): Promise<DerivativeBody> {
    const opened = await this.#parts.originals.openStream(toOriginalKey(sha256));
    if (opened === undefined) throw new EngineError("deliveryNotFound", "Image not found");
    return opened;
  }

  async #findStored(sha256: string, key: string): Promise<DerivativeBody | undefined> {
    const stat = await this.#parts.store.stat(key);
    if (stat === undefined) return undefined;
    this.#note(sha256, key);
    if (stat.sizeBytes > memoryBodyLimitBytes) return this.#parts.store.openStream(key);
    const body = await this.#parts.store.find(key);
    return body === undefined ? undefined : { body, sizeBytes: body.byteLength };
  }

  #launch(key: string, source: DerivativeSource, plan: RenderPlan): Flight {
    const bytes = this.#render(source, plan);
    const flight: Flight = { bytes, settled: Promise.resolve(), isMade: false, isForgotten: false };
    this.#flights.set(key, flight);
    this.#note(source.sha256, key);
    flight.settled = this.#settle(key, flight);
    return flight;
  }

  async #render({ sha256, facts }: DerivativeSource, plan: RenderPlan): Promise<Buffer> {
    const bytes = await this.#parts.originals.find(toOriginalKey(sha256));
    if (bytes === undefined) throw new EngineError("deliveryNotFound", "Image not found");
    return this.#parts.pixels.render({ bytes, facts }, plan, { fingerprint: sha256 });
  }

  /** Those who wait get the bytes before they are on disk; a full disk costs speed, not the answer. */
  async #settle(key: string, flight: Flight): Promise<void> {
    try {
      const bytes = await flight.bytes;
      flight.isMade = true;
      if (!flight.isForgotten) await this.#write(key, bytes);
      if (flight.isForgotten) await this.#parts.store.remove(key);
    } catch (error) {
      const isOurs = !(error instanceof EngineError);
      this.#parts.log[isOurs ? "warn" : "debug"]({ err: error, key }, "A derivative was not kept");
    } finally {
      this.#flights.delete(key);
    }
  }

  async #write(key: string, bytes: Buffer): Promise<void> {
    const { store } = this.#parts;
    const source = (async function* chunks() {
      yield bytes;
    })();
    await store.publish(await store.stage(source, { limitBytes: bytes.byteLength }), key);
  }

  #note(sha256: string, key: string): void {
    const keys = this.#seen.get(sha256);
    if (keys === undefined) this.#seen.set(sha256, new Set([key]));
    else keys.add(key);
  }
}
