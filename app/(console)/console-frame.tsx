"use client";

import type { ReactNode } from "react";
import { Frame } from "@/components/shell/frame";
import { DropSurface } from "@/components/upload/drop-surface";
import { UploadProvider } from "@/components/upload/upload-provider";
import { UploadTray } from "@/components/upload/upload-tray";

/** Every signed-in screen stands in the frame, takes dropped files, and shows the uploads under way. */
export function ConsoleFrame({ children }: { children: ReactNode }) {
  return (
    <UploadProvider>
      <DropSurface>
        <Frame>{children}</Frame>
        <UploadTray />
      </DropSurface>
    </UploadProvider>
  );
}
