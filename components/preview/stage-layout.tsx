import type { ReactNode } from "react";

type StageLayoutProps = { tools: ReactNode; frames: ReactNode; panel: ReactNode };

/** Frames in the middle, panel on the right; the panel goes below where both do not fit. */
export function StageLayout({ tools, frames, panel }: StageLayoutProps) {
  return (
    <div className="min-h-0 grow overflow-y-auto lg:flex lg:overflow-hidden">
      <div className="flex min-w-0 grow flex-col gap-5 px-4 py-4 sm:px-6 lg:overflow-y-auto">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">{tools}</div>
        {frames}
      </div>
      <div className="border-t border-line px-4 py-5 sm:px-6 lg:w-[328px] lg:shrink-0 lg:overflow-y-auto lg:border-t-0 lg:border-l lg:px-5">
        {panel}
      </div>
    </div>
  );
}
