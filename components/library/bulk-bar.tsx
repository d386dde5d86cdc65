"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { dockAs } from "@/components/ui/dock";
import { IconButton } from "@/components/ui/icon-button";
import { selectionWords } from "./words";

export type BulkBarProps = { count: number; onClear: () => void; children: ReactNode };

const dockBar = dockAs("bar");

/** Floats above the grid while something is selected: how much, and what can be done with it. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  if (count === 0) return null;
  return (
    <div className="pointer-events-none sticky bottom-[calc(4.5rem+var(--dock-tray,0px))] z-10 mt-auto flex justify-center pt-4 pb-1 sm:px-2 md:bottom-[calc(1rem+var(--dock-tray,0px))] 2xl:bottom-4">
      <fieldset
        ref={dockBar}
        aria-label={selectionWords.bar}
        className="pointer-events-auto flex max-w-full min-w-0 animate-rise flex-wrap items-center gap-1 rounded-lg bg-raised p-1.5 shadow-float"
      >
        <IconButton label={selectionWords.clear} shortcut="Esc" icon={<X aria-hidden size={16} />} onClick={onClear} />
        <output className="pr-1 sm:pr-2 text-[13px] font-medium whitespace-nowrap">
          {selectionWords.count(count)}
        </output>
        {children}
      </fieldset>
    </div>
  );
}
