"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { FirstButton } from "@/components/ui/first-button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { variantDryRunQuery } from "@/lib/client/variants";
import { DryRunFailure, DryRunReport } from "./dry-run-report";
import { dryRunWords } from "./words";

type RemoveDialogProps = { name: string; onClose: () => void; onConfirm: () => void };

/** Says what deleting would do, then asks. The focus starts on the harmless choice. */
export function RemoveDialog({ name, onClose, onConfirm }: RemoveDialogProps) {
  const dryRun = useQuery(variantDryRunQuery({ name, options: null }));
  return (
    <Dialog role="alertdialog" title={dryRunWords.removeTitle(name)} isOpen onClose={onClose}>
      {dryRun.isPending ? <Skeleton className="h-10 w-full" /> : null}
      {dryRun.isError ? (
        <DryRunFailure error={dryRun.error} isRetrying={dryRun.isFetching} onRetry={() => void dryRun.refetch()} />
      ) : null}
      {dryRun.isSuccess ? <DryRunReport report={dryRun.data} removedName={name} /> : null}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <FirstButton onClick={onClose}>Cancel</FirstButton>
        <Button variant="danger" isDisabled={!dryRun.isSuccess} onClick={onConfirm}>
          {dryRunWords.removeNow}
        </Button>
      </div>
    </Dialog>
  );
}
