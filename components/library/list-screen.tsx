"use client";

import type { ReactNode } from "react";
import { BulkBar } from "./bulk-bar";
import { ImageGrid, type ImageGridProps } from "./image-grid";
import { ListBody } from "./list-body";
import { SortMenu } from "./sort-menu";
import { TopBar } from "./top-bar";
import { useFocusKept } from "./use-focus-kept";
import type { ListView } from "./use-list-view";

export type ListScreenProps = {
  view: ListView;
  words: Readonly<{ title: string; search: string; grid: string; failedTitle: string }>;
  /** Buttons beside the sort menu. */
  tools?: ReactNode;
  /** One line above the pictures. */
  lead?: ReactNode;
  /** What stands there when there is nothing at all. */
  empty: ReactNode;
  /** What can be done with the selected pictures. */
  bulkActions: ReactNode;
  grid: Pick<ImageGridProps, "entriesFor"> &
    Partial<Pick<ImageGridProps, "onOpen" | "openId" | "onRemove" | "noteFor">>;
};

/** A screen of pictures: title and count, search, sort, the pictures, and the bar of the selected ones. */
export function ListScreen({ view, words, tools, lead, empty, bulkActions, grid }: ListScreenProps) {
  const { address, filter, list, selection, setSelection, selected, clear } = view;
  useFocusKept(list.images.length, selected.length);
  return (
    <>
      <TopBar
        title={words.title}
        total={list.total}
        searchLabel={words.search}
        q={address.q}
        onSearch={(q) => filter({ q })}
      >
        <SortMenu sort={address.sort} onSort={(sort) => filter({ sort })} />
        {tools}
      </TopBar>
      <div className="flex grow flex-col p-3 sm:p-4 lg:px-6">
        <ListBody
          list={list}
          q={address.q}
          onClearSearch={() => filter({ q: "" })}
          failedTitle={words.failedTitle}
          empty={empty}
        >
          {lead}
          <ImageGrid
            label={words.grid}
            images={list.images}
            isComplete={list.isComplete}
            onNearEnd={list.loadMore}
            selection={selection}
            onSelect={setSelection}
            {...grid}
          />
        </ListBody>
        <BulkBar count={selected.length} onClear={clear}>
          {bulkActions}
        </BulkBar>
      </div>
    </>
  );
}
