"use client";

import { lazy, Suspense, useRef } from "react";
import type { MenuEntry } from "./menu-entry";

const MenuPopover = lazy(async () => ({ default: (await import("./menu-popover")).MenuPopover }));

export type ContextMenuProps = {
  label: string;
  entries: readonly MenuEntry[];
  /** Where the pointer was, in pixels of the viewport. */
  point: { xPx: number; yPx: number };
  onClose: () => void;
};

/** A menu at a point. Everything in it must also be reachable through a button. */
export function ContextMenu({ label, entries, point, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} aria-hidden className="fixed size-px" style={{ left: point.xPx, top: point.yPx }} />
      <Suspense>
        <MenuPopover label={label} entries={entries} anchorRef={anchor} placement="bottom start" onClose={onClose} />
      </Suspense>
    </>
  );
}
