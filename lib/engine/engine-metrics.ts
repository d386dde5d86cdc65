import type { RunOptions } from "@/lib/sandbox/sandbox";
import type { Pixels } from "./pixels/pixels";

export type RequestKind = "api" | "delivery" | "system";

type PixelWork = "inspect" | "render" | "precompute";
/** `aborted`: given up because whoever waited has left, unfinished. */
type Work = { done: number; failed: number; aborted: number; underWay: number; seconds: number };
type Watched = Readonly<{ job: PixelWork; options: RunOptions | undefined }>;

/** Counts since the start, written as Prometheus text. */
export class EngineMetrics {
  /** By kind and by the first digit of the status: counting makes no text. */
  readonly #answers: Readonly<Record<RequestKind, number[]>> = { api: [], delivery: [], system: [] };
  readonly #work: Readonly<Record<PixelWork, Work>> = {
    inspect: { done: 0, failed: 0, aborted: 0, underWay: 0, seconds: 0 },
    render: { done: 0, failed: 0, aborted: 0, underWay: 0, seconds: 0 },
    precompute: { done: 0, failed: 0, aborted: 0, underWay: 0, seconds: 0 },
  };

  countAnswer(kind: RequestKind, status: number): void {
    const counts = this.#answers[kind];
    const first = Math.floor(status / 100);
    counts[first] = (counts[first] ?? 0) + 1;
  }

  /** The same pixels, counted. What is under way is waiting for a child or at work in one. */
  watch(pixels: Pixels): Pixels {
    return {
      inspect: (bytes, options) => this.#time({ job: "inspect", options }, () => pixels.inspect(bytes, options)),
      sanitiseSvg: (bytes, options) =>
        this.#time({ job: "inspect", options }, () => pixels.sanitiseSvg(bytes, options)),
      findInner: (source, rim, options) =>
        this.#time({ job: "render", options }, () => pixels.findInner(source, rim, options)),
      render: (source, plan, options) =>
        this.#time({ job: "render", options }, () => pixels.render(source, plan, options)),
      renderMany: (source, plans, options) =>
        this.#time({ job: "precompute", options }, () => pixels.renderMany(source, plans, options)),
    };
  }

  /** `images` is how many there are at this moment. */
  toText({ images }: Readonly<{ images: number }>): string {
    const jobs = Object.entries(this.#work).map(([job, work]) => ({ labels: `{job="${job}"}`, ...work }));
    return [
      "# HELP vitrine_engine_requests_total Requests answered. Deliveries that made no render job came from a cache.",
      "# TYPE vitrine_engine_requests_total counter",
      ...this.#answerLines(),
      "# TYPE vitrine_engine_pixel_jobs_total counter",
      ...jobs.map(({ labels, done }) => `vitrine_engine_pixel_jobs_total${labels} ${done}`),
      "# TYPE vitrine_engine_pixel_jobs_failed_total counter",
      ...jobs.map(({ labels, failed }) => `vitrine_engine_pixel_jobs_failed_total${labels} ${failed}`),
      "# HELP vitrine_engine_pixel_jobs_aborted_total Given up unfinished, because whoever waited has left.",
      "# TYPE vitrine_engine_pixel_jobs_aborted_total counter",
      ...jobs.map(({ labels, aborted }) => `vitrine_engine_pixel_jobs_aborted_total${labels} ${aborted}`),
      "# HELP vitrine_engine_pixel_seconds_total Time from asking to answer, waiting included.",
      "# TYPE vitrine_engine_pixel_seconds_total counter",
      ...jobs.map(({ labels, seconds }) => `vitrine_engine_pixel_seconds_total${labels} ${seconds.toFixed(3)}`),
      "# TYPE vitrine_engine_pixel_jobs_under_way gauge",
      ...jobs.map(({ labels, underWay }) => `vitrine_engine_pixel_jobs_under_way${labels} ${underWay}`),
      "# TYPE vitrine_engine_images gauge",
      `vitrine_engine_images ${images}`,
      "# TYPE process_resident_memory_bytes gauge",
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      "",
    ].join("\n");
  }

  #answerLines(): readonly string[] {
    return Object.entries(this.#answers).flatMap(([kind, counts]) =>
      Object.entries(counts).map(
        ([first, count]) => `vitrine_engine_requests_total{kind="${kind}",status="${first}xx"} ${count}`,
      ),
    );
  }

  async #time<Result>({ job, options }: Watched, run: () => Promise<Result>): Promise<Result> {
    const work = this.#work[job];
    const startMs = performance.now();
    work.underWay += 1;
    try {
      const result = await run();
      work.done += 1;
      return result;
    } catch (error) {
      if (options?.signal?.aborted === true) work.aborted += 1;
      else work.failed += 1;
      throw error;
    } finally {
      work.underWay -= 1;
      work.seconds += (performance.now() - startMs) / 1000;
    }
  }
}
