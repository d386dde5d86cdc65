import { printTable } from "./table";

const mostShown = 30;
const progressEvery = 5000;

/** Counts answers by code, and keeps the faults. */
export class FuzzTally {
  readonly #counts = new Map<string, number>();
  readonly #faults: string[] = [];
  readonly #startedAt = performance.now();
  #slowestMs = 0;
  #total = 0;

  count(code: string, elapsedMs: number): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    this.#slowestMs = Math.max(this.#slowestMs, elapsedMs);
    this.#total += 1;
    if (this.#total % progressEvery === 0) console.log(`  ${this.#total} answers, ${this.faultCount} faults`);
  }

  /** `how` tells how to get the fault again. */
  blame(how: string, fault: string): void {
    this.#faults.push(`${fault} <- ${how}`);
    if (this.#faults.length <= mostShown) console.log(`  fault: ${this.#faults.at(-1)}`);
  }

  get faultCount(): number {
    return this.#faults.length;
  }

  print(title: string): void {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const rows = [...this.#counts].toSorted(([, a], [, b]) => b - a);
    printTable(
      `${title}: ${this.#total} answers in ${seconds.toFixed(0)} s (${(this.#total / seconds).toFixed(0)}/s), slowest ${(this.#slowestMs / 1000).toFixed(1)} s, ${this.faultCount} faults`,
      ["answer", "times"],
      rows,
    );
  }
}
