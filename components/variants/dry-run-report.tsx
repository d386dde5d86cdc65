import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toShownProblem } from "@/lib/client/api-fetch";
import type { DryRun } from "@/lib/contracts/variant";
import { ChangeList } from "./change-list";
import { LintList } from "./lint-list";
import { dryRunWords, previewWords } from "./words";

type DryRunReportProps = { report: DryRun; removedName?: string };

const toSentence = ({ isNew, changes, cachedImages }: DryRun): string => {
  if (isNew) return dryRunWords.isNew;
  return changes.length === 0 ? dryRunWords.nothing : dryRunWords.purges(cachedImages);
};

/** What would happen: which options change, whose cached copies go, and what is doubtful about it. */
export function DryRunReport({ report, removedName }: DryRunReportProps) {
  const isRemoval = removedName !== undefined;
  return (
    <div className="flex flex-col gap-2.5">
      {isRemoval || report.isNew || report.changes.length === 0 ? null : (
        <ChangeList changes={report.changes} isNew={false} />
      )}
      {isRemoval ? <p className="text-[13px]">{dryRunWords.ends(removedName)}</p> : null}
      <p className="text-[13px]">{isRemoval ? dryRunWords.purges(report.cachedImages) : toSentence(report)}</p>
      {report.lint.length === 0 ? null : <LintList findings={report.lint} />}
    </div>
  );
}

type DryRunFailureProps = { error: unknown; isRetrying: boolean; onRetry: () => void };

export function DryRunFailure({ error, isRetrying, onRetry }: DryRunFailureProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2 text-[13px]">
      <p>
        {dryRunWords.failed} {toShownProblem(error).detail}
      </p>
      <Button size="small" icon={<RotateCw aria-hidden size={14} />} isPending={isRetrying} onClick={onRetry}>
        {previewWords.retry}
      </Button>
    </div>
  );
}
