import { LRUCache } from "lru-cache";
import type { AcceptClass } from "@/lib/engine/plan/accept-class";
import type { DeviceClass } from "@/lib/engine/plan/device-box";
import type { HeaderList } from "./delivery-headers";

/** An answer that is ready to be sent. */
export type HotAnswer = Readonly<{
  body: Buffer;
  entityTag: string;
  headers: HeaderList;
  notModifiedHeaders: HeaderList;
}>;

type Page = Readonly<{ imageId: string; answers: ReadonlyMap<string, HotAnswer>; sizeBytes: number }>;
export type HotPlace = Readonly<{
  imageId: string;
  path: string;
  accept: AcceptClass;
  /** Undefined when every device gets the same. */
  device: DeviceClass | undefined;
}>;

/** Headers, keys and objects around a body, roughly. */
const overheadBytes = 2048;

/** Answers in memory by raw path, evicted by age of use and bytes. What an image owns is dropped at once. */
export class HotCache {
  readonly #pages: LRUCache<string, Page>;
  readonly #pathsByImage = new Map<string, Set<string>>();

  constructor(limitBytes: number) {
    this.#pages = new LRUCache<string, Page>({
      maxSize: limitBytes,
      sizeCalculation: (page) => page.sizeBytes,
      dispose: (page, path, reason) => {
        if (reason !== "set") this.#unlink(page.imageId, path);
      },
    });
  }

  /** `toDevice` is asked only where the answer depends on it. */
  find(path: string, accept: AcceptClass, toDevice: () => DeviceClass): HotAnswer | undefined {
    const answers = this.#pages.get(path)?.answers;
    if (answers === undefined) return undefined;
    return answers.get(accept) ?? answers.get(`${accept} ${toDevice()}`);
  }

  add({ imageId, path, accept, device }: HotPlace, answer: HotAnswer): void {
    const slot = device === undefined ? accept : `${accept} ${device}`;
    const answers = new Map(this.#pages.peek(path)?.answers).set(slot, answer);
    let sizeBytes = path.length;
    for (const { body } of answers.values()) sizeBytes += body.byteLength + overheadBytes;
    const paths = this.#pathsByImage.get(imageId) ?? new Set<string>();
    this.#pathsByImage.set(imageId, paths.add(path));
    this.#pages.set(path, { imageId, answers, sizeBytes });
  }

  forget(imageId: string): void {
    for (const path of this.#pathsByImage.get(imageId) ?? []) this.#pages.delete(path);
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
