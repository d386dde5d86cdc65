import type { ReactNode } from "react";

type StageLayoutProps = { tools: ReactNode; frames: ReactNode; panel: ReactNode };

/** Frames in the middle, panel on the right; the panel goes below where both do not fit. */
export function StageLayout({ tools, frames, panel }: StageLayoutProps) {
  return (
    <div className="min-h-0 grow overflow-y-auto xl:flex xl:overflow-hidden">
      <div className="flex min-w-0 grow flex-col gap-5 px-4 py-4 sm:px-6 xl:overflow-y-auto">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">{tools}</div>
        {frames}
      </div>
      <div className="border-t border-line px-4 py-5 sm:px-6 xl:w-[328px] xl:shrink-0 xl:overflow-y-auto xl:border-t-0 xl:border-l xl:px-5">
        {panel}
      </div>
    </div>
  );
}
