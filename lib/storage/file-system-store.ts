import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  constants,
  type FileHandle,
  mkdir,
  open,
  opendir,
  readFile,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
  unlink,
} from "node:fs/promises";
import path from "node:path";
import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors/app-error";
import type { BlobStore, StagedBlob, StageOptions } from "./blob-store";

const keyShape = /^(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)*$/;
const stagingFolder = ".staging";

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);
const isAbsent = (error: unknown): boolean => codeOf(error) === "ENOENT";

const toStorageError = (error: unknown): unknown => {
  const code = String(codeOf(error));
  if (["EROFS", "EACCES", "EPERM"].includes(code)) {
    return new AppError("storage-read-only", {
      detail: "The folder that holds the images cannot be written. Make it writable and try again.",
      cause: error,
    });
  }
  if (code !== "ENOSPC" && code !== "EDQUOT") return error;
  return new AppError("storage-full", {
    detail: "The disk that holds the images is full. Free some space and try again.",
    cause: error,
  });
};

const undefinedIfAbsent = (error: unknown): undefined => {
  if (isAbsent(error)) return undefined;
  throw error;
};

const syncFolder = async (folder: string): Promise<void> => {
  const directory = await open(folder, constants.O_RDONLY);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
};

const spool = async (target: FileHandle, source: AsyncIterable<Uint8Array>, options: StageOptions) => {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of source) {
    options.signal?.throwIfAborted();
    sizeBytes += chunk.byteLength;
    if (sizeBytes > options.limitBytes) {
      throw new AppError("image-too-large", {
        detail: `The file is larger than ${options.limitBytes} bytes, the limit. Make it smaller and try again.`,
      });
    }
    hash.update(chunk);
    await target.writeFile(chunk);
  }
  return { sizeBytes, sha256: hash.digest("hex") };
};

/** Removes a folder that nothing lies in any more. */
const removeIfEmpty = async (folder: string): Promise<void> => {
  await rmdir(folder).catch((error: unknown) => {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(String(codeOf(error)))) throw error;
  });
};

const knownFoldersMost = 10_000;

/**
 * A BlobStore in a folder. Staged files live in `.staging` of the same file system, so that publishing is a rename.
 * `isDurable: false` is for caches: names are not synced, since the bytes can be made again. What has a name is whole.
 */
export class FileSystemStore implements BlobStore {
  readonly #root: string;
  readonly #isDurable: boolean;
  /** Folders that need not be made. Bounded: there may be one for every image. */
  readonly #knownFolders = new LRUCache<string, true>({ max: knownFoldersMost });

  private constructor(root: string, isDurable: boolean) {
    this.#root = root;
    this.#isDurable = isDurable;
  }

  static async open(root: string, { isDurable }: { isDurable: boolean }): Promise<FileSystemStore> {
    const absolute = path.resolve(root);
    await mkdir(path.join(absolute, stagingFolder), { recursive: true, mode: 0o700 });
    return new FileSystemStore(absolute, isDurable);
  }

  #pathOf(key: string): string {
    if (!keyShape.test(key) || key.startsWith(stagingFolder))
      throw new TypeError(`not a storage key: ${JSON.stringify(key)}`);
    return path.join(this.#root, key);
  }

  async stage(source: AsyncIterable<Uint8Array>, options: StageOptions): Promise<StagedBlob> {
    const temporary = path.join(this.#root, stagingFolder, randomBytes(16).toString("hex"));
    const flags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW;
    try {
      const target = await open(temporary, flags, 0o600);
      try {
        const facts = await spool(target, source, options);
        // Without this, a power cut leaves names of files whose bytes never came.
        await target.datasync();
        return { path: temporary, ...facts };
      } finally {
        await target.close();
      }
    } catch (error) {
      await rm(temporary, { force: true });
      throw toStorageError(error);
    }
  }

  async publish(staged: StagedBlob, key: string): Promise<void> {
    const target = this.#pathOf(key);
    try {
      await this.#moveTo(target, staged);
    } catch (error) {
      // The folder went with its last file while we were on the way.
      if (!isAbsent(error)) throw error;
      await this.#moveTo(target, staged);
    }
  }

  async #moveTo(target: string, staged: StagedBlob): Promise<void> {
    const folder = path.dirname(target);
    try {
      if (!this.#knownFolders.has(folder)) {
        const created = await mkdir(folder, { recursive: true, mode: 0o700 });
        if (created !== undefined && this.#isDurable) await this.#syncUpTo(folder);
        this.#knownFolders.set(folder, true);
      }
      await rename(staged.path, target);
      if (this.#isDurable) await syncFolder(folder);
    } catch (error) {
      this.#knownFolders.delete(folder);
      throw toStorageError(error);
    }
  }

  async #syncUpTo(folder: string): Promise<void> {
    for (let at = path.dirname(folder); at.startsWith(this.#root); at = path.dirname(at)) await syncFolder(at);
  }

  async discard(staged: StagedBlob): Promise<void> {
    await rm(staged.path, { force: true });
  }

  readStaged(staged: StagedBlob): Promise<Buffer> {
    return readFile(staged.path);
  }

  async find(key: string): Promise<Buffer | undefined> {
    const flag = constants.O_RDONLY | constants.O_NOFOLLOW;
    return readFile(this.#pathOf(key), { flag }).catch(undefinedIfAbsent);
  }

  async stat(key: string) {
    const facts = await stat(this.#pathOf(key)).catch(undefinedIfAbsent);
    return facts === undefined ? undefined : { sizeBytes: facts.size, modifiedMs: facts.mtimeMs };
  }

  async openStream(key: string) {
    const file = await open(this.#pathOf(key), constants.O_RDONLY | constants.O_NOFOLLOW).catch(undefinedIfAbsent);
    if (file === undefined) return undefined;
    const { size } = await file.stat();
    return { stream: createReadStream("", { fd: file, autoClose: true }), sizeBytes: size };
  }

  async remove(key: string): Promise<boolean> {
    const target = this.#pathOf(key);
    const removed = await unlink(target).then(
      () => true,
      (error: unknown) => undefinedIfAbsent(error) ?? false,
    );
    if (!removed) return false;
    const folder = path.dirname(target);
    if (this.#isDurable) await syncFolder(folder);
    else if (folder !== this.#root) {
      this.#knownFolders.delete(folder);
      await removeIfEmpty(folder);
    }
    return true;
  }

  async *keys(folder?: string): AsyncIterable<string> {
    const start = folder === undefined ? this.#root : this.#pathOf(folder);
    const directory = await opendir(start, { recursive: true }).catch(undefinedIfAbsent);
    for await (const entry of directory ?? []) {
      if (!entry.isFile()) continue;
      const key = path.relative(this.#root, path.join(entry.parentPath, entry.name)).split(path.sep).join("/");
      if (!key.startsWith(`${stagingFolder}/`)) yield key;
    }
  }

  async sweep(): Promise<number> {
    const folder = path.join(this.#root, stagingFolder);
    const leftovers = await readdir(folder);
    await Promise.all(leftovers.map((name) => rm(path.join(folder, name), { force: true })));
    return leftovers.length;
  }
}
