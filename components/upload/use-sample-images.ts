import { useCallback, useState } from "react";
import { toastQueue } from "@/components/ui/toast-queue";
import { useUploads } from "./upload-provider";
import { uploadWords } from "./words";

export type SampleImages = {
  /** Paints the sample pictures and uploads them like any other file. */
  load: () => Promise<void>;
  isPainting: boolean;
};

/** “Load sample images”: the painters come over the wire only when they are asked for. */
export function useSampleImages(): SampleImages {
  const { enqueue } = useUploads();
  const [isPainting, setPainting] = useState(false);
  const load = useCallback(async () => {
    setPainting(true);
    try {
      const { paintSamplePictures } = await import("./sample-pictures");
      enqueue(await paintSamplePictures());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      toastQueue.add({ message: uploadWords.samplesFailed(reason), tone: "danger" });
    } finally {
      setPainting(false);
    }
  }, [enqueue]);
  return { load, isPainting };
}
