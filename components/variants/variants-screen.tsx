"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useAbilities } from "@/lib/client/session";
import { variantLintQuery, variantsQuery } from "@/lib/client/variants";
import type { LintFinding, VariantList } from "@/lib/contracts/variant";
import { EditorPlace } from "./editor-place";
import { LintList } from "./lint-list";
import { ListSkeleton } from "./list-skeleton";
import { MoreMenu } from "./more-menu";
import { SampleStrip } from "./sample-strip";
import { useSample } from "./use-sample";
import { useVariantsAddress } from "./use-variants-address";
import { VariantsList, type VariantsListProps } from "./variants-list";
import { variantsWords } from "./words";

const none: readonly LintFinding[] = [];

type TopProps = { list: VariantList | undefined; mayTune: boolean; onNew: () => void };

function Top({ list, mayTune, onNew }: TopProps) {
  const isFull = list !== undefined && list.items.length >= list.limit;
  return (
    <header className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-canvas px-3 py-2 sm:px-4 lg:px-6">
      <h1 className="text-[16px] leading-6 font-semibold">{variantsWords.title}</h1>
      <output className="text-[13px] text-muted">
        {list === undefined ? "" : variantsWords.count(list.items.length, list.limit)}
      </output>
      <div className="ml-auto flex items-center gap-1.5">
        {mayTune ? (
          <Button
            variant="primary"
            icon={<Plus aria-hidden size={16} />}
            isDisabled={list === undefined || isFull}
            onClick={onNew}
          >
            {variantsWords.create}
          </Button>
        ) : null}
        <MoreMenu mayTune={mayTune} />
      </div>
    </header>
  );
}

/** The named sizes of every image: what each makes of a sample, and an editor for who may change them. */
export function VariantsScreen() {
  const { address, openEdit, openNew, openList, chooseSample } = useVariantsAddress();
  const list = useQuery(variantsQuery()).data;
  const sample = useSample(address.sampleIds);
  const { mayTune } = useAbilities();
  const [focusName, setFocusName] = useState<string>();
  const close = () => {
    setFocusName(address.edit ?? address.from);
    openList();
  };
  if (list !== undefined && (address.isNew || address.edit !== undefined)) {
    return (
      <EditorPlace
        address={address}
        list={list}
        sample={sample}
        mayTune={mayTune}
        onChooseSample={chooseSample}
        onDone={close}
      />
    );
  }
  return (
    <>
      <Top list={list} mayTune={mayTune} onNew={() => openNew()} />
      <div className="flex max-w-5xl flex-col gap-3 p-3 sm:p-4 lg:px-6">
        <Lead list={list} mayTune={mayTune} />
        <SampleStrip sample={sample} chosenIds={address.sampleIds} onChoose={chooseSample} />
        <Body
          sample={sample}
          doors={mayTune ? { onEdit: openEdit, onDuplicate: openNew } : undefined}
          focusName={focusName}
        />
      </div>
    </>
  );
}

function Lead({ list, mayTune }: { list: VariantList | undefined; mayTune: boolean }) {
  const sentences: string[] = [variantsWords.explain];
  if (!mayTune) sentences.push(variantsWords.explainOnly);
  if (list !== undefined && list.items.length >= list.limit) sentences.push(variantsWords.full(list.limit));
  return <p className="text-[13px] text-muted">{sentences.join(" ")}</p>;
}

function Body(props: Pick<VariantsListProps, "sample" | "doors" | "focusName">) {
  const variants = useQuery(variantsQuery());
  const findings = useQuery({ ...variantLintQuery(), enabled: props.doors !== undefined });
  if (variants.data !== undefined) {
    const found = findings.data ?? none;
    return (
      <>
        <SetFindings findings={found.filter(({ variant }) => variant === undefined)} />
        <VariantsList list={variants.data} findings={found} {...props} />
      </>
    );
  }
  if (variants.isPending) return <ListSkeleton />;
  return <Failed error={variants.error} isRetrying={variants.isFetching} onRetry={() => void variants.refetch()} />;
}

/** What is doubtful about the variants as a whole. */
function SetFindings({ findings }: { findings: readonly LintFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <section aria-label={variantsWords.setFindings} className="rounded-md border border-line bg-surface p-3">
      <LintList findings={findings} />
    </section>
  );
}

function Failed({ error, isRetrying, onRetry }: { error: unknown; isRetrying: boolean; onRetry: () => void }) {
  const { detail, requestId } = toShownProblem(error);
  return (
    <ErrorPanel
      title={variantsWords.failedTitle}
      detail={detail}
      requestId={requestId || undefined}
      isRetrying={isRetrying}
      onRetry={onRetry}
    />
  );
}
