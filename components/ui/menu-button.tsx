"use client";

import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { IconButton } from "./icon-button";
import type { MenuEntry } from "./menu-entry";

const loadPopover = async () => ({ default: (await import("./menu-popover")).MenuPopover });
const MenuPopover = lazy(loadPopover);
/** Fetches ahead of the press. A failure here comes up again, and is shown, when the menu opens. */
const warmUp = () => {
  loadPopover().catch(() => undefined);
};

export type MenuButtonProps = {
  label: string;
  entries: readonly MenuEntry[];
  icon: ReactNode;
  /** Drawn beside the icon; without it the button shows its icon alone, and its label as tooltip. */
  children?: ReactNode;
  variant?: ButtonProps["variant"];
  size?: "small" | "medium";
  placement?: "bottom start" | "bottom end" | "top start" | "top end" | "right bottom";
  tabIndex?: number;
  className?: string;
};

/** A button that opens a menu of actions. */
export function MenuButton(props: MenuButtonProps) {
  const { label, entries, icon, children, placement = "bottom end", size = "medium" } = props;
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const trigger = {
    ref: anchor,
    size,
    icon,
    ...(props.tabIndex === undefined ? {} : { tabIndex: props.tabIndex }),
    className: props.className ?? "",
    "aria-haspopup": "menu" as const,
    "aria-expanded": isOpen,
    onClick: () => setOpen(true),
    onPointerEnter: warmUp,
    onFocus: warmUp,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      event.stopPropagation();
      setOpen(true);
    },
  };
  return (
    <>
      {children === undefined ? (
        <IconButton {...trigger} label={label} />
      ) : (
        <Button {...trigger} variant={props.variant ?? "quiet"} aria-label={label}>
          {children}
        </Button>
      )}
      {isOpen ? (
        <Suspense>
          <MenuPopover
            label={label}
            entries={entries}
            anchorRef={anchor}
            placement={placement}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
