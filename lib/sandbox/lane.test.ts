import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { SandboxOptions } from "./child-pool";
import { ask, DrillSandboxes, faultOf, isAlive } from "./drill/drill-sandbox";
import type { Sandbox } from "./sandbox";

let drills: DrillSandboxes;
const start = (options: Partial<SandboxOptions> = {}): Sandbox => drills.start(options);

beforeAll(async () => {
  drills = await DrillSandboxes.prepare();
});
afterEach(() => drills.close());
afterAll(() => drills.remove());

describe("a lane", () => {
  it("asks for the bytes of a job when a child is free, and not before", async () => {
    const sandbox = start();
    const asked: string[] = [];
    const run = (name: string, body: () => Promise<Uint8Array>) =>
      sandbox.run({ header: { drill: "echo", argument: name }, body: () => (asked.push(name), body()) });
    let give: (bytes: Uint8Array) => void = () => undefined;
    const first = run("first", () => new Promise((resolve) => (give = resolve)));
    const second = run("second", () => Promise.resolve(Buffer.from("bytes of the second")));
    const third = run("third", () => Promise.reject(new Error("the bytes are gone")));
    expect(asked).toEqual(["first"]);
    give(Buffer.from("bytes of the first"));
    expect((await first).body.toString()).toBe("bytes of the first");
    expect((await second).body.toString()).toBe("bytes of the second");
    await expect(third).rejects.toThrow("the bytes are gone");
    expect(await ask(sandbox, "echo", { argument: 1 })).toBe(1);
  });

  it("does not start a job that was given up while its bytes were read", async () => {
    const sandbox = start();
    const pid = await ask(sandbox, "pid");
    const abort = new AbortController();
    const body = (): Promise<Uint8Array> => {
      abort.abort(new Error("gave up reading"));
      return Promise.resolve(Buffer.from("x"));
    };
    const job = sandbox.run({ header: { drill: "forever" }, body }, { signal: abort.signal });
    await expect(job).rejects.toThrow("gave up reading");
    expect(await ask(sandbox, "pid")).toBe(pid);
  });

  it("lets running work finish within the grace after it was given up, and ends it then", async () => {
    const sandbox = start();
    const pid = await ask(sandbox, "pid");
    const abort = new AbortController();
    const finishing = ask(sandbox, "pid", { signal: abort.signal, graceMs: 10_000 });
    const queued = ask(sandbox, "pid", { signal: abort.signal, graceMs: 10_000 });
    await new Promise((resolve) => setImmediate(resolve));
    abort.abort(new Error("everyone left"));
    await expect(queued).rejects.toThrow("everyone left");
    expect(await finishing).toBe(pid);
    const endless = new AbortController();
    const ended = ask(sandbox, "forever", { signal: endless.signal, graceMs: 1 });
    await new Promise((resolve) => setImmediate(resolve));
    endless.abort(new Error("everyone left"));
    await expect(ended).rejects.toThrow("everyone left");
    expect(await ask(sandbox, "pid")).not.toBe(pid);
  });

  it("says when to come back, by what jobs took lately", async () => {
    const sandbox = start({ queueLimit: 2 });
    const work = [1, 2, 3].map(() => ask(sandbox, "pid"));
    const error: unknown = await ask(sandbox, "pid").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ fault: "busy", retryAfterSeconds: 1 });
    await Promise.all(work);
  });

  it("replaces a child that holds too much memory, between jobs", async () => {
    const sandbox = start({ rssLimitBytes: 200e6 });
    const pid = await ask(sandbox, "pid");
    await ask(sandbox, "hold", { argument: 1e6 });
    expect(await ask(sandbox, "pid")).toBe(pid);
    expect(await ask(sandbox, "hold", { argument: 200e6 })).toBe(2);
    expect(await ask(sandbox, "pid")).not.toBe(pid);
    expect(isAlive(pid)).toBe(false);
  });
});

describe("children of low priority", () => {
  it("do what nobody waits for without ever taking a slot from people", async () => {
    const sandbox = start({ lowSlots: 1 });
    const abort = new AbortController();
    const low = faultOf(ask(sandbox, "forever", { priority: "precompute", signal: abort.signal }));
    const lower = ask(sandbox, "pid", { priority: "background" });
    const pids = await Promise.all([1, 2, 3].map(() => ask(sandbox, "pid")));
    expect(new Set(pids).size).toBe(1);
    abort.abort(new Error("deleted"));
    expect(await low).toBe("Error: deleted");
    expect(pids).not.toContain(await lower);
  });

  it("are last in line for the processor", async () => {
    const sandbox = start({ lowSlots: 1 });
    expect(await ask(sandbox, "priority")).toBe(0);
    expect(await ask(sandbox, "priority", { priority: "precompute" })).toBe(19);
  });

  it("go when there is nothing to do for them, and come back when there is", async () => {
    const sandbox = start({ lowSlots: 1, lowIdleMs: 1 });
    const [kept, pid] = [await ask(sandbox, "pid"), await ask(sandbox, "pid", { priority: "background" })];
    while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
    expect(isAlive(kept)).toBe(true);
    expect(await ask(sandbox, "pid", { priority: "background" })).not.toBe(pid);
    expect(await ask(sandbox, "pid")).toBe(kept);
  });

  it("end with the sandbox", async () => {
    const sandbox = start({ lowSlots: 1 });
    const pid = await ask(sandbox, "pid", { priority: "background" });
    const fault = faultOf(ask(sandbox, "forever", { priority: "background" }));
    await sandbox.close();
    expect(await fault).toBe("closed");
    expect(isAlive(pid)).toBe(false);
  });
});
