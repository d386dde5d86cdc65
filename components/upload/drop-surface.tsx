"use client";

import { ImagePlus } from "lucide-react";
import { createContext, useCallback, useContext, type ReactNode } from "react";
import { useDropzone, type FileRejection } from "react-dropzone";
import { toastQueue } from "@/components/ui/toast-queue";
import { acceptedFiles } from "@/lib/contracts/upload-limits";
import { useUploads } from "./upload-provider";
import { useDragEnd } from "./use-drag-end";
import { useInnerDrag } from "./use-inner-drag";
import { usePagePaste } from "./use-page-paste";
import { uploadWords } from "./words";

const BrowseContext = createContext<() => void>(() => {});

/** Opens the file picker of the surrounding DropSurface. */
export const useBrowse = (): (() => void) => useContext(BrowseContext);

const accept = Object.fromEntries(Object.entries(acceptedFiles).map(([type, endings]) => [type, [...endings]]));

const reportUnreadable = (error: Error) =>
  toastQueue.add({ message: uploadWords.dropFailed(error.message), tone: "danger" });

/** Makes the whole page a place to drop or paste pictures and folders. `isDisabled` for who may not upload. */
export function DropSurface({ children, isDisabled = false }: { children: ReactNode; isDisabled?: boolean }) {
  const { enqueue } = useUploads();
  const isInnerDrag = useInnerDrag();
  const onDrop = useCallback(
    (accepted: File[], rejections: FileRejection[]) =>
      // Names and media types lie: the queue looks at the bytes and gives its reasons per file.
      enqueue([...accepted, ...rejections.map((rejection) => rejection.file)]),
    [enqueue],
  );
  usePagePaste(enqueue, isDisabled);
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    accept,
    onDrop,
    onError: reportUnreadable,
    disabled: isDisabled,
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    noDrag: isInnerDrag,
  });
  // The page around it is no control: it takes no focus, and is not disabled as a whole for who may not drop.
  const { role: _role, tabIndex: _tabIndex, "aria-disabled": _disabled, ...root } = getRootProps();
  return (
    <BrowseContext value={open}>
      <div {...root}>
        {/* Opened by buttons only: hidden from everyone, it needs no name and no landmark. */}
        <input {...getInputProps({ style: { display: "none" } })} />
        {children}
        {isDragActive && !isInnerDrag ? <DropOverlay /> : null}
      </div>
    </BrowseContext>
  );
}

function DropOverlay() {
  const isOver = useDragEnd();
  if (isOver) return null;
  return (
    <div aria-hidden className="pointer-events-none fixed inset-0 z-50 animate-appear bg-canvas/97 p-3 md:p-5">
      <div className="flex h-full flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed border-accent text-center">
        <ImagePlus size={40} strokeWidth={1.5} className="text-accent" />
        <p className="text-[20px] leading-7 font-semibold text-ink">{uploadWords.dropTitle}</p>
        <p className="px-6 text-[14px] text-muted">{uploadWords.dropDetail}</p>
      </div>
    </div>
  );
}
