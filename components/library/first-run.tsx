"use client";

import { ImagePlus, Sparkles } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { UploadDoor } from "./upload-door";
import { libraryWords } from "./words";

/** The empty library: a place to drop pictures, a button for those who choose, samples for those who look. */
export function FirstRun({ upload }: { upload: UploadDoor }) {
  return (
    <div className="flex grow flex-col items-center justify-center rounded-lg border-2 border-dashed border-line px-4 py-16 text-center">
      <ImagePlus aria-hidden size={40} strokeWidth={1.25} className="mb-4 text-muted" />
      <h2 className="text-[18px] leading-7 font-semibold">{libraryWords.emptyTitle}</h2>
      <p className="mt-1 max-w-md text-balance text-muted">{libraryWords.emptyDetail}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={upload.onBrowse}>
          {libraryWords.browse}
        </Button>
        <Button
          icon={<Sparkles aria-hidden size={16} />}
          isPending={upload.isLoadingSamples}
          onClick={upload.onLoadSamples}
        >
          {libraryWords.samples}
        </Button>
      </div>
    </div>
  );
}
