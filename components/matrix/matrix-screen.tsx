"use client";

import { toImageCount } from "@/lib/client/figure-words";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Images } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { toShownProblem } from "@/lib/client/api-fetch";
import { imageQuery } from "@/lib/client/images";
import { variantsQuery } from "@/lib/client/variants";
import { EmptyMatrix } from "./empty-matrix";
import type { MatrixAddress } from "./matrix-address";
import { MatrixView } from "./matrix-view";
import { PickerDialog } from "./picker-dialog";
import { useMatrixAddress } from "./use-matrix-address";
import { matrixWords } from "./words";

/** Many images in all variants: what each weighs on one device. */
export function MatrixScreen() {
  const { address, change } = useMatrixAddress();
  const [isPicking, setPicking] = useState(false);
  const choose = (ids: readonly string[]) => {
    setPicking(false);
    change({ ids });
  };
  const openPicker = () => setPicking(true);
  const hasImages = address.ids.length > 0;
  return (
    <>
      <header className="sticky top-0 z-30 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-canvas px-3 py-2 sm:px-4 lg:px-6">
        <h1 className="text-[16px] leading-6 font-semibold">{matrixWords.title}</h1>
        <output className="text-[13px] text-muted">{hasImages ? toImageCount(address.ids.length) : ""}</output>
        {hasImages ? (
          <Button className="ml-auto" icon={<Images aria-hidden size={16} />} onClick={openPicker}>
            {matrixWords.choose}
          </Button>
        ) : null}
      </header>
      <div className="flex min-w-0 flex-col gap-3 p-3 sm:p-4 lg:px-6">
        <p className="text-[13px] text-muted">{matrixWords.explain}</p>
        {hasImages ? (
          <Body address={address} onChange={change} />
        ) : (
          <EmptyMatrix onOpenPicker={openPicker} onChoose={choose} />
        )}
      </div>
      {isPicking ? <PickerDialog chosenIds={address.ids} onChoose={choose} onClose={() => setPicking(false)} /> : null}
    </>
  );
}

function Body({ address, onChange }: { address: MatrixAddress; onChange: (part: Partial<MatrixAddress>) => void }) {
  const variants = useQuery(variantsQuery());
  const asked = useQueries({ queries: address.ids.map((id) => imageQuery(id)) });
  if (variants.isError && variants.data === undefined) {
    const { detail, requestId } = toShownProblem(variants.error);
    return (
      <ErrorPanel
        title={matrixWords.variantsFailed}
        detail={detail}
        requestId={requestId || undefined}
        isRetrying={variants.isFetching}
        onRetry={() => void variants.refetch()}
      />
    );
  }
  if (variants.data === undefined || asked.some(({ isPending }) => isPending)) {
    return (
      <output aria-label={matrixWords.loading} className="block">
        <Skeleton className="h-96 w-full" />
      </output>
    );
  }
  const images = asked.flatMap(({ data }) => (data?.state === "ready" ? [data] : []));
  const missing = asked.length - images.length;
  return (
    <>
      {missing === 0 ? null : (
        <p className="text-[13px] text-danger">
          {matrixWords.missing(missing)}{" "}
          <Button
            size="small"
            onClick={() => asked.filter(({ isError }) => isError).forEach((query) => void query.refetch())}
          >
            {matrixWords.retryList}
          </Button>
        </p>
      )}
      {images.length === 0 ? null : (
        <MatrixView
          images={images}
          variants={variants.data.items.map(({ name }) => name)}
          address={address}
          onChange={onChange}
        />
      )}
    </>
  );
}
