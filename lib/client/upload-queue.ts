import type { Image } from "@/lib/contracts/image";
import { ProblemError, toSilenceProblem } from "./problem-error";
import { automaticRetryLimit, toUploadRetryDelayMs } from "./retry-delay";
import { createStallWatch } from "./stall-watch";
import { isActive, isRetryOffered, type UploadItem, type UploadPhase, type UploadState } from "./upload-item";
import { isAskingAll, toUploadFailure, toUnreadableFailure } from "./upload-failure";
import { checkingLane, sendingLane, type Lane } from "./upload-lanes";
import { emptyUploadState, queuedPhase, reduceUploads, type UploadEvent, type UploadItemEvent } from "./upload-reducer";
import type { UploadRefusal } from "./upload-rules";
import type { UploadTransport } from "./upload-transport";

export type QueueClock = {
  nowMs(): number;
  /** Runs `run` once after `delayMs`. Answers how to call it off. */
  after(delayMs: number, run: () => void): () => void;
};

export type UploadQueueParts = {
  send: UploadTransport;
  findRefusal(file: File): Promise<UploadRefusal | undefined>;
  clock: QueueClock;
  isOnline(): boolean;
  /** 0 to 1. */
  random(): number;
  createId(): string;
  /** Runs `publish` soon; many changes become one repaint. */
  scheduleFrame(publish: () => void): void;
};

type Listener = () => void;

const stallMs = 20_000;
const sendSilenceMs = 90_000;
/** The server may wait for Cloudflare's rate limit before it answers. */
const answerSilenceMs = 300_000;
const probeMs = 15_000;

/** Sends files, a few at a time, and keeps each one until it is dismissed. Knows nothing of React. */
export class UploadQueue {
  #state = emptyUploadState;
  #published = emptyUploadState;
  #isPublishDue = false;
  #wasBusy = false;
  /** The one run per item whose events count. A run that was cancelled is no longer in here. */
  readonly #runs = new Map<string, AbortController>();
  readonly #timers = new Map<string, () => void>();
  readonly #listeners = new Set<Listener>();
  readonly #uploadedListeners = new Set<(image: Image) => void>();
  readonly #idleListeners = new Set<Listener>();

  constructor(private readonly parts: UploadQueueParts) {}

