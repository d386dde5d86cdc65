"use client";

import { lazy, Suspense } from "react";
import type { DialogFrameProps } from "./dialog-frame";

const DialogFrame = lazy(async () => ({ default: (await import("./dialog-frame")).DialogFrame }));

export type DialogProps = DialogFrameProps & { isOpen: boolean };

/** A modal dialog. Its machinery is loaded on the first opening. */
export function Dialog({ isOpen, ...frame }: DialogProps) {
  if (!isOpen) return null;
  return (
    <Suspense>
      <DialogFrame {...frame} />
    </Suspense>
  );
}
