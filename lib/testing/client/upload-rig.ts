import { UploadQueue, type QueueClock } from "@/lib/client/upload-queue";
import type { UploadItem } from "@/lib/client/upload-item";
import type { UploadRefusal } from "@/lib/client/upload-rules";
import type { UploadRequest } from "@/lib/client/upload-transport";
import type { Image } from "@/lib/contracts/image";
import { buildListedImage } from "./build-listed-image";

/** One file on the pretended wire. The test plays the network and the server. */
export type Attempt = UploadRequest & {
  succeed(image?: Image): Promise<void>;
  fail(error: unknown): Promise<void>;
};

/** Lets every promise that is already settled run on. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A clock that stands still until it is advanced. */
function createTestClock(): QueueClock & { advance(byMs: number): Promise<void>; timerCount(): number } {
  let nowMs = 1_000_000;
  const timers = new Set<{ atMs: number; run: () => void }>();
  return {
    nowMs: () => nowMs,
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(byMs) {
      const endMs = nowMs + byMs;
      for (;;) {
        const due = [...timers].filter((timer) => timer.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!due) break;
        timers.delete(due);
        nowMs = due.atMs;
        due.run();
        await settle();
      }
      nowMs = endMs;
      await settle();
    },
    timerCount: () => timers.size,
  };
}

/** A real queue between a pretended wire and a pretended clock. Frames pass at once unless held. */
export function createUploadRig() {
  const clock = createTestClock();
  const wire: Attempt[] = [];
  const refusals = new Map<string, UploadRefusal | Error>();
  const rig = { isOnline: true };
  let count = 0;
  const queue = new UploadQueue({
    send: (request) =>
      new Promise<Image>((resolve, reject) => {
        const aborted = () => reject(new DOMException("cancelled", "AbortError"));
        request.signal.addEventListener("abort", aborted);
        wire.push({
          ...request,
          succeed: (image = buildListedImage(request.file.name)) => (resolve(image), settle()),
          fail: (error) => (reject(error), settle()),
        });
      }),
    findRefusal: async (file) => {
      const verdict = refusals.get(file.name);
      if (verdict instanceof Error) throw verdict;
      return verdict;
    },
    clock,
    isOnline: () => rig.isOnline,
    random: () => 1,
    createId: () => `key-${(count += 1)}`,
    scheduleFrame: (publish) => publish(),
  });
  const itemOf = (name: string): UploadItem => {
    const item = queue.getSnapshot().items.find((candidate) => candidate.file.name === name);
    if (!item) throw new Error(`no upload named ${name}`);
    return item;
  };
  return {
    queue,
    clock,
    /** Every attempt so far, in the order of its start. */
    wire,
    refusals,
    setOnline: (isOnline: boolean) => {
      rig.isOnline = isOnline;
    },
    add: (...names: string[]) => {
      queue.enqueue(names.map((name) => new File(["x".repeat(100)], name)));
      return settle();
    },
    itemOf,
    phaseOf: (name: string) => itemOf(name).phase,
    attemptAt: (index: number): Attempt => {
      const attempt = wire.at(index);
      if (!attempt) throw new Error(`no attempt ${index}`);
      return attempt;
    },
  };
}
