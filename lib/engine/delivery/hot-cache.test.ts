import { describe, expect, it } from "vitest";
import { type HotAnswer, HotCache, type HotPlace } from "./hot-cache";

const answer = (sizeBytes: number): HotAnswer => ({
  body: Buffer.alloc(sizeBytes),
  entityTag: '"x"',
  headers: [],
  notModifiedHeaders: [],
});
const place = (given: Partial<HotPlace> = {}): HotPlace => ({
  imageId: "a",
  path: "/h/a/public",
  accept: "webp",
  device: undefined,
  ...given,
});
const never = (): never => {
  throw new Error("the device was asked for");
};

describe("HotCache", () => {
  it("gives an answer to clients of the class it was made for, without asking for the device", () => {
    const cache = new HotCache(1e6);
    const made = answer(10);
    cache.add(place(), made);
    expect(cache.find("/h/a/public", "webp", { toDevice: never })).toBe(made);
    expect(cache.find("/h/a/public", "avif", { toDevice: () => "desktop" })).toBeUndefined();
    expect(cache.find("/h/b/public", "webp", { toDevice: never })).toBeUndefined();
  });

  it("keeps devices and formats of one path apart", () => {
    const cache = new HotCache(1e6);
    const [first, second, third] = [answer(1), answer(2), answer(3)];
    cache.add(place({ device: "desktop" }), first);
    cache.add(place({ device: "mobile" }), second);
    cache.add(place({ device: "mobile", accept: "avif" }), third);
    expect(cache.find("/h/a/public", "webp", { toDevice: () => "desktop" })).toBe(first);
    expect(cache.find("/h/a/public", "webp", { toDevice: () => "mobile" })).toBe(second);
    expect(cache.find("/h/a/public", "avif", { toDevice: () => "mobile" })).toBe(third);
    expect(cache.find("/h/a/public", "webp", { toDevice: () => "tablet" })).toBeUndefined();
  });

  it("forgets all paths of an image and no other image's", () => {
    const cache = new HotCache(1e6);
    cache.add(place(), answer(1));
    cache.add(place({ path: "/h/%61/public" }), answer(1));
    cache.add(place({ path: "/h/b/public", imageId: "b" }), answer(1));
    cache.forget("a");
    expect(cache.find("/h/a/public", "webp", { toDevice: () => "desktop" })).toBeUndefined();
    expect(cache.find("/h/%61/public", "webp", { toDevice: () => "desktop" })).toBeUndefined();
    expect(cache.find("/h/b/public", "webp", { toDevice: never })).toBeDefined();
    cache.forget("b");
    expect(cache.sizeBytes).toBe(0);
  });

  it("forgets what was added to a path later on as well", () => {
    const cache = new HotCache(1e6);
    for (const device of ["desktop", "tablet", "mobile"] as const) cache.add(place({ device }), answer(5));
    cache.forget("a");
    expect(cache.find("/h/a/public", "webp", { toDevice: () => "mobile" })).toBeUndefined();
    expect(cache.sizeBytes).toBe(0);
  });

  it("gives an answer until it expires and never again", () => {
    let nowMs = 1000;
    const cache = new HotCache(1e6, () => nowMs);
    cache.add(place({ path: "/h/a/public?exp=2&sig=0" }), { ...answer(10), expiresAtMs: 2000 });
    nowMs = 1999;
    expect(cache.find("/h/a/public?exp=2&sig=0", "webp", { toDevice: never })).toBeDefined();
    expect(cache.find("/h/a/public", "webp", { toDevice: never })).toBeUndefined();
    nowMs = 2000;
    expect(cache.find("/h/a/public?exp=2&sig=0", "webp", { toDevice: never })).toBeUndefined();
    expect(cache.sizeBytes).toBe(0);
    nowMs = 1000;
    expect(cache.find("/h/a/public?exp=2&sig=0", "webp", { toDevice: never })).toBeUndefined();
  });

  it("forgets everything, and works on afterwards", () => {
    const cache = new HotCache(1e6);
    cache.add(place(), answer(10));
    cache.add(place({ path: "/h/b/public", imageId: "b" }), answer(10));
    cache.forgetAll();
    expect(cache.sizeBytes).toBe(0);
    expect(cache.find("/h/a/public", "webp", { toDevice: () => "desktop" })).toBeUndefined();
    cache.add(place(), answer(10));
    expect(cache.find("/h/a/public", "webp", { toDevice: never })).toBeDefined();
    cache.forget("a");
    expect(cache.sizeBytes).toBe(0);
  });

  it("keeps one large answer out rather than dropping all others for it", () => {
    const cache = new HotCache(10_000);
    cache.add(place(), answer(10));
    cache.add(place({ path: "/h/b/public", imageId: "b" }), answer(20_000));
    expect(cache.find("/h/b/public", "webp", { toDevice: never })).toBeUndefined();
    expect(cache.find("/h/a/public", "webp", { toDevice: never })).toBeDefined();
    cache.forget("b");
    cache.forget("a");
    expect(cache.sizeBytes).toBe(0);
  });

  it("stays within its bytes and drops what was not asked for longest", () => {
    const cache = new HotCache(100_000);
    for (let index = 0; index < 20; index += 1) {
      cache.add(place({ path: `/h/${index}/public`, imageId: String(index) }), answer(20_000));
      cache.find("/h/0/public", "webp", { toDevice: never });
    }
    expect(cache.sizeBytes).toBeLessThanOrEqual(100_000);
    expect(cache.sizeBytes).toBeGreaterThan(60_000);
    expect(cache.find("/h/0/public", "webp", { toDevice: never })).toBeDefined();
    expect(cache.find("/h/1/public", "webp", { toDevice: never })).toBeUndefined();
  });
});
