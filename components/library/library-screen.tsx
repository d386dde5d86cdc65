"use client";

import { Copy, Eye, Images, Link as LinkIcon, Trash2, Upload } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entry";
import { useAbilities } from "@/lib/client/session";
import type { Image } from "@/lib/contracts/image";
import { MatrixDoor } from "./bulk-bar";
import { copyUrls } from "./copy-urls";
import { FirstRun } from "./first-run";
import { ListScreen } from "./list-screen";
import type { UploadDoor } from "./upload-door";
import { useListView } from "./use-list-view";
import { useOpenImage, type OpenImage } from "./use-open-image";
import { useTrashActions } from "./use-trash-actions";
import { libraryWords, selectionWords, tileWords } from "./words";

export type LibraryScreenProps = {
  /** Undefined for who may not upload. */
  upload: UploadDoor | undefined;
  /** Draws the image that is open above the grid. */
  renderOpen: (open: OpenImage) => ReactNode;
};

const pick = (images: readonly Image[], ids: readonly string[]): Image[] => {
  const wanted = new Set(ids);
  return images.filter((image) => wanted.has(image.id));
};

type TileActions = {
  open: (id: string) => void;
  /** Undefined for who may not. */
  trash: ((images: readonly Image[]) => Promise<void>) | undefined;
};

const toTrashEntries = (image: Image, trash: TileActions["trash"]): MenuEntry[] =>
  trash === undefined
    ? []
    : [
        { kind: "separator", id: "before-trash" },
        {
          kind: "action",
          id: "trash",
          label: tileWords.trash,
          shortcut: "Del",
          isDanger: true,
          icon: <Trash2 aria-hidden size={16} />,
          onAction: () => void trash([image]),
        },
      ];

const toEntries = (image: Image, { open, trash }: TileActions): MenuEntry[] => [
  {
    kind: "action",
    id: "open",
    label: tileWords.open,
    shortcut: "Enter",
    icon: <Eye aria-hidden size={16} />,
    onAction: () => open(image.id),
  },
  {
    kind: "action",
    id: "copy",
    label: tileWords.copyUrl,
    icon: <LinkIcon aria-hidden size={16} />,
    onAction: () => void copyUrls([image]),
  },
  ...toTrashEntries(image, trash),
];

function SelectedActions({ selected, trash }: { selected: readonly Image[]; trash: TileActions["trash"] }) {
  return (
    <>
      <Button
        variant="quiet"
        className="max-sm:px-2"
        icon={<Copy aria-hidden size={16} className="max-sm:hidden" />}
        onClick={() => void copyUrls(selected)}
      >
        {selectionWords.copyUrls}
      </Button>
      <MatrixDoor ids={selected.map(({ id }) => id)} />
      {trash === undefined ? null : (
        <Button
          variant="quiet-danger"
          className="max-sm:px-2"
          icon={<Trash2 aria-hidden size={16} className="max-sm:hidden" />}
          onClick={() => void trash(selected)}
        >
          {tileWords.trash}
        </Button>
      )}
    </>
  );
}

/** Every picture the team has: find, select, open, hand out, move to the trash. */
export function LibraryScreen({ upload, renderOpen }: LibraryScreenProps) {
  const view = useListView("ready");
  const { address, list, open, close } = view;
  const { mayRemove } = useAbilities();
  const trashActions = useTrashActions();
  const trash = mayRemove ? trashActions.trash : undefined;
  const opened = useOpenImage({ list, imageId: address.imageId, onSelect: open, onClose: close, trash });
  const actions = useMemo(() => ({ open, trash }), [open, trash]);
  return (
    <>
      <ListScreen
        view={view}
        words={libraryWords}
        tools={
          upload === undefined ? null : (
            <Button variant="primary" icon={<Upload aria-hidden size={16} />} onClick={upload.onBrowse}>
              {libraryWords.upload}
            </Button>
          )
        }
        empty={upload === undefined ? <NothingYet /> : <FirstRun upload={upload} />}
        bulkActions={<SelectedActions selected={view.selected} trash={trash} />}
        grid={{
          onOpen: open,
          openId: address.imageId,
          entriesFor: (image) => toEntries(image, actions),
          ...(trash !== undefined && { onRemove: (ids) => void trash(pick(list.images, ids)) }),
        }}
      />
      {opened === undefined ? null : renderOpen(opened)}
    </>
  );
}

/** The empty library of someone who cannot fill it. */
function NothingYet() {
  return (
    <EmptyState
      icon={<Images aria-hidden size={32} strokeWidth={1.5} />}
      title={libraryWords.nothingTitle}
      detail={libraryWords.nothingDetail}
    />
  );
}
