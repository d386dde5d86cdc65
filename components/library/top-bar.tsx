"use client";

import { toImageCount } from "@/lib/client/figure-words";
import { useRef, type ReactNode } from "react";
import { SearchField } from "@/components/ui/search-field";
import { useSearchShortcut } from "./use-search-shortcut";
import { useSearchText } from "./use-search-text";
import { libraryWords } from "./words";

export type TopBarProps = {
  title: string;
  /** How many match; undefined while unknown. */
  total: number | undefined;
  searchLabel: string;
  q: string;
  onSearch: (q: string) => void;
  /** Sort, upload and the like, at the right edge. */
  children: ReactNode;
};

/** Sticks to the top: title and count, search, actions. The search takes a line of its own on a phone. */
export function TopBar(props: TopBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useSearchText(props.q, props.onSearch);
  useSearchShortcut(field);
  return (
    <header className="sticky top-0 z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-canvas px-3 py-2 sm:px-4 lg:px-6">
      <div className="flex min-w-0 items-baseline gap-2">
        <h1 className="text-[16px] leading-6 font-semibold">{props.title}</h1>
        <output className="text-[13px] whitespace-nowrap text-muted">
          {props.total === undefined ? "" : toImageCount(props.total)}
        </output>
      </div>
      <SearchField
        inputRef={field}
        label={props.searchLabel}
        placeholder={props.searchLabel}
        clearLabel={libraryWords.clearSearch}
        shortcut="/"
        value={text}
        onChange={setText}
        className="w-full max-sm:order-last sm:mx-auto sm:w-auto sm:max-w-md sm:grow"
      />
      <div className="ml-auto flex items-center gap-1.5 sm:ml-0">{props.children}</div>
    </header>
  );
}
