import type { EngineLog } from "@/lib/engine/api/engine-log";
import { AppError } from "@/lib/errors/app-error";
import type { BlobStore } from "@/lib/storage/blob-store";
import type { Shelf } from "./shelf";

export type WriterParts = Readonly<{ store: BlobStore; shelf: Shelf; log: EngineLog }>;

/** Puts derivatives on disk. A disk that is full or read-only costs speed alone, and is tried again with each. */
export class DerivativeWriter {
  readonly #parts: WriterParts;
  #isKeeping = true;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /** Never rejects. `isForgotten` is asked before and after: a delete may come while the disk is at work. */
  async keep(key: string, bytes: Buffer, isForgotten: () => boolean): Promise<void> {
    const { store, shelf } = this.#parts;
    if (isForgotten()) return;
    try {
      await this.#write(key, bytes);
      if (isForgotten()) await store.remove(key);
      else shelf.note(key, bytes.byteLength);
      this.#report(undefined, key);
    } catch (error) {
      if (error instanceof AppError && error.code === "storage-full") shelf.shrink();
      this.#report(error, key);
    }
  }

  async #write(key: string, bytes: Buffer): Promise<void> {
    const { store } = this.#parts;
    const source = (async function* chunks() {
      yield bytes;
    })();
    const staged = await store.stage(source, { limitBytes: bytes.byteLength });
    try {
      await store.publish(staged, key);
    } catch (error) {
      await store.discard(staged);
      throw error;
    }
  }

  /** Once when it begins and once when it ends: a full disk would fill the log as well. */
  #report(error: unknown, key: string): void {
    const { log } = this.#parts;
    const isKept = error === undefined;
    if (isKept === this.#isKeeping) {
      if (!isKept) log.debug({ err: error, key }, "A derivative was not kept");
      return;
    }
    this.#isKeeping = isKept;
    if (isKept) log.info({ key }, "Derivatives are kept again");
    else log.warn({ err: error, key }, "A derivative was not kept");
  }
}
