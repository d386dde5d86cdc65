import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { EngineError } from "@/lib/engine/engine-error";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { Pixels } from "@/lib/engine/pixels/pixels";
import { engineVersion, planKey, type RenderPlan } from "@/lib/engine/plan/plan";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { findDerivativeOf, toDerivativeKey } from "./derivative-key";
import { Derivatives, memoryBodyLimitBytes } from "./derivatives";

const facts: SourceFacts = {
  format: "png",
  widthPx: 10,
  heightPx: 10,
  frames: 1,
  orientation: 1,
  hasAlpha: false,
  profile: "none",
};
const source = { sha256: "ab".repeat(32), facts };
const plan: RenderPlan = {
  kind: "render",
  format: "webp",
  widthPx: 5,
  heightPx: 5,
  quality: 85,
  frames: "first",
  scaled: { widthPx: 5, heightPx: 5 },
  metadata: "none",
};

let folder: string;
let store: FileSystemStore;
let originals: FileSystemStore;
let derivatives: Derivatives;
let renders: number;
let warnings: string[];
let signals: (AbortSignal | undefined)[];
let priorities: unknown[];
let originalsRead: string[];
/** What the pixels are, for these tests: any bytes will do. */
let make: () => Promise<Buffer>;

const write = async (target: FileSystemStore, key: string, content: string): Promise<void> => {
  const chunks = (async function* one() {
    yield Buffer.from(content);
  })();
  await target.publish(await target.stage(chunks, { limitBytes: 1e6 }), key);
};

const keysOf = async (target: FileSystemStore): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of target.keys()) keys.push(key);
  return keys;
};

const start = (): Derivatives => {
  const pixels: Pixels = {
    inspect: () => Promise.resolve(facts),
    sanitiseSvg: (bytes) => Promise.resolve({ bytes: Buffer.from(bytes), facts }),
    findInner: () => Promise.reject(new Error("nobody asks for it here")),
    render: async (given, _plan, options) => {
      if (typeof given.bytes === "function") await given.bytes();
      renders += 1;
      signals.push(options?.signal);
      return make();
    },
    renderMany: async (given, plans, options) => {
      signals.push(options?.signal);
      priorities.push(options?.priority);
      originalsRead.push(typeof given.bytes === "function" ? String(await given.bytes()) : "not late");
      return plans.map(({ widthPx }) => Buffer.from(`${widthPx} wide`));
    },
  };
  const quiet = () => undefined;
  const log = {
    debug: quiet,
    info: (_: unknown, message: string) => void warnings.push(message),
    error: quiet,
    warn: (_: unknown, message: string) => void warnings.push(message),
  };
  return new Derivatives({ store, originals, pixels, log, precomputeDelayMs: 0 });
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-derivatives-"));
  store = await FileSystemStore.open(path.join(folder, "derivatives"), { isDurable: false });
  originals = await FileSystemStore.open(path.join(folder, "originals"), { isDurable: false });
  await write(originals, toOriginalKey(source.sha256), "original");
  renders = 0;
  [warnings, signals, priorities, originalsRead] = [[], [], [], []];
  make = () => Promise.resolve(Buffer.from("pixels"));
  derivatives = start();
});
afterEach(async () => {
  await derivatives.close();
  await rm(folder, { recursive: true });
});

