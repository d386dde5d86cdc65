import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { MatrixRun, MatrixSnapshot } from "@/lib/client/matrix/matrix-run";
import { useBarFocus } from "./use-bar-focus";
import { matrixWords } from "./words";

const toReasons = ({ cells }: MatrixSnapshot): readonly (readonly [reason: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const state of cells.values())
    if (state.kind === "failed") counts.set(state.problem.detail, (counts.get(state.problem.detail) ?? 0) + 1);
  return [...counts];
};

type RunBarProps = { run: MatrixRun; snapshot: MatrixSnapshot };

/** How far the measuring is, and ways to stop it, go on, and ask again. */
export function RunBar({ run, snapshot }: RunBarProps) {
  const { count, measured, failed, status } = snapshot;
  const bar = useBarFocus(status);
  const text = matrixWords.progressText(measured, count, failed);
  const doneTone = status === "finished" ? "success" : "accent";
  return (
    <div className="flex flex-col gap-1.5">
      <div {...bar} className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 rounded-sm">
        <output className="text-[13px]">
          {status === "stopped" ? `${matrixWords.stopped} ` : ""}
          {text}
        </output>
        <RunButtons run={run} snapshot={snapshot} />
      </div>
      <ProgressBar
        label={matrixWords.progress}
        value={count === 0 ? 0 : (measured + failed) / count}
        valueText={text}
        tone={failed > 0 ? "danger" : doneTone}
      />
      {failed === 0 ? null : (
        <ul aria-label={matrixWords.failures} className="text-[13px] text-danger">
          {toReasons(snapshot).map(([reason, times]) => (
            <li key={reason}>
              {times} × {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Stop and "go on" are one button, so that the focus stays on it. */
function RunButtons({ run, snapshot: { failed, status } }: RunBarProps) {
  const isRunning = status === "running";
  return (
    <>
      {status === "finished" ? null : (
        <Button size="small" onClick={isRunning ? run.stop : run.start}>
          {isRunning ? matrixWords.stop : matrixWords.resume}
        </Button>
      )}
      {failed > 0 && !isRunning ? (
        <Button size="small" onClick={() => run.retry()}>
          {matrixWords.retryFailed(failed)}
        </Button>
      ) : null}
    </>
  );
}
