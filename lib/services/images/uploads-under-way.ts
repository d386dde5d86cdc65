import { AppError } from "@/lib/errors/app-error";
import type { UploadImageOutput } from "./upload-image";

export type Sender = Readonly<{ actorId: string; idempotencyKey: string }>;

export type UploadUnderWay = Readonly<{ sha256: string; startedMs: number; outcome: Promise<UploadImageOutput> }>;

const toName = ({ actorId, idempotencyKey }: Sender): string => JSON.stringify([actorId, idempotencyKey]);

/** The uploads this process is busy with, so that a repeated call waits for the first instead of being sent away. */
export class UploadsUnderWay {
  readonly #bySender = new Map<string, UploadUnderWay>();

  find(sender: Sender): UploadUnderWay | undefined {
    return this.#bySender.get(toName(sender));
  }

  /** Remembers it until its outcome is known. */
  add(sender: Sender, upload: UploadUnderWay): void {
    const name = toName(sender);
    this.#bySender.set(name, upload);
    const forget = (): void => {
      if (this.#bySender.get(name) === upload) this.#bySender.delete(name);
    };
    upload.outcome.then(forget, forget);
  }
}

const cancelled = (): AppError => new AppError("cancelled", { detail: "The upload was cancelled." });

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && (error.name === "AbortError" || (error instanceof AppError && error.code === "cancelled"));

const untilAborted = <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const leave = (): void => reject(cancelled());
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    const stay = (): void => signal.removeEventListener("abort", leave);
    work.then(resolve, reject);
    work.then(stay, stay);
  });

/**
 * Waits for another call's outcome, its refusal included. Undefined when that call was given up by its own sender:
 * nothing is decided then. Throws `cancelled` when the one who waits leaves.
 */
export const joinUpload = async (
  { outcome }: UploadUnderWay,
  signal: AbortSignal,
): Promise<UploadImageOutput | undefined> => {
  try {
    const { image } = await untilAborted(outcome, signal);
    return { image, isReplay: true };
  } catch (error) {
    if (isCancelled(error) && !signal.aborted) return undefined;
    throw error;
  }
};
