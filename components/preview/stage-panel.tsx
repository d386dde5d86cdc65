"use client";

import { Check, Link, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { ReactNode } from "react";
import type { Image } from "@/lib/contracts/image";
import { DeliveryUrls } from "./delivery-urls";
import { ImageFacts } from "./image-facts";
import { useClipboard } from "./use-clipboard";
import { panelWords } from "./words";

type StagePanelProps = {
  image: Image;
  variant: string;
  onTrash: (() => void) | undefined;
  /** Sections between the actions and the facts. */
  children: ReactNode;
};

/** Right of the frames: what to do with the image, where it is delivered, what it is. */
export function StagePanel({ image, variant, onTrash, children }: StagePanelProps) {
  const clipboard = useClipboard();
  const shown = image.variants.find((candidate) => candidate.name === variant);
  const subject = panelWords.urlOf(variant);
  const isCopied = clipboard.copiedSubject === subject;
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="primary"
          className="grow"
          icon={isCopied ? <Check aria-hidden size={16} /> : <Link aria-hidden size={16} />}
          isDisabled={shown === undefined}
          onClick={() => {
            if (shown !== undefined) void clipboard.copy(subject, shown.url);
          }}
        >
          {isCopied ? panelWords.copied : panelWords.copyUrl}
        </Button>
        {onTrash === undefined ? null : (
          <Button className="grow" icon={<Trash2 aria-hidden size={16} />} onClick={onTrash}>
            {panelWords.trash}
          </Button>
        )}
      </div>
      {image.state === "ready" ? null : <p className="-mt-3 text-[13px] text-muted">{panelWords.inTrash}</p>}
      <output className={clipboard.isRefused ? "-mt-3 block text-[13px] text-danger" : "sr-only"}>
        {clipboard.isRefused ? panelWords.copyRefused : ""}
        {clipboard.copiedSubject === undefined ? "" : panelWords.copiedSubject(clipboard.copiedSubject)}
      </output>
      {children}
      <DeliveryUrls image={image} clipboard={clipboard} />
      <ImageFacts image={image} clipboard={clipboard} />
    </div>
  );
}
