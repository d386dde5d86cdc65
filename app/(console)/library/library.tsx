"use client";

import dynamic from "next/dynamic";
import { LibraryScreen } from "@/components/library/library-screen";
import { useBrowse } from "@/components/upload/drop-surface";
import { useSampleImages } from "@/components/upload/use-sample-images";
import { useAbilities } from "@/lib/client/session";

const Stage = dynamic(async () => (await import("@/components/preview/stage")).Stage, { ssr: false });

/** The library with the door to uploading, and the stage above it once an image is opened. */
export function Library() {
  const onBrowse = useBrowse();
  const { mayUpload } = useAbilities();
  const samples = useSampleImages();
  const upload = { onBrowse, onLoadSamples: samples.load, isLoadingSamples: samples.isPainting };
  return <LibraryScreen upload={mayUpload ? upload : undefined} renderOpen={(open) => <Stage {...open} />} />;
}
