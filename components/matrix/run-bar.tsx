import { Button } from "@/components/ui/button";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { MatrixRun, MatrixSnapshot } from "@/lib/client/matrix/matrix-run";
import { matrixWords } from "./words";

const toReasons = ({ cells }: MatrixSnapshot): readonly (readonly [reason: string, count: number])[] => {
  const counts = new Map<string, number>();
  for (const state of cells.values())
    if (state.kind === "failed") counts.set(state.problem.detail, (counts.get(state.problem.detail) ?? 0) + 1);
  return [...counts];
};

/** How far the measuring is, and ways to stop it, go on, and ask again. */
export function RunBar({ run, snapshot }: { run: MatrixRun; snapshot: MatrixSnapshot }) {
  const { count, measured, failed, status } = snapshot;
  const text = matrixWords.progressText(measured, count, failed);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <output className="text-[13px]">
          {status === "stopped" ? `${matrixWords.stopped} ` : ""}
          {text}
        </output>
        {status === "running" ? (
          <Button size="small" onClick={run.stop}>
            {matrixWords.stop}
          </Button>
        ) : null}
        {status === "stopped" ? (
          <Button size="small" onClick={run.start}>
            {matrixWords.resume}
          </Button>
        ) : null}
        {failed > 0 && status !== "running" ? (
          <Button size="small" onClick={() => run.retry()}>
            {matrixWords.retryFailed(failed)}
          </Button>
        ) : null}
      </div>
      <ProgressBar
        label={matrixWords.progress}
        value={count === 0 ? 0 : (measured + failed) / count}
        valueText={text}
        tone={failed > 0 ? "danger" : status === "finished" ? "success" : "accent"}
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
