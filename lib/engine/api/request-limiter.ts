export type Allowance = Readonly<{
  isAllowed: boolean;
  /** Requests left in this window. */
  remaining: number;
  /** Until the window or the block ends, rounded up. */
  resetSeconds: number;
}>;

export type LimiterOptions = Readonly<{
  /** What the policy is called in headers. */
  name: string;
  requests: number;
  windowSeconds: number;
  /** How long everything is refused once the limit is passed; 0 until the window ends. */
  blockSeconds: number;
  clock: () => Date;
}>;

type Window = { startMs: number; count: number; blockedUntilMs: number };

/** From this many holders on, those whose window is over are let go. */
const sweepSize = 10_000;

/** Counts requests of each holder in windows that begin with the first request. */
export class RequestLimiter {
  readonly #options: LimiterOptions;
  readonly #windows = new Map<string, Window>();
  #sweepAt = sweepSize;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** Counts one request and says whether it may go on. */
  take(holder: string): Allowance {
    const { requests, windowSeconds, blockSeconds } = this.#options;
    const nowMs = this.#options.clock().getTime();
    const window = this.#windowOf(holder, nowMs);
    if (nowMs >= window.blockedUntilMs) {
      window.count += 1;
      if (window.count > requests && blockSeconds > 0) window.blockedUntilMs = nowMs + blockSeconds * 1000;
    }
    const isAllowed = window.count <= requests;
    const endMs = Math.max(window.startMs + windowSeconds * 1000, window.blockedUntilMs);
    return {
      isAllowed,
      remaining: Math.max(0, requests - window.count),
      resetSeconds: Math.max(1, Math.ceil((endMs - nowMs) / 1000)),
    };
  }

  /** The headers that tell a client where it stands. */
  toHeaders({ remaining, resetSeconds }: Allowance): Record<string, string> {
    const { name, requests, windowSeconds } = this.#options;
    return {
      Ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
      "Ratelimit-Policy": `"${name}";q=${requests};w=${windowSeconds}`,
    };
  }

  #windowOf(holder: string, nowMs: number): Window {
    const known = this.#windows.get(holder);
    if (known !== undefined && !this.#isOver(known, nowMs)) return known;
    if (this.#windows.size >= this.#sweepAt) this.#sweep(nowMs);
    const window = { startMs: nowMs, count: 0, blockedUntilMs: 0 };
    this.#windows.set(holder, window);
    return window;
  }

  #isOver({ startMs, blockedUntilMs }: Window, nowMs: number): boolean {
    return nowMs >= startMs + this.#options.windowSeconds * 1000 && nowMs >= blockedUntilMs;
  }

  #sweep(nowMs: number): void {
    for (const [holder, window] of this.#windows) if (this.#isOver(window, nowMs)) this.#windows.delete(holder);
    // Looked at again once there are twice as many: a crowd of holders that are all alive costs each one nothing.
    this.#sweepAt = Math.max(sweepSize, this.#windows.size * 2);
  }
}
