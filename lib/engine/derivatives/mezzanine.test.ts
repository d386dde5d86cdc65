import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import type { Pixels } from "@/lib/engine/pixels/pixels";
import { planKey, type RenderPlan } from "@/lib/engine/plan/plan";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { toDerivativeKey } from "./derivative-key";
import { Derivatives } from "./derivatives";
import { findMezzanine, findStepTo, isSlowToMake, readWhole, toMezzanineFacts } from "./mezzanine";

const facts: SourceFacts = {
  format: "heic",
  widthPx: 4032,
  heightPx: 3024,
  frames: 1,
  orientation: 1,
  hasAlpha: false,
  profile: "other",
};
const source = { sha256: "cd".repeat(32), facts };
const scaled = { widthPx: 40, heightPx: 30 };
const small: RenderPlan = {
  kind: "render",
  format: "webp",
  ...scaled,
  quality: 85,
  frames: "first",
  scaled,
  metadata: "none",
};

describe("a mezzanine", () => {
  it("is a JPEG of full size with all its metadata, for HEIC alone and where nothing is seen through", () => {
    expect(findMezzanine(facts)).toMatchObject({ format: "jpeg", widthPx: 4032, heightPx: 3024, metadata: "keep" });
    expect(findMezzanine({ ...facts, hasAlpha: true })).toBeUndefined();
    expect(findMezzanine({ ...facts, format: "png" })).toBeUndefined();
  });

  it("is the step to every other plan, and none to itself", () => {
    const plan = findMezzanine(facts) ?? small;
    expect(findStepTo(small, facts)).toEqual(plan);
    expect(findStepTo(plan, facts)).toBeUndefined();
    expect(findStepTo(small, { ...facts, format: "jpeg" })).toBeUndefined();
  });

  it("has the size of its source, upright and in sRGB", () => {
    expect(toMezzanineFacts(facts)).toEqual({ ...facts, format: "jpeg", profile: "none" });
  });

  it("of a huge source is made without haste", () => {
    expect([isSlowToMake(facts), isSlowToMake({ ...facts, widthPx: 8064, heightPx: 6048 })]).toEqual([false, true]);
  });

  it("is read whole from memory and from disk", async () => {
    expect(String(await readWhole({ body: Buffer.from("ab") }))).toBe("ab");
    expect(String(await readWhole({ stream: Readable.from([Buffer.from("a"), Buffer.from("b")]) }))).toBe("ab");
  });
});

describe("derivatives of HEIC", () => {
  let folder: string;
  let store: FileSystemStore;
  let derivatives: Derivatives;
  /** What was made of what, and how urgently. */
  let made: string[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vitrine-mezzanine-"));
    store = await FileSystemStore.open(path.join(folder, "derivatives"), { isDurable: false });
    const originals = await FileSystemStore.open(path.join(folder, "originals"), { isDurable: false });
    const bytes = (async function* one() {
      yield Buffer.from("heic");
    })();
    await originals.publish(await originals.stage(bytes, { limitBytes: 10 }), toOriginalKey(source.sha256));
    made = [];
    const tell = async (from: Parameters<Pixels["render"]>[0], words: string): Promise<Buffer> => {
      const given = typeof from.bytes === "function" ? await from.bytes() : from.bytes;
      made.push(`${words} of ${from.facts.format} ${Buffer.from(given).toString().slice(0, 9)}`);
      return Buffer.from(words.split(" ")[0] ?? "");
    };
    const refuse = () => Promise.reject(new TypeError("not asked for here"));
    const pixels: Pixels = {
      inspect: refuse,
      sanitiseSvg: refuse,
      findInner: refuse,
      render: (from, plan, options) => tell(from, `${plan.format} ${options?.priority}`),
      renderMany: async (from, plans, options) =>
        Promise.all(plans.map((plan) => tell(from, `${plan.format} ${options?.priority}`))),
    };
    const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    derivatives = new Derivatives({ store, originals, pixels, log, precomputeDelayMs: 0 });
  });

  afterEach(async () => {
    await derivatives.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("decode the original once, however many are asked for", async () => {
    const other = { ...small, quality: 40 };
    await Promise.all([derivatives.open(source, small), derivatives.open(source, other)]);
    expect(made).toEqual(["jpeg interactive of heic heic", ...Array(2).fill("webp interactive of jpeg jpeg")]);
  });

  it("leave a huge original to the children of low priority", async () => {
    const huge = { ...source, facts: { ...facts, widthPx: 8064, heightPx: 6048 } };
    await derivatives.open(huge, small);
    expect(made).toEqual(["jpeg precompute of heic heic", "webp interactive of jpeg jpeg"]);
  });

  it("are prepared after an upload, sizes or none, and made again from a step that was lost", async () => {
    derivatives.precompute(source, () => [small]);
    const key = toDerivativeKey(source.sha256, planKey(small));
    await expect.poll(() => store.stat(key)).toBeDefined();
    expect(made).toEqual(["jpeg precompute of heic heic", "webp precompute of jpeg jpeg"]);
    const step = findMezzanine(facts) ?? small;
    await store.remove(toDerivativeKey(source.sha256, planKey(step)));
    await derivatives.open(source, { ...small, quality: 12 });
    expect(made.slice(2)).toEqual(["jpeg interactive of heic heic", "webp interactive of jpeg jpeg"]);
    await derivatives.forget(source.sha256);
    expect(await store.stat(key)).toBeUndefined();
  });

  it("need no size to be wished for: the step alone is made", async () => {
    derivatives.precompute(source, () => []);
    await expect.poll(() => made).toEqual(["jpeg precompute of heic heic"]);
  });
});
