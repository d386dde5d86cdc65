import { describe, expect, it } from "vitest";
import { createUploadRig, settle } from "@/lib/testing/client/upload-rig";
import { buildListedImage } from "@/lib/testing/client/build-listed-image";
import { ProblemError } from "./problem-error";

const problem = (code: string, given: { status: number; isRetryable: boolean }) =>
  new ProblemError({ code, title: code, detail: `${code} in a sentence.`, ...given });
const busy = () => problem("busy", { status: 503, isRetryable: true });
const broken = () => problem("image-broken", { status: 422, isRetryable: false });

describe("sending", () => {
  it("has three files on the wire at once, and the next one as soon as one is done", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b", "c", "d", "e");
    expect(rig.wire.map((attempt) => attempt.file.name)).toEqual(["a", "b", "c"]);
    await rig.attemptAt(1).succeed();
    expect(rig.wire.map((attempt) => attempt.file.name)).toEqual(["a", "b", "c", "d"]);
  });

  it("counts a file that waits for its answer as on the wire", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b", "c", "d");
    rig.attemptAt(0).onSent();
    await settle();
    expect(rig.phaseOf("a")).toEqual({ name: "finishing", isStalled: false });
    expect(rig.wire).toHaveLength(3);
  });

  it("tells the bytes the transport tells", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    rig.attemptAt(0).onProgress(42);
    expect(rig.phaseOf("a")).toEqual({ name: "sending", sentBytes: 42, isStalled: false });
  });

  it("hands each finished image over once, and says when nothing is left to do", async () => {
    const rig = createUploadRig();
    const told: string[] = [];
    rig.queue.onUploaded((image) => told.push(image.id));
    rig.queue.onIdle(() => told.push("idle"));
    await rig.add("a", "b");
    await rig.attemptAt(1).succeed(buildListedImage("second"));
    await rig.attemptAt(0).succeed(buildListedImage("first"));
    expect(told).toEqual(["second", "first", "idle"]);
    expect(rig.phaseOf("b")).toEqual({ name: "done", image: buildListedImage("second") });
  });

  it("sends files of the same name each on its own key", async () => {
    const rig = createUploadRig();
    await rig.add("same", "same");
    expect(rig.wire.map((attempt) => attempt.idempotencyKey)).toEqual(["key-1", "key-2"]);
  });

  it("leaves no timer behind when everything is done", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    await rig.attemptAt(0).succeed();
    expect(rig.clock.timerCount()).toBe(0);
  });
});

describe("checking", () => {
  it("refuses a file by the rules without sending it, and sends the others", async () => {
    const rig = createUploadRig();
    const refusal = { rule: "size", sentence: "too large" } as const;
    rig.refusals.set("bad", refusal);
    await rig.add("bad", "good");
    expect(rig.phaseOf("bad")).toEqual({ name: "refused", refusal });
    expect(rig.wire.map((attempt) => attempt.file.name)).toEqual(["good"]);
  });

  it("checks ahead of the wire, so that refusals show before their turn", async () => {
    const rig = createUploadRig();
    rig.refusals.set("z", { rule: "format", sentence: "not a picture" });
    await rig.add("a", "b", "c", "d", "e", "f", "g", "z");
    expect(rig.wire).toHaveLength(3);
    expect(rig.phaseOf("z").name).toBe("refused");
  });

  it("reports a file that vanished from the disk, and offers no retry that cannot help", async () => {
    const rig = createUploadRig();
    rig.refusals.set("gone", new DOMException("not found", "NotFoundError"));
    await rig.add("gone");
    expect(rig.phaseOf("gone")).toMatchObject({ name: "failed", failure: { code: "file-unreadable", retry: "never" } });
  });
});

