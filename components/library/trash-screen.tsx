"use client";

import { ArchiveRestore, Trash2 } from "lucide-react";
import { useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entry";
import { useAbilities } from "@/lib/client/session";
import type { Image } from "@/lib/contracts/image";
import { toDaysLeft } from "./days-left";
import { DeleteDialog } from "./delete-dialog";
import { ListScreen } from "./list-screen";
import { useListView } from "./use-list-view";
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
        className="max-sm:px-2"
        icon={<ArchiveRestore aria-hidden size={16} className="max-sm:hidden" />}
        onClick={() => void restore(selected)}
      >
        {tileWords.restore}
      </Button>
      <Button
        variant="quiet-danger"
        className="max-sm:px-2"
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

/** What was moved to the trash, how long it stays, and the two ways out for who may take them. */
export function TrashScreen({ retentionDays }: TrashScreenProps) {
  const view = useListView("trashed");
  const { mayRemove } = useAbilities();
  const { restore, deleteForever } = useTrashActions();
  const [asked, setAsked] = useState(nobody);
  const noteFor = useDaysLeftNote(retentionDays);
  const { images } = view.list;
  return (
    <>
      <ListScreen
        view={view}
        words={trashWords}
        lead={
          <p className="mb-3 text-[13px] text-muted">
            {mayRemove ? trashWords.explain(retentionDays) : trashWords.explainOnly(retentionDays)}
          </p>
        }
        empty={
          <EmptyState
            icon={<Trash2 aria-hidden size={32} strokeWidth={1.5} />}
            title={trashWords.emptyTitle}
            detail={mayRemove ? trashWords.emptyDetail(retentionDays) : trashWords.explainOnly(retentionDays)}
          />
        }
        bulkActions={mayRemove ? <SelectedActions selected={view.selected} restore={restore} ask={setAsked} /> : null}
        grid={{
          noteFor,
          entriesFor: (image) => (mayRemove ? toEntries(image, { restore, ask: setAsked }) : []),
          ...(mayRemove && { onRemove: (ids) => setAsked(images.filter((image) => ids.includes(image.id))) }),
        }}
      />
      <DeleteDialog
        images={asked}
        onClose={() => setAsked(nobody)}
        onConfirm={(confirmed) => void deleteForever(confirmed)}
      />
    </>
  );
}
