"use client";

import { ArchiveRestore, Trash2 } from "lucide-react";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entry";
import type { Image } from "@/lib/contracts/image";
import { BulkBar } from "./bulk-bar";
import { toDaysLeft } from "./days-left";
import { DeleteDialog } from "./delete-dialog";
import { ImageGrid } from "./image-grid";
import { ListBody } from "./list-body";
import { SortMenu } from "./sort-menu";
import { TopBar } from "./top-bar";
import { useImageList } from "./use-image-list";
import { useLibraryAddress } from "./use-library-address";
import { useSelection } from "./use-selection";
import { useTrashActions } from "./use-trash-actions";
import { tileWords, trashWords } from "./words";

export type TrashScreenProps = { retentionDays: number };

type TrashedActions = { restore: (images: readonly Image[]) => Promise<void>; ask: (images: readonly Image[]) => void };

const toEntries = (image: Image, { restore, ask }: TrashedActions): MenuEntry[] => [
  {
    kind: "action",
    id: "restore",
    label: tileWords.restore,
    icon: <ArchiveRestore aria-hidden size={16} />,
    onAction: () => void restore([image]),
  },
  { kind: "separator", id: "before-delete" },
  {
    kind: "action",
    id: "delete",
    label: tileWords.deleteNow,
    shortcut: "Del",
    isDanger: true,
    icon: <Trash2 aria-hidden size={16} />,
    onAction: () => ask([image]),
  },
];

function SelectedActions({ selected, restore, ask }: TrashedActions & { selected: readonly Image[] }) {
  return (
    <>
      <Button
        variant="quiet"
        icon={<ArchiveRestore aria-hidden size={16} className="max-sm:hidden" />}
        onClick={() => void restore(selected)}
      >
        {tileWords.restore}
      </Button>
      <Button
        variant="quiet-danger"
        icon={<Trash2 aria-hidden size={16} className="max-sm:hidden" />}
        onClick={() => ask(selected)}
      >
        {tileWords.deleteNow}
      </Button>
    </>
  );
}

/** "12 days left" for an image, counted from when the screen opened. */
const useDaysLeftNote = (retentionDays: number) => {
  const [openedAtMs] = useState(() => Date.now());
  return useCallback(
    ({ trashedAt }: Image) =>
      trashedAt === null ? undefined : trashWords.daysLeft(toDaysLeft(trashedAt, retentionDays, openedAtMs)),
    [retentionDays, openedAtMs],
  );
};

const nobody: readonly Image[] = [];

/** What was moved to the trash, how long it stays, and the two ways out. */
export function TrashScreen({ retentionDays }: TrashScreenProps) {
  const { address, filter } = useLibraryAddress();
  const list = useImageList({ q: address.q, sort: address.sort, state: "trashed" });
  const { selection, setSelection, selected, clear } = useSelection(list.images);
  const { restore, deleteForever } = useTrashActions();
  const [asked, setAsked] = useState(nobody);
  const noteFor = useDaysLeftNote(retentionDays);
  return (
    <>
      <TopBar
        title={trashWords.title}
        total={list.total}
        searchLabel={trashWords.search}
        q={address.q}
        onSearch={(q) => filter({ q })}
      >
        <SortMenu sort={address.sort} onSort={(sort) => filter({ sort })} />
      </TopBar>
      <div className="flex grow flex-col p-3 sm:p-4 lg:px-6">
        <ListBody
          list={list}
          q={address.q}
          onClearSearch={() => filter({ q: "" })}
          failedTitle={trashWords.failedTitle}
          empty={
            <EmptyState
              icon={<Trash2 aria-hidden size={32} strokeWidth={1.5} />}
              title={trashWords.emptyTitle}
              detail={trashWords.emptyDetail(retentionDays)}
            />
          }
        >
          <p className="mb-3 text-[13px] text-muted">{trashWords.explain(retentionDays)}</p>
          <ImageGrid
            label={trashWords.grid}
            images={list.images}
            isComplete={list.isComplete}
            onNearEnd={list.loadMore}
            selection={selection}
            onSelect={setSelection}
            onRemove={(ids) => setAsked(list.images.filter((image) => ids.includes(image.id)))}
            entriesFor={(image) => toEntries(image, { restore, ask: setAsked })}
            noteFor={noteFor}
          />
        </ListBody>
        <BulkBar count={selected.length} onClear={clear}>
          <SelectedActions selected={selected} restore={restore} ask={setAsked} />
        </BulkBar>
      </div>
      <DeleteDialog
        images={asked}
        onClose={() => setAsked(nobody)}
        onConfirm={(images) => void deleteForever(images)}
      />
    </>
  );
}