describe("open", () => {
  it("makes a derivative once, and finds it afterwards and after a restart", async () => {
    const found = await Promise.all(Array.from({ length: 100 }, () => derivatives.open(source, plan)));
    expect(found.every(({ content, isHit }) => content.body?.toString() === "pixels" && !isHit)).toBe(true);
    await derivatives.close();
    expect(await derivatives.open(source, plan)).toMatchObject({ isHit: true });
    expect(await start().open(source, plan)).toMatchObject({ isHit: true, content: { body: Buffer.from("pixels") } });
    expect(renders).toBe(1);
  });

  it("makes different plans apart", async () => {
    await derivatives.open(source, plan);
    await derivatives.open(source, { ...plan, format: "avif" });
    expect(renders).toBe(2);
  });

  it("keeps no failure: those who wait all hear of it, the next one tries again", async () => {
    make = () => Promise.reject(new EngineError("busy", "later"));
    const results = await Promise.allSettled([derivatives.open(source, plan), derivatives.open(source, plan)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(renders).toBe(1);
    make = () => Promise.resolve(Buffer.from("pixels"));
    expect((await derivatives.open(source, plan)).content.body?.toString()).toBe("pixels");
  });

  it("streams what is too large for memory", async () => {
    const large = "x".repeat(memoryBodyLimitBytes + 1);
    make = () => Promise.resolve(Buffer.from(large));
    await derivatives.open(source, plan);
    await derivatives.close();
    const { content } = await derivatives.open(source, plan);
    if (content.stream === undefined) throw new Error("a stream was expected");
    expect(content.sizeBytes).toBe(large.length);
    expect(await text(content.stream)).toBe(large);
  });

  it("gives the original where the plan says so, and not found where it is gone", async () => {
    const { content } = await derivatives.open(source, { kind: "original", format: "gif" });
    if (content.stream === undefined) throw new Error("a stream was expected");
    expect(await text(content.stream)).toBe("original");
    await originals.remove(toOriginalKey(source.sha256));
    for (const wanted of [plan, { kind: "original", format: "gif" }] as const) {
      await expect(derivatives.open(source, wanted)).rejects.toMatchObject({ fault: "deliveryNotFound" });
    }
    expect(renders).toBe(0);
  });

  it("stops the work when the last of its clients has left, and starts afresh for the next", async () => {
    let finish: (bytes: Buffer) => void = () => undefined;
    make = () => new Promise((resolve) => (finish = resolve));
    const clients = [new AbortController(), new AbortController()];
    const opening = clients.map(({ signal }) =>
      derivatives.open(source, plan, signal).catch((error: unknown) => String(error)),
    );
    while (renders === 0) await new Promise((resolve) => setImmediate(resolve));
    clients[0]?.abort(new Error("left"));
    expect(await opening[0]).toBe("Error: left");
    expect(signals[0]?.aborted).toBe(false);
    clients[1]?.abort(new Error("left too"));
    expect(await opening[1]).toBe("Error: left too");
    expect(signals[0]?.aborted).toBe(true);
    const first = finish;
    const next = derivatives.open(source, plan);
    while (renders === 1) await new Promise((resolve) => setImmediate(resolve));
    for (const done of [first, finish]) done(Buffer.from("pixels"));
    expect((await next).content.body?.toString()).toBe("pixels");
  });

  it("takes an empty file for none", async () => {
    await write(store, toDerivativeKey(source.sha256, planKey(plan)), "");
    expect((await derivatives.open(source, plan)).content.body?.toString()).toBe("pixels");
  });

  it("answers although the disk refuses, says so in the log once, and says when it keeps again", async () => {
    await rm(path.join(folder, "derivatives"), { recursive: true });
    expect((await derivatives.open(source, plan)).content.body?.toString()).toBe("pixels");
    await derivatives.close();
    for (const widthPx of [3, 4]) await derivatives.open(source, { ...plan, widthPx });
    await derivatives.close();
    expect(warnings).toEqual(["A derivative was not kept"]);
    await mkdir(path.join(folder, "derivatives/.staging"), { recursive: true });
    await derivatives.open(source, plan);
    await derivatives.close();
    expect(warnings).toEqual(["A derivative was not kept", "Derivatives are kept again"]);
    expect(await keysOf(store)).toHaveLength(1);
  });
});

describe("precompute", () => {
  const smaller = { ...plan, widthPx: 4 };

  it("makes what is missing from one reading of the original, at low priority; later requests find it", async () => {
    await derivatives.open(source, plan);
    derivatives.precompute(source, () => [plan, smaller]);
    while ((await keysOf(store)).length < 2) await new Promise((resolve) => setImmediate(resolve));
    expect(priorities).toEqual(["precompute"]);
    expect(originalsRead).toEqual(["original"]);
    const { isHit, content } = await derivatives.open(source, smaller);
    expect([isHit, content.body?.toString()]).toEqual([true, "4 wide"]);
    expect(renders).toBe(1);
  });

  it("makes nothing of an original that was deleted before its turn", async () => {
    derivatives.precompute(source, () => [plan]);
    await derivatives.forget(source.sha256);
    const other = { sha256: "cd".repeat(32), facts };
    await write(originals, toOriginalKey(other.sha256), "other");
    derivatives.precompute(other, () => [plan]);
    while ((await keysOf(store)).length < 1) await new Promise((resolve) => setImmediate(resolve));
    expect(originalsRead).toEqual(["other"]);
  });
});

describe("forget", () => {
  it("removes every derivative of one original, and no other's", async () => {
    const other = { sha256: "cd".repeat(32), facts };
    await write(originals, toOriginalKey(other.sha256), "other");
    for (const wanted of [plan, { ...plan, widthPx: 4 }]) await derivatives.open(source, wanted);
    await derivatives.open(other, plan);
    await derivatives.close();
    await derivatives.forget(source.sha256);
    expect(await keysOf(store)).toEqual([toDerivativeKey(other.sha256, planKey(plan))]);
  });

  it("leaves nothing behind of what was being made at that moment", async () => {
    let finish: (bytes: Buffer) => void = () => undefined;
    make = () => new Promise((resolve) => (finish = resolve));
    const opening = derivatives.open(source, plan);
    while (renders === 0) await new Promise((resolve) => setImmediate(resolve));
    await derivatives.forget(source.sha256);
    finish(Buffer.from("pixels"));
    await opening;
    await derivatives.close();
    expect(await keysOf(store)).toEqual([]);
  });
});

describe("clear and recount", () => {
  it("remove temporary files, orphans, strangers and what an older engine made, and nothing else", async () => {
    const kept = toDerivativeKey(source.sha256, planKey(plan));
    await derivatives.open(source, plan);
    await derivatives.close();
    await write(store, toDerivativeKey("cd".repeat(32), planKey(plan)), "orphan");
    await write(store, toDerivativeKey(source.sha256, `${engineVersion + 1}-5x5-q85-first.webp`), "another engine's");
    await write(store, "stranger.txt", "x");
    await writeFile(path.join(folder, "derivatives/.staging/half"), "x");
    const catalog = { hasOriginal: (sha256: string) => Promise.resolve(sha256 === source.sha256) };
    const restarted = start();
    expect(await restarted.clear()).toBe(1);
    expect(await restarted.recount(catalog)).toBe(3);
    expect(await keysOf(store)).toEqual([kept]);
    expect(await readdir(path.join(folder, "derivatives/.staging"))).toEqual([]);
  });
});

describe("derivative keys", () => {
  it("name the original they were made of", () => {
    expect(findDerivativeOf(toDerivativeKey(source.sha256, planKey(plan)))).toBe(source.sha256);
    expect(findDerivativeOf("stranger.txt")).toBeUndefined();
  });
});