  readonly subscribe = (listener: Listener) => listen(this.#listeners, listener);
  readonly getSnapshot = (): UploadState => this.#published;
  /** Calls at once for each finished upload, also while the page is hidden. */
  readonly onUploaded = (listener: (image: Image) => void) => listen(this.#uploadedListeners, listener);
  /** Calls when the last active upload is settled. */
  readonly onIdle = (listener: Listener) => listen(this.#idleListeners, listener);

  /** True while leaving the page would lose an upload. */
  get isBusy(): boolean {
    return this.#state.items.some(isActive);
  }

  enqueue(files: readonly File[]): void {
    if (files.length === 0) return;
    this.#dispatch({ type: "added", items: files.map((file) => ({ id: this.parts.createId(), file })) });
    this.#pump();
  }

  cancel(id: string): void {
    this.#cancelAll([id]);
  }

  cancelAll(): void {
    this.#cancelAll(this.#state.items.filter(isActive).map((item) => item.id));
  }

  /** Tries a failed, waiting or cancelled upload again, now. */
  retry(id: string): void {
    this.#retryAll([id]);
  }

  retryAllFailed(): void {
    const failed = this.#state.items.filter((item) => item.phase.name === "failed" && isRetryOffered(item));
    this.#retryAll(failed.map((item) => item.id));
  }

  /** Takes settled uploads off the list; active ones stay. */
  dismiss(ids: readonly string[]): void {
    this.#dispatch({ type: "dismissed", ids: new Set(ids) });
  }

  /** Stops and forgets everything: for the end of a session. */
  clear(): void {
    this.cancelAll();
    this.dismiss(this.#state.items.map((item) => item.id));
  }

  /** The browser has a network again. */
  resume(): void {
    this.#stopTimer("probe");
    this.#dispatch({ type: "network-returned" });
    this.#pump();
  }

  #cancelAll(ids: readonly string[]): void {
    for (const id of ids) {
      this.#runs.get(id)?.abort();
      this.#runs.delete(id);
      this.#stopTimer(id);
    }
    this.#dispatch({ type: "cancelled", ids: new Set(ids) });
    this.#pump();
  }

  #retryAll(ids: readonly string[]): void {
    for (const id of ids) this.#stopTimer(id);
    this.#dispatch({ type: "retried", ids: new Set(ids) });
    this.#pump();
  }

  #pump(): void {
    this.#fill(checkingLane, (item) => this.#check(item));
    if (this.#mayStartSending()) this.#fill(sendingLane, (item) => this.#send(item));
    const { isBusy } = this;
    const isIdleNow = this.#wasBusy && !isBusy;
    this.#wasBusy = isBusy;
    if (isIdleNow) for (const listener of this.#idleListeners) listener();
  }

  #mayStartSending(): boolean {
    const waitMs = this.#state.heldUntilMs - this.parts.clock.nowMs();
    if (waitMs > 0) this.#startTimer("hold", waitMs, () => this.#pump());
    return waitMs <= 0 && !this.#state.isOffline;
  }

  /** Starts items until the lane is full. `start` marks its item at once, so that no item starts twice. */
  #fill(lane: Lane, start: (item: UploadItem) => Promise<void>): void {
    for (;;) {
      if (this.#state.items.filter(lane.isRunning).length >= lane.limit) return;
      const next = this.#state.items.find(lane.isNext);
      if (!next) return;
      void start(next);
    }
  }

  async #check({ id, file }: UploadItem): Promise<void> {
    const run = this.#begin(id);
    this.#move(id, { name: "preparing" });
    const phase = await this.#judge(file);
    if (this.#end(id, run)) this.#move(id, phase);
    this.#pump();
  }

  async #judge(file: File): Promise<UploadPhase> {
    try {
      const refusal = await this.parts.findRefusal(file);
      return refusal ? { name: "refused", refusal } : { name: "queued", isChecked: true };
    } catch (cause) {
      return { name: "failed", failure: toUnreadableFailure(file, cause) };
    }
  }

  async #send({ id, file }: UploadItem): Promise<void> {
    const run = this.#begin(id);
    const watch = createStallWatch({
      clock: this.parts.clock,
      stallMs,
      onStall: () => this.#dispatchFor(run, { type: "stalled", id }),
      onGiveUp: () => run.abort(toSilenceProblem()),
    });
    this.#move(id, { name: "sending", sentBytes: 0, isStalled: false });
    watch.touch(sendSilenceMs);
    try {
      const image = await this.parts.send({
        file,
        idempotencyKey: id,
        signal: run.signal,
        onProgress: (sentBytes) => {
          watch.touch(sendSilenceMs);
          this.#dispatchFor(run, { type: "progressed", id, sentBytes });
        },
        onSent: () => {
          watch.touch(answerSilenceMs);
          this.#dispatchFor(run, { type: "moved", id, phase: { name: "finishing", isStalled: false } });
        },
      });
      if (this.#end(id, run)) this.#succeed(id, image);
    } catch (error) {
      if (this.#end(id, run)) this.#fail(id, run.signal.aborted ? run.signal.reason : error);
    } finally {
      watch.stop();
      this.#pump();
    }
  }

  #succeed(id: string, image: Image): void {
    this.#move(id, { name: "done", image });
    for (const listener of this.#uploadedListeners) listener(image);
  }

  #fail(id: string, error: unknown): void {
    const failure = toUploadFailure(error);
    if (failure.code === "network" && !this.parts.isOnline()) {
      this.#dispatch({ type: "cut-off", id });
      // The browser may be wrong about the network, or the server on this very machine.
      this.#startTimer("probe", probeMs, () => this.resume());
      return;
    }
    const nowMs = this.parts.clock.nowMs();
    const askedSeconds = error instanceof ProblemError ? (error.retryAfterSeconds ?? 0) : 0;
    if (isAskingAll(error)) this.#dispatch({ type: "held", untilMs: nowMs + askedSeconds * 1000 });
    const failureCount = this.#state.items.find((item) => item.id === id)?.failureCount ?? 0;
    if (failure.retry !== "automatic" || failureCount >= automaticRetryLimit) {
      this.#move(id, { name: "failed", failure });
      return;
    }
    const delayMs = toUploadRetryDelayMs(failureCount, this.parts.random(), askedSeconds);
    this.#move(id, { name: "waiting", failure, retryAtMs: nowMs + delayMs });
    this.#startTimer(id, delayMs, () => {
      this.#move(id, queuedPhase);
      this.#pump();
    });
  }

  #begin(id: string): AbortController {
    const run = new AbortController();
    this.#runs.set(id, run);
    return run;
  }

  /** Closes a run. False when it no longer counts, because its item was cancelled. */
  #end(id: string, run: AbortController): boolean {
    if (this.#runs.get(id) !== run) return false;
    return this.#runs.delete(id);
  }

  #move(id: string, phase: UploadPhase): void {
    this.#dispatch({ type: "moved", id, phase });
  }

  #dispatchFor(run: AbortController, event: UploadItemEvent): void {
    if (this.#runs.get(event.id) === run) this.#dispatch(event);
  }

  #startTimer(name: string, delayMs: number, run: () => void): void {
    this.#stopTimer(name);
    this.#timers.set(
      name,
      this.parts.clock.after(delayMs, () => {
        this.#timers.delete(name);
        run();
      }),
    );
  }

  #stopTimer(name: string): void {
    this.#timers.get(name)?.();
    this.#timers.delete(name);
  }

  #dispatch(event: UploadEvent): void {
    this.#state = reduceUploads(this.#state, event);
    if (this.#isPublishDue) return;
    this.#isPublishDue = true;
    this.parts.scheduleFrame(() => {
      this.#isPublishDue = false;
      this.#published = this.#state;
      for (const listener of this.#listeners) listener();
    });
  }
}

function listen<Heard>(listeners: Set<Heard>, listener: Heard): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
