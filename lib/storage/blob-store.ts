import type { Readable } from "node:stream";

/** Bytes that are on disk but not yet named: discarded by a crash, published by `publish`. */
export type StagedBlob = Readonly<{ path: string; sizeBytes: number; sha256: string }>;

export type StageOptions = {
  /** Reading stops one chunk past this many bytes; the blob is then refused with `image-too-large`. */
  limitBytes: number;
  signal?: AbortSignal;
};

type BlobStat = Readonly<{ sizeBytes: number; modifiedMs: number }>;

/**
 * Bytes by key. Keys are slash-separated parts of `[A-Za-z0-9._-]`, never `.` or `..`.
 * A blob is there whole or not at all. With `durable` set, `publish` returns only after the bytes and the name are on disk.
 * Errors: AppError `storage-full` when the disk is, `storage-read-only`, `body-cut-short` when the source breaks off.
 */
export interface BlobStore {
  /** Spools a stream to a temporary file of this store, hashing on the way. */
  stage(source: AsyncIterable<Uint8Array>, options: StageOptions): Promise<StagedBlob>;
  /** Gives a staged blob its key, replacing what was there. */
  publish(staged: StagedBlob, key: string): Promise<void>;
  discard(staged: StagedBlob): Promise<void>;
  readStaged(staged: StagedBlob): Promise<Buffer>;
  /** Whole blob in memory, or undefined when absent. */
  find(key: string): Promise<Buffer | undefined>;
  stat(key: string): Promise<BlobStat | undefined>;
  /** Undefined when absent. The caller consumes or destroys the stream. */
  openStream(key: string): Promise<{ stream: Readable; sizeBytes: number } | undefined>;
  /** True when something was removed. */
  remove(key: string): Promise<boolean>;
  /** All keys, or those below a folder such as `ab/cd`, in no order. */
  keys(folder?: string): AsyncIterable<string>;
  /** Removes temporary files that a crash left. Returns how many. */
  sweep(): Promise<number>;
}
