"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FirstButton } from "@/components/ui/first-button";
import { Dialog } from "@/components/ui/dialog";
import { toShownProblem } from "@/lib/client/api-fetch";
import { DryRunFailure, DryRunReport } from "./dry-run-report";
import { formWords } from "./form-words";
import type { Editor } from "./use-editor";
import { dryRunWords } from "./words";

type SavePartProps = { editor: Editor; savedName: string | undefined };

function Report({ dryRun, isReady, isNew }: { dryRun: Editor["dryRun"]; isReady: boolean; isNew: boolean }) {
  const { query, isKnown } = dryRun;
  if (!isReady) return <p className="text-[13px] text-muted">{isNew ? dryRunWords.isNew : formWords.unchanged}</p>;
  if (query.isError) {
    return <DryRunFailure error={query.error} isRetrying={query.isFetching} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) return <p className="text-[13px] text-muted">{dryRunWords.asking}</p>;
  return (
    <div aria-busy={!isKnown}>
      <DryRunReport report={query.data} />
    </div>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { title, detail } = toShownProblem(error);
  return (
    <p role="alert" className="text-[13px] text-danger">
      {title}. {detail}
    </p>
  );
}

/** What saving does, and the button for it. Where cached copies go, it asks once more. */
export function SavePart({ editor, savedName }: SavePartProps) {
  const [isAsking, setAsking] = useState(false);
  const { dryRun, isReady, isSaving, save } = editor;
  const report = dryRun.isKnown ? dryRun.query.data : undefined;
  const purges = report !== undefined && !report.isNew && report.cachedImages > 0;
  return (
    <section
      aria-label={dryRunWords.title}
      className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3"
    >
      <h2 className="text-[13px] font-medium">{dryRunWords.title}</h2>
      <Report dryRun={dryRun} isReady={isReady} isNew={savedName === undefined} />
      {editor.saveError === null ? null : <Refusal error={editor.saveError} />}
      <Button
        type="submit"
        variant="primary"
        className="self-start"
        isDisabled={!isReady || report === undefined}
        isPending={isSaving}
        onClick={() => (purges ? setAsking(true) : save())}
      >
        {savedName === undefined ? formWords.create : formWords.save}
      </Button>
      {report === undefined || savedName === undefined || !isAsking ? null : (
        <Dialog role="alertdialog" title={dryRunWords.saveTitle(savedName)} isOpen onClose={() => setAsking(false)}>
          <DryRunReport report={report} />
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <FirstButton onClick={() => setAsking(false)}>{formWords.stay}</FirstButton>
            <Button
              variant="primary"
              onClick={() => {
                setAsking(false);
                save();
              }}
            >
              {dryRunWords.saveAndPurge}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
