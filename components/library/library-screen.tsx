"use client";

import { Copy, Eye, Link as LinkIcon, Trash2, Upload } from "lucide-react";
import { useMemo, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { MenuEntry } from "@/components/ui/menu-entry";
import type { Image } from "@/lib/contracts/image";
import { BulkBar } from "./bulk-bar";
import { copyUrls } from "./copy-urls";
import { FirstRun } from "./first-run";
import { ImageGrid } from "./image-grid";
import { ListBody } from "./list-body";
import { SortMenu } from "./sort-menu";
import { TopBar } from "./top-bar";
import type { UploadDoor } from "./upload-door";
import { useImageList } from "./use-image-list";
import { useLibraryAddress } from "./use-library-address";
import { useOpenImage, type OpenImage } from "./use-open-image";
import { useSelection } from "./use-selection";
import { useTrashActions } from "./use-trash-actions";
import { libraryWords, selectionWords, tileWords } from "./words";

export type LibraryScreenProps = {
  upload: UploadDoor;
  /** Draws the image that is open above the grid. */
  renderOpen: (open: OpenImage) => ReactNode;
};

const pick = (images: readonly Image[], ids: readonly string[]): Image[] => {
  const wanted = new Set(ids);
  return images.filter((image) => wanted.has(image.id));
};

type TileActions = { open: (id: string) => void; trash: (images: readonly Image[]) => Promise<void> };

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

function SelectedActions({ selected, trash }: { selected: readonly Image[]; trash: TileActions["trash"] }) {
  return (
    <>
      <Button
        variant="quiet"
        icon={<Copy aria-hidden size={16} className="max-sm:hidden" />}
        onClick={() => void copyUrls(selected)}
      >
        {selectionWords.copyUrls}
      </Button>
      <Button
        variant="quiet-danger"
        icon={<Trash2 aria-hidden size={16} className="max-sm:hidden" />}
        onClick={() => void trash(selected)}
      >
        {tileWords.trash}
      </Button>
    </>
  );
}

/** Every picture the team has: find, select, open, hand out, move to the trash. */
export function LibraryScreen({ upload, renderOpen }: LibraryScreenProps) {
  const { address, filter, open, close } = useLibraryAddress();
  const list = useImageList({ q: address.q, sort: address.sort });
  const { images } = list;
  const { selection, setSelection, selected, clear } = useSelection(images);
  const { trash } = useTrashActions();
  const opened = useOpenImage({ list, imageId: address.imageId, onSelect: open, onClose: close, trash });
  const actions = useMemo(() => ({ open, trash }), [open, trash]);
  return (
    <>
      <TopBar
        title={libraryWords.title}
        total={list.total}
        searchLabel={libraryWords.search}
        q={address.q}
        onSearch={(q) => filter({ q })}
      >
        <SortMenu sort={address.sort} onSort={(sort) => filter({ sort })} />
        <Button variant="primary" icon={<Upload aria-hidden size={16} />} onClick={upload.onBrowse}>
          {libraryWords.upload}
        </Button>
      </TopBar>
      <div className="flex grow flex-col p-3 sm:p-4 lg:px-6">
        <ListBody
          list={list}
          q={address.q}
          onClearSearch={() => filter({ q: "" })}
          failedTitle={libraryWords.failedTitle}
          empty={<FirstRun upload={upload} />}
        >
          <ImageGrid
            label={libraryWords.grid}
            images={images}
            isComplete={list.isComplete}
            onNearEnd={list.loadMore}
            selection={selection}
            onSelect={setSelection}
            onOpen={open}
            openId={address.imageId}
            onRemove={(ids) => void trash(pick(images, ids))}
            entriesFor={(image) => toEntries(image, actions)}
          />
        </ListBody>
        <BulkBar count={selected.length} onClear={clear}>
          <SelectedActions selected={selected} trash={trash} />
        </BulkBar>
      </div>
      {opened === undefined ? null : renderOpen(opened)}
    </>
  );
}
