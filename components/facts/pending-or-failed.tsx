import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

type PendingOrFailedProps = {
  error: Error | null;
  isFetching: boolean;
  onRetry: () => void;
  words: Readonly<{ loading: string; failed: string; retry: string }>;
};

/** What stands in a section until its content is there. */
export function PendingOrFailed({ error, isFetching, onRetry, words }: PendingOrFailedProps) {
  if (error === null)
    return (
      <div className="flex flex-col gap-2">
        <output className="text-[13px] text-muted">{words.loading}</output>
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    );
  return (
    <div role="alert" className="flex flex-col items-start gap-2 text-[13px]">
      <p className="text-danger">{`${words.failed} ${error.message}`}</p>
      <Button size="small" isPending={isFetching} onClick={onRetry}>
        {words.retry}
      </Button>
    </div>
  );
}
