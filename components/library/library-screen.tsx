"use client";

import { Copy, Eye, Images, Link as LinkIcon, Lock, LockOpen, Trash2, Upload } from "lucide-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuEntry } from "@/components/ui/menu-entry";
import { mayBecome } from "@/lib/client/change-privacy";
import { privacyWords } from "@/lib/client/privacy-words";
import { useAbilities } from "@/lib/client/session";
import type { Image } from "@/lib/contracts/image";
import { MatrixDoor } from "./bulk-bar";
import { copyUrls } from "./copy-urls";
import { FirstRun } from "./first-run";
import { ListScreen } from "./list-screen";
import type { PrivacyWish } from "./privacy-question";
import type { UploadDoor } from "./upload-door";
import { useListView } from "./use-list-view";
import { useOpenImage, type OpenImage } from "./use-open-image";
import { useTrashActions } from "./use-trash-actions";
import { libraryWords, selectionWords, tileWords } from "./words";

const PrivacyQuestion = lazy(async () => ({ default: (await import("./privacy-question")).PrivacyQuestion }));

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
  askPrivacy: ((wish: PrivacyWish) => void) | undefined;
};

/** A menu on one of several selected tiles is for all of them. */
const subjectsOf = (image: Image, selected: readonly Image[]): readonly Image[] =>
  selected.some(({ id }) => id === image.id) ? selected : [image];

const toTrashEntries = (images: readonly Image[], trash: TileActions["trash"]): MenuEntry[] =>
  trash === undefined
    ? []
    : [
        { kind: "separator", id: "before-trash" },
        {
          kind: "action",
          id: "trash",
          label: images.length === 1 ? tileWords.trash : tileWords.trashAll(images.length),
          shortcut: "Del",
          isDanger: true,
          icon: <Trash2 aria-hidden size={16} />,
          onAction: () => void trash(images),
        },
      ];

/** Where the images differ, the one under the menu decides which way. Those that cannot follow are left out. */
const toPrivacyEntries = (image: Image, images: readonly Image[], ask: TileActions["askPrivacy"]): MenuEntry[] => {
  const isPrivate = !image.isPrivate;
  const concerned = images.filter((one) => one.isPrivate !== isPrivate && mayBecome(one, isPrivate));
  if (ask === undefined || concerned.length === 0) return [];
  const Sign = isPrivate ? Lock : LockOpen;
  return [
    {
      kind: "action",
      id: "privacy",
      label: concerned.length === 1 ? privacyWords.make(isPrivate) : privacyWords.makeAll(concerned.length, isPrivate),
      icon: <Sign aria-hidden size={16} />,
      onAction: () => ask({ askedAtId: image.id, images: concerned, isPrivate }),
    },
  ];
};

const toEntries = (image: Image, images: readonly Image[], { open, trash, askPrivacy }: TileActions): MenuEntry[] => [
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
    label: images.length === 1 ? tileWords.copyUrl : selectionWords.copyUrls,
    icon: <LinkIcon aria-hidden size={16} />,
    onAction: () => void copyUrls(images),
  },
  ...toPrivacyEntries(image, images, askPrivacy),
  ...toTrashEntries(images, trash),
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
  const [wish, askPrivacy] = useState<PrivacyWish>();
  const actions = { open, trash, askPrivacy: mayRemove ? askPrivacy : undefined };
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
          openId: address.imageId ?? wish?.askedAtId,
          entriesFor: (image) => toEntries(image, subjectsOf(image, view.selected), actions),
          ...(trash !== undefined && { onRemove: (ids) => void trash(pick(list.images, ids)) }),
        }}
      />
      {opened === undefined ? null : renderOpen(opened)}
      {wish === undefined ? null : (
        <Suspense>
          <PrivacyQuestion wish={wish} onClose={() => askPrivacy(undefined)} />
        </Suspense>
      )}
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
