import type { ReactNode } from "react";

type StageLayoutProps = { views?: ReactNode; frames: ReactNode; panel: ReactNode };

/** Frames in the middle, panel on the right or below. Messages at the lower edge can be scrolled clear of the figures. */
export function StageLayout({ views, frames, panel }: StageLayoutProps) {
  return (
    <div className="min-h-0 grow overflow-y-auto pb-(--dock-toasts) xl:flex xl:overflow-hidden xl:pb-0">
      <div className="flex min-w-0 grow flex-col gap-5 px-4 py-4 sm:px-6 xl:overflow-y-auto xl:pb-[calc(1rem+var(--dock-toasts,0px))]">
        {views}
        {frames}
      </div>
      <div className="border-t border-line px-4 py-5 sm:px-6 xl:w-[328px] xl:shrink-0 xl:overflow-y-auto xl:border-t-0 xl:border-l xl:px-5">
        {panel}
      </div>
    </div>
  );
}
