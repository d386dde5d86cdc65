"use client";

import { Grid3x3, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { dockAs } from "@/components/ui/dock";
import { IconButton } from "@/components/ui/icon-button";
import { takeComparable, toMatrixPath } from "@/lib/client/matrix/matrix-path";
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

/** To the table of the selected pictures in every variant; it says how many of them it takes. */
export function MatrixDoor({ ids }: { ids: readonly string[] }) {
  return (
    <Link
      href={toMatrixPath(ids)}
      prefetch={false}
      className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-[13px] font-medium whitespace-nowrap hover:bg-hover active:bg-pressed sm:px-3 pointer-coarse:h-10"
    >
      <Grid3x3 aria-hidden size={16} className="max-sm:hidden" />
      {selectionWords.compareSizes(ids.length, takeComparable(ids).length)}
    </Link>
  );
}
