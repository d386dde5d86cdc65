import { describe, expect, it } from "vitest";
import { ToastQueue } from "./toast-queue";

const handClock = () => {
  let now = 0;
  let nextId = 1;
  const timers = new Map<number, { at: number; run: () => void }>();
  return {
    set: (run: () => void, waitMs: number) => {
      timers.set(nextId, { at: now + waitMs, run });
      return nextId++;
    },
    clear: (timer: unknown) => void timers.delete(timer as number),
    now: () => now,
    advance: (byMs: number) => {
      now += byMs;
      for (const [id, timer] of timers) {
        if (timer.at > now) continue;
        timers.delete(id);
        timer.run();
      }
    },
  };
};
const words = (queue: ToastQueue) => queue.getSnapshot().map((toast) => toast.message);

describe("ToastQueue", () => {
  it("lets a message go after its time, one with an action later", () => {
    const clock = handClock();
    const queue = new ToastQueue(clock);
    queue.add({ message: "Copied" });
    queue.add({ message: "Trashed", action: { label: "Undo", onAction: () => undefined } });
    clock.advance(6000);
    expect(words(queue)).toEqual(["Trashed"]);
    clock.advance(4000);
    expect(words(queue)).toEqual([]);
  });

  it("keeps every message while paused and gives it the rest of its time afterwards", () => {
    const clock = handClock();
    const queue = new ToastQueue(clock);
    queue.add({ message: "Copied" });
    clock.advance(5000);
    queue.pause();
    queue.add({ message: "Came while paused" });
    clock.advance(60_000);
    expect(words(queue)).toEqual(["Copied", "Came while paused"]);
    queue.resume();
    clock.advance(1000);
    expect(words(queue)).toEqual(["Came while paused"]);
  });

  it("shows at most four, and the oldest gives way", () => {
    const queue = new ToastQueue(handClock());
    for (const message of ["1", "2", "3", "4", "5"]) queue.add({ message });
    expect(words(queue)).toEqual(["2", "3", "4", "5"]);
  });

  it("runs again after the last message was dismissed while paused", () => {
    const clock = handClock();
    const queue = new ToastQueue(clock);
    const id = queue.add({ message: "Copied" });
    queue.pause();
    queue.dismiss(id);
    queue.add({ message: "Next" });
    clock.advance(6000);
    expect(words(queue)).toEqual([]);
  });

  it("tells its listeners until they leave", () => {
    const queue = new ToastQueue(handClock());
    let calls = 0;
    const leave = queue.subscribe(() => calls++);
    queue.add({ message: "one" });
    leave();
    queue.add({ message: "two" });
    expect(calls).toBe(1);
  });
});
