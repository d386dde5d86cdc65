"use client";

import { Search, X } from "lucide-react";
import type { KeyboardEvent, Ref } from "react";
import { IconButton } from "./icon-button";
import { Kbd } from "./kbd";

export type SearchFieldProps = {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  clearLabel: string;
  /** A key that brings the focus here, drawn while the field is empty. */
  shortcut?: string;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
};

/** One line of search with a way to clear it; Escape clears too. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, shortcut, inputRef } = props;
  const clear = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || value === "") return;
    event.stopPropagation();
    onChange("");
  };
  return (
    <search className={`group relative flex items-center ${props.className ?? ""}`}>
      <Search aria-hidden size={16} className="pointer-events-none absolute left-2.5 text-muted" />
      <input
        ref={inputRef}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-keyshortcuts={shortcut}
        placeholder={props.placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={clear}
        className="h-8 w-full rounded-md border border-edge bg-raised pr-9 pl-8 text-[13px] text-ink text-ellipsis pointer-coarse:h-10 pointer-coarse:text-[16px]"
      />
      <div className="absolute right-0.5 flex items-center">
        {value === "" ? (
          shortcut === undefined ? null : (
            <span aria-hidden className="pr-1.5 group-focus-within:hidden pointer-coarse:hidden">
              <Kbd>{shortcut}</Kbd>
            </span>
          )
        ) : (
          <IconButton
            size="small"
            label={props.clearLabel}
            icon={<X aria-hidden size={16} />}
            onClick={() => onChange("")}
          />
        )}
      </div>
    </search>
  );
}
