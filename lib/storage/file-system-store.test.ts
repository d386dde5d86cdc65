import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { FileSystemStore } from "./file-system-store";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "vitrine-store-"));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
const keysOf = async (store: FileSystemStore, folder?: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of store.keys(folder)) keys.push(key);
  return keys;
};
const limitBytes = 1000;
const staging = () => readdir(path.join(root, ".staging"));

describe.each([{ isDurable: true }, { isDurable: false }])("FileSystemStore %o", (options) => {
  it("gives back the bytes, their length and their sha256", async () => {
    const store = await FileSystemStore.open(root, options);
    const staged = await store.stage(chunks(Buffer.from("light "), Buffer.from("table")), { limitBytes });
    expect(staged.sha256).toBe(createHash("sha256").update("light table").digest("hex"));
    expect(staged.sizeBytes).toBe(11);
    await store.publish(staged, "ab/cd/picture");
    expect((await store.find("ab/cd/picture"))?.toString()).toBe("light table");
    expect(await store.stat("ab/cd/picture")).toEqual({ sizeBytes: 11, modifiedMs: expect.any(Number) });
    expect(await staging()).toEqual([]);
  });

  it("shows a staged blob under no key until it is published", async () => {
    const store = await FileSystemStore.open(root, options);
    const staged = await store.stage(chunks(Buffer.from("x")), { limitBytes });
    expect(await keysOf(store)).toEqual([]);
    expect((await store.readStaged(staged)).toString()).toBe("x");
    await store.discard(staged);
    expect(await staging()).toEqual([]);
  });

  it("refuses a source over the limit, reads one chunk past it at most and keeps nothing", async () => {
    const store = await FileSystemStore.open(root, options);
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 400;
        yield new Uint8Array(400);
      }
    }
    await expect(store.stage(endless(), { limitBytes })).rejects.toMatchObject({ code: "image-too-large" });
    expect(read).toBe(1200);
    expect(await staging()).toEqual([]);
  });

  it("keeps nothing of a source that breaks off", async () => {
    const store = await FileSystemStore.open(root, options);
    async function* broken() {
      yield new Uint8Array(10);
      throw new Error("socket closed");
    }
    await expect(store.stage(broken(), { limitBytes })).rejects.toThrow("socket closed");
    expect(await staging()).toEqual([]);
  });

  it("stops at an abort", async () => {
    const store = await FileSystemStore.open(root, options);
    const abort = new AbortController();
    async function* source() {
      yield new Uint8Array(10);
      abort.abort();
      yield new Uint8Array(10);
    }
    await expect(store.stage(source(), { limitBytes, signal: abort.signal })).rejects.toThrow(/abort/i);
    expect(await staging()).toEqual([]);
  });

  it("replaces a blob whole", async () => {
    const store = await FileSystemStore.open(root, options);
    for (const text of ["first", "second"]) {
      await store.publish(await store.stage(chunks(Buffer.from(text)), { limitBytes }), "key");
    }
    expect((await store.find("key"))?.toString()).toBe("second");
  });

  it("answers absence with undefined and removal with what happened", async () => {
    const store = await FileSystemStore.open(root, options);
    expect(await store.find("none")).toBeUndefined();
    expect(await store.stat("none")).toBeUndefined();
    expect(await store.openStream("none")).toBeUndefined();
    expect(await store.remove("none")).toBe(false);
    await store.publish(await store.stage(chunks(Buffer.from("x")), { limitBytes }), "some");
    expect(await store.remove("some")).toBe(true);
    expect(await store.find("some")).toBeUndefined();
  });

  it("sweeps what a crash left and nothing else", async () => {
    const store = await FileSystemStore.open(root, options);
    await store.publish(await store.stage(chunks(Buffer.from("x")), { limitBytes }), "kept/here");
    await writeFile(path.join(root, ".staging", "leftover"), "half");
    expect(await store.sweep()).toBe(1);
    expect(await keysOf(store)).toEqual(["kept/here"]);
  });

  it("lists what lies below a folder, and nothing for one that is not there", async () => {
    const store = await FileSystemStore.open(root, options);
    for (const key of ["a/b/1", "a/b/2", "a/c/3", "b"]) {
      await store.publish(await store.stage(chunks(Buffer.from("x")), { limitBytes }), key);
    }
    expect((await keysOf(store, "a/b")).toSorted()).toEqual(["a/b/1", "a/b/2"]);
    expect((await keysOf(store, "a")).toSorted()).toEqual(["a/b/1", "a/b/2", "a/c/3"]);
    expect(await keysOf(store, "none")).toEqual([]);
  });

  it("publishes again into a folder that was removed meanwhile", async () => {
    const store = await FileSystemStore.open(root, options);
    await store.publish(await store.stage(chunks(Buffer.from("x")), { limitBytes }), "folder/a");
    await rm(path.join(root, "folder"), { recursive: true });
    const staged = await store.stage(chunks(Buffer.from("y")), { limitBytes });
    await store.publish(staged, "folder/b");
    expect((await store.find("folder/b"))?.toString()).toBe("y");
  });
});

