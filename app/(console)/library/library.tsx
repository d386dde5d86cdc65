"use client";

import dynamic from "next/dynamic";
import { LibraryScreen } from "@/components/library/library-screen";
import { useBrowse } from "@/components/upload/drop-surface";
import { useSampleImages } from "@/components/upload/use-sample-images";
import { useGivenImages, type ImageFilters } from "@/lib/client/images";
import { useAbilities } from "@/lib/client/session";
import type { ImagePage } from "@/lib/contracts/image";
import { stageParts } from "./stage-parts";

const Stage = dynamic(async () => (await import("@/components/preview/stage")).Stage, { ssr: false });

/** What the document came with. */
type LibraryProps = { given: { filters: ImageFilters; page: ImagePage } | undefined };

/** The library with the door to uploading, and the stage above it once an image is opened. */
export function Library({ given }: LibraryProps) {
  useGivenImages(given?.filters ?? {}, given?.page);
  const onBrowse = useBrowse();
  const { mayUpload } = useAbilities();
  const samples = useSampleImages();
  const upload = { onBrowse, onLoadSamples: samples.load, isLoadingSamples: samples.isPainting };
  return (
    <LibraryScreen
      upload={mayUpload ? upload : undefined}
      renderOpen={(open) => <Stage {...open} parts={stageParts} />}
    />
  );
}
