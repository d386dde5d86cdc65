import { type Frame, FrameDecoder, toFrameHead } from "./frame";
import { Refusal } from "./refusal";

/** What goes back to the parent. */
export type Reply = { header: Record<string, unknown>; body?: Uint8Array };

/** What a child answers a job with. Throwing a Refusal says no in words; any other error is a `refused` as well. */
export type JobHandler = (job: Frame) => Promise<Reply>;

/** What finished jobs may leave in memory; the runtime alone would collect only at several times as much. */
const looseLimitBytes = 16e6;

const collect = (): void => {
  if (process.memoryUsage().arrayBuffers > looseLimitBytes) globalThis.gc?.();
};

const send = (header: Record<string, unknown>, body?: Uint8Array): void => {
  process.stdout.cork();
  process.stdout.write(toFrameHead({ ...header, rssBytes: process.memoryUsage.rss() }, body?.byteLength ?? 0));
  if (body !== undefined && body.byteLength > 0) process.stdout.write(body);
  process.stdout.uncork();
};

const answer = async (handler: JobHandler, job: Frame): Promise<void> => {
  try {
    const { header, body } = await handler(job);
    send({ answer: header }, body);
  } catch (error) {
    const reason = error instanceof Refusal ? error.reason : "unexpected";
    send({ refusal: { reason, message: error instanceof Error ? error.message : String(error) } });
  }
};

/** Exiting politely would wait for the threads that still decode; the parent is gone, so nobody needs them. */
const leave = (): void => {
  process.kill(process.pid, "SIGKILL");
};

/** The main loop of a child process: one job after the other from stdin, answers to stdout, until stdin ends. */
export const runChild = (handler: JobHandler): void => {
  const decoder = new FrameDecoder();
  let work = Promise.resolve();
  process.stdin.on("data", (chunk: Buffer) => {
    for (const job of decoder.push(chunk)) work = work.then(() => answer(handler, job)).then(collect);
  });
  process.stdin.on("end", leave);
  process.stdin.on("error", leave);
  process.stdout.on("error", leave);
  // Ctrl-C reaches the whole process group; the parent decides when the children stop.
  process.on("SIGINT", () => undefined);
};
