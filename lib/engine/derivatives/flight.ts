/** Starts the work. The signal says that nobody waits for it any more. */
export type Launch = (signal: AbortSignal) => Promise<Buffer>;

/** Bytes being made for any number of clients. When the last one has left, the work is told to stop. */
export class Flight {
  readonly #abort = new AbortController();
  readonly #bytes: Promise<Buffer>;
  #waiting = 0;
  #isMade = false;
  /** Set when the original was deleted meanwhile: what comes out must not be kept. */
  isForgotten = false;

  constructor(launch: Launch) {
    this.#bytes = launch(this.#abort.signal).then((bytes) => {
      this.#isMade = true;
      return bytes;
    });
    // Whoever waits hears of a failure; that nobody may wait any more is no failure of its own.
    this.#bytes.catch(() => undefined);
  }

  /** The bytes are there. */
  get isMade(): boolean {
    return this.#isMade;
  }

  /** Nobody waits and the work was told to stop: not to be joined. */
  get isAbandoned(): boolean {
    return this.#abort.signal.aborted;
  }

  /** For the one who keeps the bytes: waiting here holds nobody's place. */
  get bytes(): Promise<Buffer> {
    return this.#bytes;
  }

  /** Rejects with the signal's reason as soon as this client leaves; the others go on waiting. */
  async wait(signal: AbortSignal | undefined): Promise<Buffer> {
    signal?.throwIfAborted();
    this.#waiting += 1;
    if (signal === undefined) return this.#bytes;
    let leave: () => void = () => undefined;
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => {
        this.#waiting -= 1;
        reject(signal.reason as Error);
        if (this.#waiting === 0) this.stop(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
    });
    try {
      return await Promise.race([this.#bytes, left]);
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  /** Tells the work to stop. Without effect once the bytes are there. */
  stop(reason: unknown): void {
    if (!this.#isMade) this.#abort.abort(reason);
  }
}
