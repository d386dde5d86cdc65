"use client";

import { useSyncExternalStore } from "react";
import { getBrowserUploadQueue } from "./browser-upload-queue";
import { emptyUploadState } from "./upload-reducer";
import type { UploadState } from "./upload-item";

const getServerSnapshot = () => emptyUploadState;
const subscribe = (listener: () => void) => getBrowserUploadQueue().subscribe(listener);
const getSnapshot = () => getBrowserUploadQueue().getSnapshot();

/** The uploads as they stand, fresh at most once per frame. */
export function useUploadQueue(): UploadState {
  return useSyncExternalStore(subscribe, getSnapshot, getServerSnapshot);
}
