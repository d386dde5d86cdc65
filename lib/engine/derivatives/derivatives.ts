import type { Readable } from "node:stream";
import type { EngineLog } from "@/lib/engine/api/engine-log";
import type { CatalogImage, ImageCatalog } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { Pixels, RenderSource } from "@/lib/engine/pixels/pixels";
import { type FilePlan, planKey, type RenderPlan } from "@/lib/engine/plan/plan";
import type { BlobStore } from "@/lib/storage/blob-store";
import { toDerivativeFolder, toDerivativeKey } from "./derivative-key";
import { DerivativeWriter } from "./derivative-writer";
import { Flight } from "./flight";
import { findMezzanine, findStepTo, isSlowToMake, readWhole, toMezzanineFacts } from "./mezzanine";
import { type PlanChoice, Precompute } from "./precompute";
import { Shelf } from "./shelf";

export type DerivativeParts = Readonly<{
  /** A store that need not be durable: what is lost is made again. */
  store: BlobStore;
  originals: BlobStore;
  pixels: Pixels;
  log: EngineLog;
  /** What derivatives may take on disk; without a limit by default. */
  cacheLimitBytes?: number;
  /** How long an upload is left alone before its sizes are made ahead. */
  precomputeDelayMs?: number;
}>;

export type DerivativeSource = Pick<CatalogImage, "sha256" | "facts">;

/** Bytes to send: `body` when they are in memory, else a stream that the caller consumes or destroys. */
export type DerivativeBody = Readonly<{ sizeBytes: number }> &
  (Readonly<{ body: Buffer; stream?: never }> | Readonly<{ stream: Readable; body?: never }>);
export type FoundDerivative = Readonly<{ isHit: boolean; content: DerivativeBody }>;

/** Up to this size a file is read whole, for the memory cache; larger ones stream. */
export const memoryBodyLimitBytes = 256 * 1024;
const defaultPrecomputeDelayMs = 1500;
/**
 * Work under way that nobody waits for may go on for as long as starting another child takes: ending it costs that,
 * and most pictures are done by then. What takes longer stands in the way of those who wait.
 */
const abandonedGraceMs = 250;

type Making = Readonly<{ source: DerivativeSource; plan: RenderPlan; isAhead?: boolean }>;

/** Derivatives on disk, keyed by the original's hash and the plan; each is made once, however many ask. */
export class Derivatives {
  readonly #parts: DerivativeParts;
  readonly #flights = new Map<string, Flight>();
  readonly #settling = new Set<Promise<void>>();
  readonly #shelf: Shelf;
  readonly #writer: DerivativeWriter;
  readonly #precompute: Precompute;
  readonly #closing = new AbortController();

