import { describe, expect, it } from "vitest";
import type { VariantOptions } from "@/lib/contracts/variant";
import { FakeUpstream } from "@/lib/testing/fakes/fake-upstream";
import { ScratchVariants } from "./scratch-variants";

const open = () => {
  const upstream = new FakeUpstream(() => new Date(0));
  return { upstream, scratch: new ScratchVariants(upstream.variants) };
};
const wide = (width: number): VariantOptions => ({ fit: "scale-down", width, metadata: "none" });
const never = new AbortController().signal;

/** A use that lasts until it is told to end. */
const holdOpen = () => {
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  let isStarted = (_name: string): void => undefined;
  const started = new Promise<string>((resolve) => (isStarted = resolve));
  const use = async (name: string): Promise<string> => {
    isStarted(name);
    await held;
    return name;
  };
  return { use, started, end };
};

describe("ScratchVariants", () => {
  it("gives a variant that has the options while it is used, and opens no private image by itself", async () => {
    const { upstream, scratch } = open();
    await scratch.with(wide(7), never, async (name) => {
      expect(name).toMatch(/^vitrinescratch\d$/);
      expect(upstream.account.variants.get(name)).toEqual({
        name,
        options: wide(7),
        neverRequireSignedURLs: false,
      });
    });
  });

  it("writes the same options once, whatever the order they are named in", async () => {
    const { upstream, scratch } = open();
    const first = await scratch.with({ fit: "cover", width: 7, metadata: "none" }, never, async (name) => name);
    const writes = upstream.calls.length;
    const second = await scratch.with({ metadata: "none", width: 7, fit: "cover" }, never, async (name) => name);
    expect([second, upstream.calls.length]).toEqual([first, writes]);
  });

  it("never changes one that is in use", async () => {
    const { scratch } = open();
    const held = [1, 2].map((width) => ({ width, hold: holdOpen() }));
    const uses = held.map(({ width, hold }) => scratch.with(wide(width), never, hold.use));
    const names = await Promise.all(held.map(({ hold }) => hold.started));
    for (const width of [3, 4, 5, 6]) {
      names.push(await scratch.with(wide(width), never, async (name) => name));
    }
    expect(new Set(names.slice(0, 2)).size).toBe(2);
    for (const name of names.slice(2)) expect(names.slice(0, 2)).not.toContain(name);
    for (const { hold } of held) hold.end();
    await Promise.all(uses);
  });

  it("lets further drafts wait for their turn, and those who leave leave", async () => {
    const { scratch } = open();
    const held = [1, 2, 3].map((width) => ({ width, hold: holdOpen() }));
    const uses = held.map(({ width, hold }) => scratch.with(wide(width), never, hold.use));
    await Promise.all(held.map(({ hold }) => hold.started));
    const leaving = new AbortController();
    const left = scratch.with(wide(4), leaving.signal, async (name) => name);
    const waiting = scratch.with(wide(5), never, async (name) => name);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: "cancelled" });
    for (const { hold } of held) hold.end();
    expect(await waiting).toMatch(/^vitrinescratch/);
    await Promise.all(uses);
  });

  it("finishes a write whose caller left before it writes again", async () => {
    const { upstream, scratch } = open();
    await scratch.with(wide(1), never, async () => undefined);
    const go = upstream.hold("variants.update");
    const leaving = new AbortController();
    const left = scratch.with(wide(2), leaving.signal, async (name) => name);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: "cancelled" });
    const next = scratch.with(wide(3), never, async (name) => upstream.account.variants.get(name)?.options.width);
    go();
    expect(await next).toBe(3);
    const again = await scratch.with(
      wide(2),
      never,
      async (name) => upstream.account.variants.get(name)?.options.width,
    );
    expect(again).toBe(2);
  });

  it("breaks nobody when a write fails after its caller left", async () => {
    const { upstream, scratch } = open();
    const go = upstream.hold("variants.update");
    upstream.failNext("variants.update", "refused");
    const leaving = new AbortController();
    const left = scratch.with(wide(2), leaving.signal, async (name) => name);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: "cancelled" });
    go();
    const look = (width: number) =>
      scratch.with(wide(width), never, async (name) => upstream.account.variants.get(name)?.options.width);
    expect([await look(3), await look(2)]).toEqual([3, 2]);
  });

  it("trusts no variant whose write failed", async () => {
    const { upstream, scratch } = open();
    upstream.failNext("variants.update", "refused");
    await expect(scratch.with(wide(1), never, async (name) => name)).rejects.toMatchObject({
      code: "upstream-unreachable",
    });
    const width = await scratch.with(
      wide(1),
      never,
      async (name) => upstream.account.variants.get(name)?.options.width,
    );
    expect(width).toBe(1);
  });

  it("gives its place back when the use fails", async () => {
    const { scratch } = open();
    for (let at = 0; at < 9; at += 1) {
      const failed = scratch.with(wide(at + 1), never, () => Promise.reject(new Error("use failed")));
      await expect(failed).rejects.toThrow("use failed");
    }
    expect(await scratch.with(wide(99), never, async (name) => name)).toMatch(/^vitrinescratch/);
  });
});
