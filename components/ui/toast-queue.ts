type ToastTone = "neutral" | "success" | "danger";
export type Toast = {
  id: number;
  message: string;
  tone: ToastTone;
  action?: { label: string; onAction: () => void };
};
export type ToastInput = Omit<Toast, "id" | "tone"> & { tone?: ToastTone; durationMs?: number };

type Clock = { set: (run: () => void, waitMs: number) => unknown; clear: (timer: unknown) => void; now: () => number };
type Entry = { toast: Toast; remainingMs: number; startedAt: number; timer: unknown };

const atMost = 4;
const systemClock: Clock = {
  set: (run, waitMs) => setTimeout(run, waitMs),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
  now: () => Date.now(),
};

/** Messages that leave by themselves: 6 s, 10 s with an action, never while paused. */
export class ToastQueue {
  #entries: readonly Entry[] = [];
  #toasts: readonly Toast[] = [];
  #isPaused = false;
  #nextId = 1;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly clock: Clock = systemClock) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getSnapshot = (): readonly Toast[] => this.#toasts;

  /** Shows a message; the oldest gives way beyond four. Returns the id that `dismiss` takes. */
  add({ durationMs, tone = "neutral", ...input }: ToastInput): number {
    const toast: Toast = { ...input, tone, id: this.#nextId++ };
    const remainingMs = durationMs ?? (input.action === undefined ? 6000 : 10_000);
    const entry: Entry = { toast, remainingMs, startedAt: 0, timer: undefined };
    if (!this.#isPaused) this.#start(entry);
    for (const old of this.#entries.slice(0, Math.max(0, this.#entries.length + 1 - atMost)))
      this.dismiss(old.toast.id);
    this.#publish([...this.#entries, entry]);
    return toast.id;
  }

  dismiss(id: number): void {
    for (const entry of this.#entries) if (entry.toast.id === id) this.clock.clear(entry.timer);
    this.#publish(this.#entries.filter((entry) => entry.toast.id !== id));
  }

  /** Holds every message while someone reads or reaches for it. */
  pause(): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    for (const entry of this.#entries) {
      this.clock.clear(entry.timer);
      entry.remainingMs -= this.clock.now() - entry.startedAt;
    }
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    for (const entry of this.#entries) this.#start(entry);
  }

  #start(entry: Entry): void {
    entry.startedAt = this.clock.now();
    entry.timer = this.clock.set(() => this.dismiss(entry.toast.id), entry.remainingMs);
  }

  #publish(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#toasts = entries.map((entry) => entry.toast);
    // A message dismissed under the pointer leaves no "pointer left" behind.
    if (entries.length === 0) this.#isPaused = false;
    for (const listener of this.#listeners) listener();
  }
}

/** The page's one queue. */
export const toastQueue = new ToastQueue();
