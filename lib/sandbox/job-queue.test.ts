import { describe, expect, it } from "vitest";
import { JobQueue, type QueuedJob } from "./job-queue";
import type { Priority } from "./sandbox";

const entry = (name: string, priority: Priority): QueuedJob => ({
  job: { header: { name } },
  options: { priority },
  resolve: () => undefined,
  reject: () => undefined,
});

const namesOf = (queue: JobQueue): unknown[] => {
  const names: unknown[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) names.push(next.job.header["name"]);
  return names;
};

describe("JobQueue", () => {
  it("keeps the order within a priority and puts interactive work first", () => {
    const queue = new JobQueue(4);
    queue.offer(entry("b1", "background"));
    queue.offer(entry("i1", "interactive"));
    queue.offer(entry("b2", "background"));
    queue.offer(entry("i2", "interactive"));
    expect(namesOf(queue)).toEqual(["i1", "i2", "b1", "b2"]);
  });

  it("knows four priorities, and how many wait in all", () => {
    const queue = new JobQueue(4);
    for (const priority of ["background", "precompute", "interactive", "urgent"] as const)
      queue.offer(entry(priority, priority));
    expect(queue.length).toBe(4);
    expect(namesOf(queue)).toEqual(["urgent", "interactive", "precompute", "background"]);
    expect(queue.length).toBe(0);
  });

  it("is never filled for people by background work", () => {
    const queue = new JobQueue(1);
    expect(queue.offer(entry("b1", "background"))).toBe(true);
    expect(queue.offer(entry("b2", "background"))).toBe(false);
    expect(queue.offer(entry("i1", "interactive"))).toBe(true);
    expect(queue.offer(entry("i2", "interactive"))).toBe(false);
  });

  it("forgets an entry that gave up, once", () => {
    const queue = new JobQueue(4);
    const background = entry("b", "background");
    queue.offer(background);
    expect(queue.remove(background)).toBe(true);
    expect(queue.remove(background)).toBe(false);
    expect(queue.take()).toBeUndefined();
  });
});
