import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engineVersion } from "@/lib/engine/plan/plan";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { toDerivativeKey } from "./derivative-key";
import { Shelf } from "./shelf";

const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const images = { hasOriginal: () => Promise.resolve(true) };
const open = new AbortController().signal;

let folder: string;
let store: FileSystemStore;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-shelf-"));
  store = await FileSystemStore.open(folder, { isDurable: false });
});
afterEach(() => rm(folder, { recursive: true }));

const keyOf = (number: number): string => {
  const sha256 = number.toString(16).padStart(64, "0");
  return toDerivativeKey(sha256, `${engineVersion}-plan.webp`);
};

const write = async (key: string, sizeBytes = 100): Promise<void> => {
  const chunks = (async function* one() {
    yield Buffer.alloc(sizeBytes, 1);
  })();
  await store.publish(await store.stage(chunks, { limitBytes: 1e6 }), key);
};

/** Written at that second of 1970. */
const writeAt = async (key: string, second: number): Promise<void> => {
  await write(key);
  await utimes(path.join(folder, key), second, second);
};

const keysOf = async (): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of store.keys()) keys.push(key);
  return keys.toSorted();
};

describe("a shelf", () => {
  it("throws away what was not used for longest, some more than needed, and nothing before it is full", async () => {
    const shelf = new Shelf({ store, limitBytes: 1000, log });
    for (let number = 0; number < 10; number += 1) {
      await write(keyOf(number));
      shelf.note(keyOf(number), 100);
    }
    await shelf.settled();
    expect(await keysOf()).toHaveLength(10);
    shelf.note(keyOf(0), 100);
    await write(keyOf(10));
    shelf.note(keyOf(10), 100);
    await shelf.settled();
    expect(await keysOf()).toEqual([0, 3, 4, 5, 6, 7, 8, 9, 10].map(keyOf));
    expect(shelf.sizeBytes).toBe(900);
  });

  it("counts a file once, with its latest size, and not after it is gone", () => {
    const shelf = new Shelf({ store, limitBytes: 1000, log });
    shelf.note("a", 100);
    shelf.note("a", 300);
    shelf.note("b", 50);
    expect(shelf.sizeBytes).toBe(350);
    shelf.drop("a");
    shelf.drop("a");
    expect(shelf.sizeBytes).toBe(50);
  });

  it("gives back a tenth when the disk is full", async () => {
    const shelf = new Shelf({ store, limitBytes: Number.POSITIVE_INFINITY, log });
    for (let number = 0; number < 10; number += 1) {
      await write(keyOf(number));
      shelf.note(keyOf(number), 100);
    }
    shelf.shrink();
    await shelf.settled();
    expect(await keysOf()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map(keyOf));
  });

  it("does not remove a file that was made again while it waited for its end", async () => {
    const shelf = new Shelf({ store, limitBytes: 100, log });
    await write(keyOf(1));
    await write(keyOf(2));
    shelf.note(keyOf(1), 100);
    shelf.note(keyOf(2), 100);
    shelf.drop(keyOf(2));
    shelf.note(keyOf(1), 50);
    await shelf.settled();
    expect(await keysOf()).toContain(keyOf(1));
  });
});

describe("recount", () => {
  it("takes the time of writing as time of use, and evicts by it", async () => {
    for (const [number, second] of [
      [1, 300],
      [2, 100],
      [3, 200],
    ] as const) {
      await writeAt(keyOf(number), second);
    }
    const shelf = new Shelf({ store, limitBytes: 250, log });
    await shelf.recount(images, open);
    await shelf.settled();
    expect(await keysOf()).toEqual([keyOf(1), keyOf(3)]);
    expect(shelf.sizeBytes).toBe(200);
  });

  it("takes what was used since the start for younger than all it finds", async () => {
    await writeAt(keyOf(1), 100);
    await writeAt(keyOf(2), 4e9);
    const shelf = new Shelf({ store, limitBytes: 1000, log });
    shelf.note(keyOf(1), 100);
    await shelf.recount(images, open);
    expect(shelf.sizeBytes).toBe(200);
    await write(keyOf(3), 850);
    shelf.note(keyOf(3), 850);
    await shelf.settled();
    expect(await keysOf()).not.toContain(keyOf(2));
  });

  it("removes orphans, strangers and other versions, not what is being written, asking once for each original", async () => {
    const sha256 = "ab".repeat(32);
    const orphan = "cd".repeat(32);
    for (let number = 0; number < 5; number += 1) {
      await write(toDerivativeKey(sha256, `${engineVersion}-${number}.webp`));
      await write(toDerivativeKey(orphan, `${engineVersion}-${number}.webp`));
    }
    await write(toDerivativeKey(sha256, `${engineVersion + 1}-0.webp`));
    await write("stranger");
    await writeFile(path.join(folder, ".staging/being-written"), "x");
    const asked: string[] = [];
    const catalog = {
      hasOriginal: (hash: string) => {
        asked.push(hash);
        return Promise.resolve(hash === sha256);
      },
    };
    const shelf = new Shelf({ store, limitBytes: 1e6, log });
    expect(await shelf.recount(catalog, open)).toBe(7);
    expect(asked.toSorted()).toEqual([sha256, orphan]);
    expect((await keysOf()).every((key) => key.includes(sha256))).toBe(true);
    expect(shelf.sizeBytes).toBe(500);
    expect(await readdir(path.join(folder, "cd"))).toEqual([]);
    expect(await readdir(path.join(folder, ".staging"))).toEqual(["being-written"]);
  });

  it("gives up when the engine closes", async () => {
    await write("stranger");
    const shelf = new Shelf({ store, limitBytes: 1e6, log });
    await shelf.recount(images, AbortSignal.abort());
    expect(await keysOf()).toEqual(["stranger"]);
  });
});
