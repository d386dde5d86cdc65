"use client";

import type { ReactNode } from "react";
import { Frame } from "@/components/shell/frame";
import { DropSurface } from "@/components/upload/drop-surface";
import { UploadProvider } from "@/components/upload/upload-provider";
import { UploadTray } from "@/components/upload/upload-tray";
import { useAbilities, useGivenSession } from "@/lib/client/session";
import type { Session } from "@/lib/contracts/session";

type ConsoleFrameProps = { session: Session; children: ReactNode };

/** Every signed-in screen stands in the frame, takes dropped files, and shows the uploads under way. */
export function ConsoleFrame({ session, children }: ConsoleFrameProps) {
  useGivenSession(session);
  const { mayUpload } = useAbilities();
  return (
    <UploadProvider>
      <DropSurface isDisabled={!mayUpload}>
        <Frame>{children}</Frame>
        <UploadTray />
      </DropSurface>
    </UploadProvider>
  );
}
