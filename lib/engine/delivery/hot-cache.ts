import { LRUCache } from "lru-cache";
import type { AcceptClass } from "@/lib/engine/plan/accept-class";
import type { HeaderList } from "./delivery-headers";

/** An answer that is ready to be sent. */
export type HotAnswer = Readonly<{
  body: Buffer;
  entityTag: string;
  headers: HeaderList;
  notModifiedHeaders: HeaderList;
  /** From this moment on (milliseconds since 1970) the answer is none. Undefined: never. */
  expiresAtMs?: number | undefined;
}>;

type Page = Readonly<{ imageId: string; answers: ReadonlyMap<string, HotAnswer>; sizeBytes: number }>;
export type HotPlace = Readonly<{
  imageId: string;
  /** Raw path of an answer for everybody; path and query of one that a signature opened. */
  path: string;
  accept: AcceptClass;
  /** What else of the client decides, in one word: its device, its hints. Undefined when nothing does. */
  device: string | undefined;
}>;

/** Headers, keys and objects around a body, roughly. */
const overheadBytes = 2048;

/**
 * Answers in memory by raw path, evicted by age of use and bytes. What an image owns is dropped at once.
 * It asks nobody for permission: only what every asker of that very path may have belongs in here.
 */
export class HotCache {
  readonly #pages: LRUCache<string, Page>;
  readonly #pathsByImage = new Map<string, Set<string>>();
  readonly #now: () => number;

  constructor(limitBytes: number, now: () => number = Date.now) {
    this.#now = now;
    this.#pages = new LRUCache<string, Page>({
      maxSize: limitBytes,
      sizeCalculation: (page) => page.sizeBytes,
      dispose: (page, path, reason) => {
        if (reason !== "set") this.#unlink(page.imageId, path);
      },
    });
  }

  /** The device is asked for only where the answer depends on more than the format. */
  find(path: string, accept: AcceptClass, asker: Readonly<{ toDevice: () => string }>): HotAnswer | undefined {
    const answers = this.#pages.get(path)?.answers;
    if (answers === undefined) return undefined;
    const found = answers.get(accept) ?? answers.get(`${accept} ${asker.toDevice()}`);
    if (found?.expiresAtMs === undefined || found.expiresAtMs > this.#now()) return found;
    this.#pages.delete(path);
    return undefined;
  }

  add({ imageId, path, accept, device }: HotPlace, answer: HotAnswer): void {
    const slot = device === undefined ? accept : `${accept} ${device}`;
    const answers = new Map(this.#pages.peek(path)?.answers).set(slot, answer);
    let sizeBytes = path.length;
    for (const { body } of answers.values()) sizeBytes += body.byteLength + overheadBytes;
    const paths = this.#pathsByImage.get(imageId) ?? new Set<string>();
    this.#pathsByImage.set(imageId, paths.add(path));
    this.#pages.set(path, { imageId, answers, sizeBytes });
    // What does not fit at all is turned away without a word.
    if (!this.#pages.has(path)) this.#unlink(imageId, path);
  }

  forget(imageId: string): void {
    for (const path of this.#pathsByImage.get(imageId) ?? []) this.#pages.delete(path);
  }

  /** For a change that concerns every image: a variant, a signing key, an account's setting. */
  forgetAll(): void {
    this.#pages.clear();
  }

  get sizeBytes(): number {
    return this.#pages.calculatedSize;
  }

  #unlink(imageId: string, path: string): void {
    const paths = this.#pathsByImage.get(imageId);
    paths?.delete(path);
    if (paths?.size === 0) this.#pathsByImage.delete(imageId);
  }
}
