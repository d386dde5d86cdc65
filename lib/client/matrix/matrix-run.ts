import { toShownProblem } from "../api-fetch";
import type { ProblemError } from "../problem-error";
import { askPatiently } from "./ask-patiently";
import type { FigureQuestion, Figures } from "./figures";

export type CellState =
  | { kind: "waiting" }
  | { kind: "asking" }
  | { kind: "measured"; figures: Figures }
  | { kind: "failed"; problem: ProblemError };

export type MatrixSnapshot = {
  cells: ReadonlyMap<string, CellState>;
  count: number;
  measured: number;
  failed: number;
  /** `stopped`: someone stopped it while cells were left. */
  status: "running" | "stopped" | "finished";
};

type Tools = {
  ask: (question: FigureQuestion, signal: AbortSignal) => Promise<Figures>;
  /** Calls back soon; what happens until then is published at once. */
  schedule: (publish: () => void) => void;
  wait: (durationMs: number) => Promise<void>;
};

/** Questions on their way at a time: the engine encodes on few cores, and a browser opens six connections. */
export const laneCount = 4;

export const toCellKey = ({ imageId, variant }: FigureQuestion): string => `${variant}\n${imageId}`;

/** Measures every cell of a matrix, a few at a time, in the order given. No part of it knows React. */
export class MatrixRun {
  readonly #questions: readonly FigureQuestion[];
  readonly #cells = new Map<string, CellState>();
  readonly #tools: Tools;
  readonly #listeners = new Set<() => void>();
  #queue: FigureQuestion[];
  #stop = new AbortController();
  #lanes = 0;
  #isScheduled = false;
  #snapshot: MatrixSnapshot;

  constructor(questions: readonly FigureQuestion[], tools: Tools) {
    this.#questions = questions;
    this.#queue = [...questions];
    this.#tools = tools;
    for (const question of questions) this.#cells.set(toCellKey(question), { kind: "waiting" });
    this.#snapshot = this.#take();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly getSnapshot = (): MatrixSnapshot => this.#snapshot;

  /** Goes on with whatever is left. */
  readonly start = (): void => {
    if (this.#stop.signal.aborted) this.#stop = new AbortController();
    const { signal } = this.#stop;
    while (this.#lanes < laneCount && this.#queue.length > 0) {
      this.#lanes += 1;
      void this.#work(signal);
    }
    this.#publishSoon();
  };

  /** Cuts the questions on their way; they wait again. What was measured stays. */
  readonly stop = (): void => {
    this.#stop.abort();
    this.#queue = this.#questions.filter((question) => {
      const kind = this.#cells.get(toCellKey(question))?.kind;
      return kind === "waiting" || kind === "asking";
    });
    for (const question of this.#queue) this.#cells.set(toCellKey(question), { kind: "waiting" });
    this.#lanes = 0;
    this.#publishSoon();
  };

  /** Asks again for what failed: all of it, or one cell. */
  readonly retry = (key?: string): void => {
    for (const question of this.#questions) {
      const own = toCellKey(question);
      if (this.#cells.get(own)?.kind !== "failed" || (key !== undefined && key !== own)) continue;
      this.#cells.set(own, { kind: "waiting" });
      this.#queue.push(question);
    }
    this.start();
  };

  async #work(signal: AbortSignal): Promise<void> {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      this.#set(next, { kind: "asking" });
      const state = await this.#measure(next, signal);
      // A stopped lane leaves everything to whoever starts again.
      if (signal.aborted) return;
      this.#set(next, state);
    }
    this.#lanes -= 1;
    this.#publishSoon();
  }

  async #measure(question: FigureQuestion, signal: AbortSignal): Promise<CellState> {
    const { ask, wait } = this.#tools;
    try {
      const figures = await askPatiently(() => ask(question, signal), { signal, wait });
      return { kind: "measured", figures };
    } catch (error) {
      return { kind: "failed", problem: toShownProblem(error) };
    }
  }

  #set(question: FigureQuestion, state: CellState): void {
    this.#cells.set(toCellKey(question), state);
    this.#publishSoon();
  }

  #publishSoon(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#tools.schedule(() => {
      this.#isScheduled = false;
      this.#snapshot = this.#take();
      for (const listener of this.#listeners) listener();
    });
  }

  #take(): MatrixSnapshot {
    const states = [...this.#cells.values()];
    const countOf = (kind: CellState["kind"]) => states.filter((state) => state.kind === kind).length;
    const [measured, failed, count] = [countOf("measured"), countOf("failed"), states.length];
    const left = this.#stop.signal.aborted ? "stopped" : "running";
    const status = measured + failed === count ? "finished" : left;
    return { cells: new Map(this.#cells), count, measured, failed, status };
  }
}
