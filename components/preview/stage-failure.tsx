import { ErrorPanel } from "@/components/ui/error-panel";
import { toShownProblem } from "@/lib/client/api-fetch";
import { stageWords } from "./words";

type StageFailureProps = { error: unknown; isRetrying: boolean; onRetry: () => void };

/** Why no image is shown. One that is gone is not asked for again. */
export function StageFailure({ error, isRetrying, onRetry }: StageFailureProps) {
  const problem = toShownProblem(error);
  const isGone = problem.status === 404;
  return (
    <div className="overflow-y-auto px-4">
      <ErrorPanel
        title={isGone ? stageWords.gone : stageWords.imageFailed}
        detail={isGone ? stageWords.goneDetail : `${problem.title}. ${problem.detail}`}
        requestId={problem.requestId === "" ? undefined : problem.requestId}
        onRetry={isGone ? undefined : onRetry}
        isRetrying={isRetrying}
      />
    </div>
  );
}
