"use client";

import { ExternalLink } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toShownProblem } from "@/lib/client/api-fetch";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { useOpenSignedUrl } from "@/lib/client/signing";
import type { SignedUrlOpening } from "@/lib/contracts/signing";
import { openingWords } from "./words";

function Answer({ url, opening }: { url: string; opening: SignedUrlOpening }) {
  if (opening.status !== 200) {
    return (
      <p className="text-[13px] text-danger">
        {openingWords.refuses(opening.status)}
        {opening.said === "" ? null : <code className="mt-1 block font-mono text-[12px]">{opening.said}</code>}
      </p>
    );
  }
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="text-[13px] text-success">
        {openingWords.opens({ type: opening.contentType, size: toMeasuredSizeText(opening.sizeBytes) })}
      </figcaption>
      <img
        src={url}
        alt={openingWords.picture}
        referrerPolicy="no-referrer"
        className="max-h-64 max-w-full self-start rounded-md bg-checker object-contain"
      />
    </figure>
  );
}

/** Really fetches a URL of this account, and says what the delivery host answered. */
export function Opening({ url }: { url: string }) {
  const opening = useOpenSignedUrl();
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          icon={<ExternalLink aria-hidden size={16} />}
          isPending={opening.isPending}
          onClick={() => opening.mutate(url)}
        >
          {opening.isIdle ? openingWords.open : openingWords.again}
        </Button>
        <span className="text-[13px] text-muted">{openingWords.explain}</span>
      </div>
      <output className="block w-full">
        {opening.isError ? (
          <p className="text-[13px] text-danger">{`${openingWords.failed} ${toShownProblem(opening.error).detail}`}</p>
        ) : null}
        {opening.data === undefined ? null : <Answer url={url} opening={opening.data} />}
      </output>
    </div>
  );
}
