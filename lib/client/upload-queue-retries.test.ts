import { describe, expect, it } from "vitest";
import { createUploadRig, settle } from "@/lib/testing/client/upload-rig";
import { ProblemError, toNetworkProblem } from "./problem-error";

const problem = (code: string, given: { status: number; isRetryable: boolean; retryAfterSeconds?: number }) =>
  new ProblemError({ code, title: code, detail: `${code} in a sentence.`, ...given });
const busy = (retryAfterSeconds?: number) =>
  problem("busy", { status: 503, isRetryable: true, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) });
const broken = () => problem("image-broken", { status: 422, isRetryable: false });

describe("failing", () => {
  it("does not stop the batch at one bad file", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b", "c", "d");
    await rig.attemptAt(0).fail(broken());
    expect(rig.phaseOf("a")).toMatchObject({ name: "failed", failure: { retry: "never", code: "image-broken" } });
    await rig.attemptAt(1).succeed();
    await rig.attemptAt(2).succeed();
    await rig.attemptAt(3).succeed();
    expect(rig.queue.getSnapshot().items.map((item) => item.phase.name)).toEqual(["failed", "done", "done", "done"]);
  });

  it("tries a passing failure again with the same key, three times, each time later", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    for (const delayMs of [2_000, 4_000, 8_000]) {
      await rig.attemptAt(-1).fail(busy());
      const before = rig.wire.length;
      expect(rig.phaseOf("a")).toMatchObject({ name: "waiting", retryAtMs: rig.clock.nowMs() + delayMs });
      await rig.clock.advance(delayMs - 1);
      expect(rig.wire).toHaveLength(before);
      await rig.clock.advance(1);
      expect(rig.wire).toHaveLength(before + 1);
    }
    await rig.attemptAt(-1).fail(busy());
    expect(rig.phaseOf("a")).toMatchObject({ name: "failed", failure: { retry: "automatic" } });
    expect(new Set(rig.wire.map((attempt) => attempt.idempotencyKey))).toEqual(new Set(["key-1"]));
    await rig.clock.advance(600_000);
    expect(rig.wire).toHaveLength(4);
  });

  it("waits as long as the server asks, and starts nothing else meanwhile", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b", "c", "d");
    await rig.attemptAt(0).fail(busy(40));
    expect(rig.wire).toHaveLength(3);
    await rig.attemptAt(1).succeed();
    await rig.clock.advance(39_999);
    expect(rig.wire.map((attempt) => attempt.file.name)).toEqual(["a", "b", "c"]);
    await rig.clock.advance(1);
    const resumed = rig.wire.slice(3).map((attempt) => attempt.file.name);
    expect(resumed.toSorted()).toEqual(["a", "d"]);
  });

  it("lets a person go on before the pause is over", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    await rig.attemptAt(0).fail(busy(3600));
    rig.queue.retry("key-1");
    await settle();
    expect(rig.wire).toHaveLength(2);
    await rig.attemptAt(1).succeed();
    expect(rig.clock.timerCount()).toBeLessThanOrEqual(1);
    await rig.clock.advance(3_600_000);
    expect(rig.wire).toHaveLength(2);
  });

  it("does not hold the whole queue for a failure of one file, however long that one waits", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b", "c", "d");
    await rig
      .attemptAt(0)
      .fail(problem("upload-in-progress", { status: 409, isRetryable: true, retryAfterSeconds: 60 }));
    expect(rig.wire.map((attempt) => attempt.file.name)).toEqual(["a", "b", "c", "d"]);
  });

  it("keeps the file when the session ended, for the person to retry", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    await rig.attemptAt(0).fail(problem("unsigned", { status: 401, isRetryable: false }));
    expect(rig.phaseOf("a")).toMatchObject({ name: "failed", failure: { retry: "manual" } });
    rig.queue.retryAllFailed();
    await settle();
    expect(rig.wire).toHaveLength(2);
  });

  it("retries all failed that can be helped, with fresh patience, and leaves the hopeless", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b");
    await rig.attemptAt(0).fail(problem("unsigned", { status: 401, isRetryable: false }));
    await rig.attemptAt(1).fail(broken());
    rig.queue.retryAllFailed();
    await settle();
    expect(rig.wire.map((attempt) => attempt.file.name)).toEqual(["a", "b", "a"]);
    expect(rig.itemOf("a").failureCount).toBe(0);
  });
});

describe("without a network", () => {
  it("waits instead of failing, and goes on when the network returns", async () => {
    const rig = createUploadRig();
    rig.setOnline(false);
    await rig.add("a", "b");
    await rig.attemptAt(0).fail(toNetworkProblem());
    await rig.attemptAt(1).fail(toNetworkProblem());
    expect(rig.queue.getSnapshot()).toMatchObject({ isOffline: true });
    expect(rig.itemOf("a")).toMatchObject({ failureCount: 0, phase: { name: "queued" } });
    expect(rig.queue.isBusy).toBe(true);
    rig.setOnline(true);
    rig.queue.resume();
    await settle();
    expect(rig.queue.getSnapshot().isOffline).toBe(false);
    expect(rig.wire).toHaveLength(4);
  });

  it("looks for itself now and then, because a server on this machine needs no network", async () => {
    const rig = createUploadRig();
    rig.setOnline(false);
    await rig.add("a");
    await rig.attemptAt(0).fail(toNetworkProblem());
    await rig.clock.advance(15_000);
    expect(rig.wire).toHaveLength(2);
    await rig.attemptAt(1).succeed();
    expect(rig.phaseOf("a").name).toBe("done");
  });

  it("sends while the browser claims to be offline, as long as it works", async () => {
    const rig = createUploadRig();
    rig.setOnline(false);
    await rig.add("a");
    await rig.attemptAt(0).succeed();
    expect(rig.phaseOf("a").name).toBe("done");
  });

  it("counts a lost connection as a failure when the network is there", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    await rig.attemptAt(0).fail(toNetworkProblem());
    expect(rig.phaseOf("a").name).toBe("waiting");
  });
});
