"use client";

import { Check } from "lucide-react";
import type { RefObject } from "react";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Popover, type PopoverProps } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";
import type { MenuEntry } from "./menu-entry";

export type MenuPopoverProps = {
  label: string;
  entries: readonly MenuEntry[];
  anchorRef: RefObject<Element | null>;
  onClose: () => void;
  placement: NonNullable<PopoverProps["placement"]>;
};

function EntryRow({ entry }: { entry: Extract<MenuEntry, { kind: "action" }> }) {
  return (
    <>
      {entry.icon === undefined ? null : <span className="text-current opacity-80">{entry.icon}</span>}
      <span className="grow">{entry.label}</span>
      {entry.isChosen === undefined ? null : (
        <Check aria-hidden size={16} className={entry.isChosen ? "" : "invisible"} />
      )}
      {entry.shortcut === undefined ? null : (
        <span aria-hidden className="pl-6 text-[12px] text-muted pointer-coarse:hidden">
          {entry.shortcut}
        </span>
      )}
    </>
  );
}

/** The open menu. Loaded on the first opening, so that the page's first load does not carry it. */
export function MenuPopover({ label, entries, anchorRef, onClose, placement }: MenuPopoverProps) {
  return (
    <Popover
      isOpen
      aria-label={label}
      triggerRef={anchorRef}
      placement={placement}
      offset={4}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className="z-50 w-max max-w-[calc(100vw-1rem)] min-w-44 animate-appear overflow-auto rounded-md bg-raised p-1 shadow-float outline-none"
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- an open menu holds the focus */}
      <Menu aria-label={label} autoFocus="first" onClose={onClose} className="outline-none">
        {entries.map((entry) =>
          entry.kind === "separator" ? (
            <Separator key={entry.id} className="mx-2 my-1 h-px border-0 bg-line" />
          ) : (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              isDisabled={entry.isDisabled ?? false}
              onAction={entry.onAction}
              {...(entry.isChosen === undefined ? {} : { "aria-current": entry.isChosen })}
              className={`flex min-h-8 items-center gap-2.5 rounded-sm px-2 text-[13px] outline-none focus:bg-hover disabled:opacity-50 aria-disabled:opacity-50 pointer-coarse:min-h-11 ${entry.isDanger ? "text-danger" : "text-ink"}`}
            >
              <EntryRow entry={entry} />
            </MenuItem>
          ),
        )}
      </Menu>
    </Popover>
  );
}
