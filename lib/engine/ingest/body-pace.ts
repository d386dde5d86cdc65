import type { IncomingMessage } from "node:http";
import { EngineError } from "@/lib/engine/engine-error";

/** How slowly a body may come in before its sender is taken for an attacker or gone. */
export type BodyPace = Readonly<{
  windowMs: number;
  /** Fewest bytes that must arrive in each window. */
  windowBytes: number;
  /** For the body as a whole. */
  totalMs: number;
}>;

/** A window of 15 seconds is the service's own patience; the whole leaves 10 MB time on a line of 350 kbit/s. */
export const defaultPace: BodyPace = { windowMs: 15_000, windowBytes: 1024, totalMs: 240_000 };

const toTimeout = (words: string): EngineError => new EngineError("uploadTimeout", `The upload ${words}`);

/**
 * Watches a body that somebody else reads, until the returned function is called. Calls `giveUp` with EngineError 5408
 * when it comes too slowly. While the reader itself is not ready for more, nobody is late.
 */
export const watchPace = (
  request: IncomingMessage,
  { windowMs, windowBytes, totalMs }: BodyPace,
  giveUp: (error: EngineError) => void,
): (() => void) => {
  let seenBytes = request.socket.bytesRead;
  const windows = setInterval(() => {
    const arrivedBytes = request.socket.bytesRead - seenBytes;
    seenBytes = request.socket.bytesRead;
    if (arrivedBytes >= windowBytes || request.isPaused()) return;
    giveUp(toTimeout(`timed out: only ${arrivedBytes} bytes came within ${windowMs / 1000} seconds`));
  }, windowMs);
  const total = setTimeout(() => giveUp(toTimeout(`took longer than ${totalMs / 1000} seconds, the limit`)), totalMs);
  return () => {
    clearInterval(windows);
    clearTimeout(total);
  };
};