  constructor(parts: DerivativeParts) {
    const { store, log, cacheLimitBytes: limitBytes = Number.POSITIVE_INFINITY } = parts;
    this.#parts = parts;
    this.#shelf = new Shelf({ store, limitBytes, log });
    this.#writer = new DerivativeWriter({ store, shelf: this.#shelf, log });
    this.#precompute = new Precompute({
      findMissing: (source, plans) => this.#findMissing(source, plans),
      make: (source, plans, signal) => this.#makeAhead(source, plans, signal),
      log,
      delayMs: parts.precomputeDelayMs ?? defaultPrecomputeDelayMs,
    });
  }

  /**
   * `signal` is the client's leaving: the work goes on for others, and stops after the last one left.
   * Throws EngineError `deliveryNotFound` when the original is gone, and what Pixels.render throws.
   */
  async open(source: DerivativeSource, plan: FilePlan, signal?: AbortSignal): Promise<FoundDerivative> {
    if (plan.kind === "original") {
      return { isHit: true, content: await this.#openOriginal(source) };
    }
    const key = toDerivativeKey(source.sha256, planKey(plan));
    const stored = this.#findFlight(key) === undefined ? await this.#findStored(key) : undefined;
    if (stored !== undefined) return { isHit: true, content: stored };
    // Another request may have started the work while this one looked on disk.
    const flight = this.#findFlight(key) ?? this.#launch(key, { source, plan });
    const isHit = flight.isMade;
    const body = await flight.wait(signal);
    return { isHit, content: { body, sizeBytes: body.byteLength } };
  }

  /** Makes sizes ahead of the first request, when nothing else is to do. For plans that only scale. */
  precompute(source: DerivativeSource, choose: PlanChoice): void {
    this.#precompute.add(source, choose);
  }

  /** Removes every derivative of an original, and those still being made. */
  async forget(sha256: string): Promise<void> {
    const { store } = this.#parts;
    const folder = toDerivativeFolder(sha256);
    this.#precompute.forget(sha256);
    for (const [key, flight] of this.#flights) {
      if (!key.startsWith(`${folder}/`)) continue;
      flight.isForgotten = true;
      flight.stop(new EngineError("deliveryNotFound", "Image not found"));
    }
    const keys: string[] = [];
    for await (const key of store.keys(folder)) keys.push(key);
    for (const key of keys) this.#shelf.drop(key);
    await Promise.all(keys.map((key) => store.remove(key)));
  }

  /** Removes half files of the last run. Before the first write of this one. Returns how many. */
  clear(): Promise<number> {
    return this.#parts.store.sweep();
  }

  /** Counts what is on disk and removes what belongs to no image or to another engine. Returns how many files. */
  recount(images: Pick<ImageCatalog, "hasOriginal">): Promise<number> {
    return this.#shelf.recount(images, this.#closing.signal);
  }

  /** Returns when nothing is being written any more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#precompute.close();
    await Promise.all(this.#settling);
    await this.#shelf.settled();
  }

  async #openOriginal({ sha256 }: DerivativeSource): Promise<DerivativeBody> {
    const opened = await this.#parts.originals.openStream(toOriginalKey(sha256));
    if (opened === undefined) throw new EngineError("deliveryNotFound", "Image not found");
    return opened;
  }

  async #findStored(key: string): Promise<DerivativeBody | undefined> {
    const { store } = this.#parts;
    const stat = await store.stat(key);
    if (stat === undefined || stat.sizeBytes === 0) {
      this.#shelf.drop(key);
      return undefined;
    }
    this.#shelf.note(key, stat.sizeBytes);
    if (stat.sizeBytes > memoryBodyLimitBytes) return store.openStream(key);
    const body = await store.find(key);
    return body === undefined ? undefined : { body, sizeBytes: body.byteLength };
  }

  #findFlight(key: string): Flight | undefined {
    const flight = this.#flights.get(key);
    return flight?.isAbandoned === true ? undefined : flight;
  }

  #launch(key: string, making: Making): Flight {
    const flight = new Flight((signal) => this.#render(making, signal));
    this.#flights.set(key, flight);
    const settling = this.#settle(key, flight).finally(() => this.#settling.delete(settling));
    this.#settling.add(settling);
    return flight;
  }

  async #render({ source, plan, isAhead = false }: Making, signal: AbortSignal): Promise<Buffer> {
    const step = findStepTo(plan, source.facts);
    const from = step === undefined ? this.#toRenderSource(source) : await this.#openMezzanine(source, step, signal);
    const isLow = isAhead || (step === undefined && isSlowToMake(source.facts));
    return this.#parts.pixels.render(from, plan, {
      fingerprint: source.sha256,
      signal,
      graceMs: abandonedGraceMs,
      priority: isLow ? "precompute" : "interactive",
    });
  }

  #toRenderSource({ sha256, facts }: DerivativeSource): RenderSource {
    return { bytes: () => this.#getOriginal(sha256), facts };
  }

  /** Read only when a child is free for it. */
  async #openMezzanine(source: DerivativeSource, plan: RenderPlan, signal: AbortSignal): Promise<RenderSource> {
    const made = await this.open(source, plan, signal);
    made.content.stream?.destroy();
    const bytes = async (): Promise<Buffer> =>
      made.content.body ?? readWhole((await this.open(source, plan, signal)).content);
    return { bytes, facts: toMezzanineFacts(source.facts) };
  }

  async #getOriginal(sha256: string): Promise<Buffer> {
    const bytes = await this.#parts.originals.find(toOriginalKey(sha256));
    if (bytes === undefined) throw new EngineError("deliveryNotFound", "Image not found");
    return bytes;
  }

  /** Those who wait get the bytes before they are on disk; a full disk costs speed, not the answer. */
  async #settle(key: string, flight: Flight): Promise<void> {
    try {
      await this.#writer.keep(key, await flight.bytes, () => flight.isForgotten);
    } catch (error) {
      this.#parts.log.debug({ err: error, key }, "A derivative was not made");
    } finally {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    }
  }

  async #findMissing(
    { sha256, facts }: DerivativeSource,
    chosen: readonly RenderPlan[],
  ): Promise<readonly RenderPlan[]> {
    const mezzanine = findMezzanine(facts);
    const plans = mezzanine === undefined ? chosen : [mezzanine, ...chosen];
    const states = await Promise.all(
      plans.map(async (plan) => {
        const key = toDerivativeKey(sha256, planKey(plan));
        return this.#flights.has(key) || (await this.#parts.store.stat(key)) !== undefined ? [] : [plan];
      }),
    );
    return states.flat();
  }

  async #makeAhead(source: DerivativeSource, missing: readonly RenderPlan[], signal: AbortSignal): Promise<void> {
    const { sha256, facts } = source;
    const mezzanine = findMezzanine(facts);
    if (mezzanine !== undefined) await this.#makeMezzanine(source, mezzanine, signal);
    const plans = missing.filter((plan) => mezzanine === undefined || findStepTo(plan, facts) !== undefined);
    if (plans.length === 0) return;
    const from =
      mezzanine === undefined ? this.#toRenderSource(source) : await this.#openMezzanine(source, mezzanine, signal);
    const options = { fingerprint: sha256, priority: "precompute", signal } as const;
    const files = await this.#parts.pixels.renderMany(from, plans, options);
    for (const [at, plan] of plans.entries()) {
      const file = files[at];
      if (file !== undefined)
        await this.#writer.keep(toDerivativeKey(sha256, planKey(plan)), file, () => signal.aborted);
    }
  }

  /** With the children of low priority, unless somebody who waits has begun it. */
  async #makeMezzanine(source: DerivativeSource, plan: RenderPlan, signal: AbortSignal): Promise<void> {
    const key = toDerivativeKey(source.sha256, planKey(plan));
    if ((await this.#parts.store.stat(key)) !== undefined) return;
    const flight = this.#findFlight(key) ?? this.#launch(key, { source, plan, isAhead: true });
    await flight.wait(signal);
  }
}
