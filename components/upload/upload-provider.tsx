"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, type ReactNode } from "react";
import { getBrowserUploadQueue } from "@/lib/client/browser-upload-queue";
import { refreshImageLists, showUploadedImage } from "@/lib/client/uploaded-images";

export type Uploads = {
  /** Puts files into the page's queue; each is judged, sent and reported on its own. */
  enqueue: (files: readonly File[]) => void;
};

const UploadsContext = createContext<Uploads | undefined>(undefined);

/** Opens the page's upload queue to its children, and shows each finished image in the library. */
export function UploadProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  useEffect(() => {
    const queue = getBrowserUploadQueue();
    const stopUploaded = queue.onUploaded((image) => showUploadedImage(client, image));
    const stopIdle = queue.onIdle(() => void refreshImageLists(client));
    return () => {
      stopUploaded();
      stopIdle();
    };
  }, [client]);
  const uploads = useMemo<Uploads>(() => ({ enqueue: (files) => getBrowserUploadQueue().enqueue(files) }), []);
  return <UploadsContext value={uploads}>{children}</UploadsContext>;
}

/** Throws outside of UploadProvider. */
export function useUploads(): Uploads {
  const uploads = useContext(UploadsContext);
  if (!uploads) throw new Error("useUploads needs an UploadProvider above it.");
  return uploads;
}
