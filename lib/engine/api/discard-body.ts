import type { IncomingMessage } from "node:http";

const patienceMs = 2000;

/**
 * Reads and drops what is left of a body, so that a client still sending gets to read the refusal instead of a reset.
 * Stops at the end, at `budgetBytes`, when the client leaves, or after two seconds.
 */
export const discardBody = (request: IncomingMessage, budgetBytes: number): Promise<void> => {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  let droppedBytes = 0;
  return new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(timer);
      request.off("data", drop).off("end", stop).off("close", stop).pause();
      resolve();
    };
    const drop = (chunk: Buffer): void => {
      droppedBytes += chunk.byteLength;
      if (droppedBytes >= budgetBytes) stop();
    };
    const timer = setTimeout(stop, patienceMs);
    // A client that resets the connection while we drop its bytes is no fault of ours.
    request.on("error", stop).on("data", drop).once("end", stop).once("close", stop).resume();
  });
};
