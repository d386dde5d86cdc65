import type { Browser, Page } from "@playwright/test";

type TraceEvent = Readonly<{
  ph: string;
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: by the clock, and of the processor alone. */
  dur?: number;
  tdur?: number;
  args?: Readonly<{ name?: string }>;
}>;

const toThread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;

/**
 * Processor time of each task on the page's main thread while `work` runs, longest first, in milliseconds. Not the time
 * by the clock, which on a busy machine is that of everybody else too.
 */
export const measureTasks = async (browser: Browser, page: Page, work: () => Promise<void>): Promise<number[]> => {
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ ph, name, args }) => ph === "M" && name === "thread_name" && args?.name === "CrRendererMain")
      .map(toThread),
  );
  return traceEvents
    .filter((event) => event.name === "RunTask" && mains.has(toThread(event)))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .toSorted((a, b) => b - a);
};
