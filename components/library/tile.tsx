"use client";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- table elements cannot be placed freely */

import { Check, Film, Lock, MoreHorizontal } from "lucide-react";
import { memo } from "react";
import { toSizeText } from "@/lib/client/figure-words";
import type { Image } from "@/lib/contracts/image";
import type { TileBox } from "./justified-rows";
import { ThumbnailPicture, type Urgency } from "./thumbnail-picture";
import { fitInside } from "./tile-size";
import { tileWords } from "./words";

export type TileProps = {
  image: Image;
  box: TileBox;
  heightPx: number;
  columnIndex: number;
  isSelected: boolean;
  /** True for the one tile the tab key reaches. */
  isCurrent: boolean;
  urgency: Urgency;
  /** Always shown at the lower edge, such as "12 days left". */
  note: string | undefined;
};

const nameOf = (image: Image, note: string | undefined): string =>
  [
    // First what the caption shows, so that saying what one sees finds the picture.
    image.filename,
    toSizeText(image.sizeBytes),
    `${image.widthPx} × ${image.heightPx} px`,
    ...(image.isAnimated ? [tileWords.animated] : []),
    ...(image.isPrivate ? [tileWords.isPrivate] : []),
    ...(note === undefined ? [] : [note]),
  ].join(", ");

const revealed = "opacity-0 group-hover:opacity-100 group-focus-within:opacity-100 group-focus-visible:opacity-100";

function Caption({ image, note }: { image: Image; note: string | undefined }) {
  const isPinned = note !== undefined;
  return (
    <span
      aria-hidden
      className={`pointer-events-none absolute inset-x-0 bottom-0 flex flex-col bg-black/70 px-2 py-1 text-[12px] leading-4 text-white transition-opacity duration-120 ${isPinned ? "" : "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"}`}
    >
      <span className="truncate">{isPinned ? note : image.filename}</span>{" "}
      <span className={`flex items-center gap-1.5 truncate ${isPinned ? "hidden" : ""}`}>
        {image.isPrivate ? <Lock size={12} /> : null}
        {image.isAnimated ? <Film size={12} /> : null}
        {toSizeText(image.sizeBytes)}
      </span>
    </span>
  );
}

function TileControls({ image, isSelected }: { image: Image; isSelected: boolean }) {
  const round = "absolute top-1 grid size-7 place-items-center rounded-full transition-opacity duration-120";
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        data-part="select"
        aria-label={tileWords.select(image.filename)}
        aria-pressed={isSelected}
        className={`${round} left-1 ${revealed} group-data-selecting/grid:opacity-100`}
      >
        <span
          className={`grid size-5 place-items-center rounded-full border-2 ${isSelected ? "border-accent bg-accent text-on-accent" : "border-white bg-black/45 text-transparent shadow-[0_0_0_1px_rgb(0_0_0/0.35)] hover:bg-black/70"}`}
        >
          <Check aria-hidden size={14} strokeWidth={3} />
        </span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        data-part="menu"
        aria-haspopup="menu"
        aria-label={tileWords.menu(image.filename)}
        className={`${round} right-1 bg-black/55 text-white hover:bg-black/80 pointer-coarse:bg-black/45 pointer-coarse:opacity-100 pointer-coarse:group-data-selecting/grid:hidden ${revealed}`}
      >
        <MoreHorizontal aria-hidden size={16} />
      </button>
    </>
  );
}

/** A light line between picture and ring, so that the ring shows on pictures of its own colour. No tint: colours stay true. */
function SelectedEdge() {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute inset-0 rounded-sm shadow-[inset_0_0_0_2px_var(--canvas)]"
    />
  );
}

/** One picture of the grid. The grid listens for all its tiles; `data-part` says what was touched. */
export const Tile = memo(function Tile(props: TileProps) {
  const { image, box, heightPx, isSelected } = props;
  const drawn = fitInside(image, { widthPx: box.widthPx, heightPx });
  return (
    <div
      role="gridcell"
      aria-colindex={props.columnIndex}
      aria-selected={isSelected}
      aria-label={nameOf(image, props.note)}
      tabIndex={props.isCurrent ? 0 : -1}
      data-image-id={image.id}
      className={`group absolute top-0 grid cursor-pointer place-items-center overflow-hidden rounded-sm bg-surface select-none focus-visible:outline-offset-3 ${isSelected ? "outline-3 outline-offset-0 outline-accent" : ""}`}
      style={{ left: box.leftPx, width: box.widthPx, height: heightPx }}
    >
      <ThumbnailPicture image={image} {...drawn} urgency={props.urgency} />
      {isSelected ? <SelectedEdge /> : null}
      <Caption image={image} note={props.note} />
      <TileControls image={image} isSelected={isSelected} />
    </div>
  );
});