describe("a cache", () => {
  it("takes a folder away with its last file, while others write into it", async () => {
    const store = await FileSystemStore.open(root, { isDurable: false });
    const write = async (key: string) =>
      store.publish(await store.stage(chunks(Buffer.from("x")), { limitBytes }), key);
    await write("ab/cd/1");
    await write("ab/cd/2");
    await store.remove("ab/cd/1");
    expect(await readdir(path.join(root, "ab/cd"))).toEqual(["2"]);
    await store.remove("ab/cd/2");
    expect(await readdir(path.join(root, "ab"))).toEqual([]);
    for (let round = 0; round < 20; round += 1) {
      await write("ab/cd/3");
      await Promise.all([store.remove("ab/cd/3"), write("ab/cd/4"), write("ab/cd/5")]);
      expect((await keysOf(store)).toSorted()).toEqual(["ab/cd/4", "ab/cd/5"]);
      await Promise.all(["ab/cd/4", "ab/cd/5"].map((key) => store.remove(key)));
    }
  });
});

describe("keys", () => {
  it("never lead out of the root", async () => {
    const store = await FileSystemStore.open(root, { isDurable: false });
    const hostile = ["..", "../x", "a/../b", "a//b", "/a", "a/", "", ".", "a\0b", "a\\b", "ä", ".staging/x"];
    for (const key of hostile)
      await expect(async () => store.find(key), JSON.stringify(key)).rejects.toThrow("storage key");
  });

  it("either are refused or stay under the root, whatever the text", async () => {
    const store = await FileSystemStore.open(root, { isDurable: false });
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 40 }), async (key) => {
        const answer = await Promise.resolve()
          .then(() => store.stat(key))
          .catch((error: unknown) => error);
        const isRefusal = answer instanceof TypeError;
        expect(isRefusal || path.resolve(root, key).startsWith(`${root}${path.sep}`)).toBe(true);
      }),
    );
  });
});

describe("files on disk", () => {
  it("are private to the process's user and never executable", async () => {
    const store = await FileSystemStore.open(root, { isDurable: true });
    await store.publish(await store.stage(chunks(Buffer.from("x")), { limitBytes }), "a/b");
    expect((await stat(path.join(root, "a/b"))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(root, "a"))).mode & 0o777).toBe(0o700);
  });

  it("streams do not follow a planted link", async () => {
    const store = await FileSystemStore.open(root, { isDurable: false });
    await symlink("/etc/hostname", path.join(root, "planted"));
    await expect(store.openStream("planted")).rejects.toThrow("ELOOP");
  });
});

describe("a full disk", () => {
  it("is said in words, with the remedy", async () => {
    const store = await FileSystemStore.open(root, { isDurable: false });
    async function* full(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    }
    const error = await store.stage(full(), { limitBytes }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "storage-full", detail: expect.stringContaining("Free some space") });
  });

  it.each(["EROFS", "EACCES", "EPERM"])("is told from a folder that cannot be written (%s)", async (code) => {
    const store = await FileSystemStore.open(root, { isDurable: false });
    async function* closed(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw Object.assign(new Error(code), { code });
    }
    const error = await store.stage(closed(), { limitBytes }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "storage-read-only", detail: expect.stringContaining("Make it writable") });
  });
});
