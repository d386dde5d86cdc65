import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toShownProblem } from "@/lib/client/api-fetch";
import { frameWords } from "./words";

type FrameFailureProps = { device: string; error: unknown; isRetrying: boolean; onRetry: () => void };

/** Why a frame stayed empty, in the place of its figures, with a way to ask again. */
export function FrameFailure({ device, error, isRetrying, onRetry }: FrameFailureProps) {
  const problem = toShownProblem(error);
  return (
    <div role="alert" className="flex w-0 max-w-80 min-w-full flex-col items-start gap-1.5 text-[12px] leading-4">
      <p className="font-semibold text-danger">{frameWords.failed(device)}</p>
      <p>
        {problem.title}. {problem.detail}
      </p>
      {problem.requestId === "" ? null : (
        <p className="text-muted">
          {frameWords.request} <code className="font-mono select-all">{problem.requestId}</code>
        </p>
      )}
      <Button
        size="small"
        aria-label={frameWords.retryFor(device)}
        icon={<RotateCw aria-hidden size={14} />}
        onClick={onRetry}
        isPending={isRetrying}
      >
        {frameWords.retry}
      </Button>
    </div>
  );
}
