import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import type { RenderPlan } from "@/lib/engine/plan/plan";
import { Precompute } from "./precompute";

const facts: SourceFacts = {
  format: "jpeg",
  widthPx: 100,
  heightPx: 100,
  frames: 1,
  orientation: 1,
  hasAlpha: false,
  profile: "none",
};
const sourceOf = (sha256: string) => ({ sha256, facts });
const planOf = (widthPx: number): RenderPlan => ({
  kind: "render",
  format: "webp",
  widthPx,
  heightPx: 10,
  scaled: { widthPx, heightPx: 10 },
  quality: 85,
  frames: "first",
  metadata: "none",
});
const plans = [planOf(3), planOf(2), planOf(1)];
const choose = () => plans;

let made: string[];
let finish: () => void;
let missing: readonly RenderPlan[];
let precompute: Precompute;
const quiet = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  missing = plans;
  precompute = new Precompute({
    findMissing: () => Promise.resolve(missing),
    make: ({ sha256 }, given, signal) => {
      made.push(`${sha256} ${given.map(({ widthPx }) => widthPx).join()}`);
      return new Promise((resolve, reject) => {
        finish = resolve;
        signal.addEventListener("abort", () => {
          made.push(`${sha256} stopped`);
          reject(signal.reason as Error);
        });
      });
    },
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    delayMs: 1000,
    now: () => Date.now(),
  });
});
afterEach(async () => {
  await precompute.close();
  vi.useRealTimers();
});

describe("Precompute", () => {
  it("leaves an upload alone at first, then makes one original after the other", async () => {
    precompute.add(sourceOf("a"), choose);
    precompute.add(sourceOf("b"), choose);
    await vi.advanceTimersByTimeAsync(999);
    expect(made).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(made).toEqual(["a 3,2,1"]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toEqual(["a 3,2,1"]);
    finish();
    await vi.advanceTimersByTimeAsync(1);
    expect(made).toEqual(["a 3,2,1", "b 3,2,1"]);
  });

  it("makes what is missing and no more", async () => {
    missing = [planOf(2)];
    precompute.add(sourceOf("a"), choose);
    await vi.advanceTimersByTimeAsync(1000);
    expect(made).toEqual(["a 2"]);
    finish();
    missing = [];
    precompute.add(sourceOf("b"), choose);
    precompute.add(sourceOf("c"), () => {
      throw new Error("no such plan");
    });
    await vi.advanceTimersByTimeAsync(5000);
    expect(made).toEqual(["a 2"]);
  });

  it("stops what is made and drops what waits of an original that is deleted, and goes on with the others", async () => {
    for (const name of ["a", "b", "c"]) precompute.add(sourceOf(name), choose);
    await vi.advanceTimersByTimeAsync(1000);
    precompute.forget("b");
    precompute.forget("a");
    await vi.advanceTimersByTimeAsync(5000);
    expect(made).toEqual(["a 3,2,1", "a stopped", "c 3,2,1"]);
  });

  it("stops and takes nothing more after it was closed", async () => {
    precompute.add(sourceOf("a"), choose);
    precompute.add(sourceOf("b"), choose);
    await vi.advanceTimersByTimeAsync(1000);
    await precompute.close();
    precompute.add(sourceOf("c"), choose);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made).toEqual(["a 3,2,1", "a stopped"]);
  });
});
