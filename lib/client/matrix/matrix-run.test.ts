import { describe, expect, it } from "vitest";
import { ProblemError } from "../problem-error";
import type { FigureQuestion, Figures } from "./figures";
import { laneCount, MatrixRun, toCellKey } from "./matrix-run";

const figures: Figures = { format: "webp", widthPx: 10, heightPx: 5, sizeBytes: 99, url: "https://d/x", sha256: "ab" };
const questions = Array.from({ length: 12 }, (_, index) => ({ imageId: `i${index}`, variant: "public" }));
const toProblem = (isRetryable: boolean) =>
  new ProblemError({ status: 503, code: "busy", title: "Busy", detail: "Too much at once.", isRetryable });

type Pending = { question: FigureQuestion; answer: (value: Figures) => void; refuse: (error: Error) => void };

/** A run whose questions are answered by hand. */
const open = () => {
  const pending: Pending[] = [];
  const cut: string[] = [];
  const waits: number[] = [];
  const run = new MatrixRun(questions, {
    ask: (question, signal) =>
      new Promise((answer, refuse) => {
        pending.push({ question, answer, refuse });
        signal.addEventListener("abort", () => {
          cut.push(question.imageId);
          refuse(new DOMException("cut", "AbortError"));
        });
      }),
    schedule: (publish) => publish(),
    wait: (durationMs) => {
      waits.push(durationMs);
      return Promise.resolve();
    },
  });
  return { run, pending, cut, waits };
};
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const stateOf = (run: MatrixRun, index: number) =>
  run.getSnapshot().cells.get(toCellKey({ imageId: `i${index}`, variant: "public" }));

describe("a run over a matrix", () => {
  it("asks for no more than a few cells at a time, in order, and finishes", async () => {
    const { run, pending } = open();
    run.start();
    for (let done = 0; done < questions.length; done++) {
      expect(pending.length).toBe(Math.min(questions.length, done + laneCount));
      expect(run.getSnapshot()).toMatchObject({ measured: done, status: "running" });
      pending[done]?.answer(figures);
      await settle();
    }
    expect(pending.map(({ question }) => question)).toEqual(questions);
    expect(run.getSnapshot()).toMatchObject({ count: 12, measured: 12, failed: 0, status: "finished" });
  });

  it("keeps a failed cell as failed, with its reason, until it is asked for again", async () => {
    const { run, pending } = open();
    run.start();
    pending[0]?.refuse(toProblem(false));
    for (let index = 1; index < questions.length; index++) {
      pending[index]?.answer(figures);
      await settle();
    }
    expect(run.getSnapshot()).toMatchObject({ measured: 11, failed: 1, status: "finished" });
    expect(stateOf(run, 0)).toMatchObject({ kind: "failed", problem: { detail: "Too much at once." } });
    run.retry();
    expect(run.getSnapshot().status).toBe("running");
    pending.at(-1)?.answer(figures);
    await settle();
    expect(run.getSnapshot()).toMatchObject({ measured: 12, failed: 0, status: "finished" });
  });

  it("asks twice more by itself where that may help, and waits before", async () => {
    const { run, pending, waits } = open();
    run.start();
    const asked = () => pending.filter(({ question }) => question.imageId === "i0");
    for (let attempt = 0; attempt < 3; attempt++) {
      asked()[attempt]?.refuse(toProblem(true));
      await settle();
    }
    expect(asked()).toHaveLength(3);
    expect(waits).toEqual([500, 1000]);
    expect(stateOf(run, 0)?.kind).toBe("failed");
  });

  it("cuts what is on its way when stopped, keeps what was measured, and goes on from there", async () => {
    const { run, pending, cut } = open();
    run.start();
    pending[0]?.answer(figures);
    await settle();
    run.stop();
    await settle();
    expect(cut).toEqual(["i0", "i1", "i2", "i3", "i4"]);
    expect(run.getSnapshot()).toMatchObject({ measured: 1, failed: 0, status: "stopped" });
    expect(pending).toHaveLength(5);
    run.start();
    for (let index = 5; index < 16; index++) {
      pending[index]?.answer(figures);
      await settle();
    }
    expect(run.getSnapshot()).toMatchObject({ measured: 12, status: "finished" });
  });
});
