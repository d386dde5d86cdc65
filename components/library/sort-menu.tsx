"use client";

import { ArrowUpDown } from "lucide-react";
import { MenuButton } from "@/components/ui/menu-button";
import type { ImageSort } from "@/lib/contracts/image";
import { libraryWords, sortNames } from "./words";

export type SortMenuProps = { sort: ImageSort; onSort: (sort: ImageSort) => void };

export function SortMenu({ sort, onSort }: SortMenuProps) {
  const entries = (Object.keys(sortNames) as ImageSort[]).map((each) => ({
    kind: "action" as const,
    id: each,
    label: sortNames[each],
    isChosen: each === sort,
    onAction: () => onSort(each),
  }));
  return (
    <MenuButton
      label={libraryWords.sortBy(sortNames[sort])}
      entries={entries}
      icon={<ArrowUpDown aria-hidden size={16} />}
      className="max-sm:px-2.5"
    >
      <span className="max-sm:sr-only">{sortNames[sort]}</span>
    </MenuButton>
  );
}