describe("standing still", () => {
  it("says so after 20 s without progress, and takes it back when bytes move", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    await rig.clock.advance(19_999);
    expect(rig.phaseOf("a")).toMatchObject({ isStalled: false });
    await rig.clock.advance(1);
    expect(rig.phaseOf("a")).toMatchObject({ name: "sending", isStalled: true });
    rig.attemptAt(0).onProgress(10);
    expect(rig.phaseOf("a")).toMatchObject({ isStalled: false });
  });

  it("gives the attempt up after 90 s of silence and tries again", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    await rig.clock.advance(90_000);
    expect(rig.attemptAt(0).signal.aborted).toBe(true);
    expect(rig.phaseOf("a")).toMatchObject({ name: "waiting", failure: { code: "silence" } });
    await rig.clock.advance(2_000);
    expect(rig.wire).toHaveLength(2);
  });

  it("is more patient once all bytes are sent", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    rig.attemptAt(0).onSent();
    await rig.clock.advance(299_999);
    expect(rig.phaseOf("a")).toEqual({ name: "finishing", isStalled: true });
    await rig.clock.advance(1);
    expect(rig.phaseOf("a").name).toBe("waiting");
  });
});

describe("cancelling", () => {
  it("breaks the transfer off, frees its place and keeps the item", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b", "c", "d");
    rig.queue.cancel("key-1");
    await settle();
    expect(rig.attemptAt(0).signal.aborted).toBe(true);
    expect(rig.phaseOf("a")).toEqual({ name: "cancelled", mayHaveArrived: false });
    expect(rig.wire.at(-1)?.file.name).toBe("d");
  });

  it("admits that a file cancelled after its last byte may have arrived", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    rig.attemptAt(0).onSent();
    rig.queue.cancel("key-1");
    expect(rig.phaseOf("a")).toEqual({ name: "cancelled", mayHaveArrived: true });
  });

  it("hears nothing more of a cancelled attempt, even when it is retried at once", async () => {
    const rig = createUploadRig();
    await rig.add("a");
    rig.queue.cancel("key-1");
    rig.queue.retry("key-1");
    await settle();
    rig.attemptAt(0).onProgress(99);
    rig.attemptAt(0).onSent();
    expect(rig.phaseOf("a")).toEqual({ name: "sending", sentBytes: 0, isStalled: false });
    expect(rig.attemptAt(1).idempotencyKey).toBe("key-1");
  });

  it("stops everything that is under way and nothing that is settled", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b", "c", "d", "e");
    await rig.attemptAt(0).succeed();
    await rig.attemptAt(1).fail(busy());
    rig.queue.cancelAll();
    await settle();
    const names = rig.queue.getSnapshot().items.map((item) => item.phase.name);
    expect(names).toEqual(["done", "cancelled", "cancelled", "cancelled", "cancelled"]);
    expect(rig.queue.isBusy).toBe(false);
    expect(rig.clock.timerCount()).toBe(0);
  });
});

describe("the list", () => {
  it("keeps every item until it is dismissed, and never dismisses an active one", async () => {
    const rig = createUploadRig();
    await rig.add("a", "b");
    await rig.attemptAt(0).fail(broken());
    rig.queue.dismiss(["key-1", "key-2"]);
    expect(rig.queue.getSnapshot().items.map((item) => item.file.name)).toEqual(["b"]);
  });

  it("is empty and silent after the session's end", async () => {
    const rig = createUploadRig();
    const told: string[] = [];
    rig.queue.onUploaded((image) => told.push(image.id));
    await rig.add("a", "b");
    rig.queue.clear();
    await rig.attemptAt(0).succeed();
    expect(rig.queue.getSnapshot().items).toEqual([]);
    expect(told).toEqual([]);
  });

  it("publishes one snapshot per frame, the same object in between", async () => {
    const rig = createUploadRig();
    let changes = 0;
    const stop = rig.queue.subscribe(() => (changes += 1));
    await rig.add("a");
    const before = rig.queue.getSnapshot();
    expect(rig.queue.getSnapshot()).toBe(before);
    const seen = changes;
    rig.attemptAt(0).onProgress(1);
    expect(changes).toBe(seen + 1);
    stop();
    rig.attemptAt(0).onProgress(2);
    expect(changes).toBe(seen + 1);
  });

  it("does nothing for an empty drop", () => {
    const rig = createUploadRig();
    rig.queue.enqueue([]);
    expect(rig.queue.getSnapshot().items).toEqual([]);
  });
});
