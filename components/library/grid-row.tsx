"use client";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- table elements cannot be placed freely */

import type { Image } from "@/lib/contracts/image";
import type { JustifiedRow } from "./justified-rows";
import type { Selection } from "./selection";
import type { Urgency } from "./thumbnail-picture";
import { Tile } from "./tile";

export type GridRowProps = {
  row: JustifiedRow;
  rowIndex: number;
  topPx: number;
  images: readonly Image[];
  selection: Selection;
  currentId: string | undefined;
  noteFor: ((image: Image) => string | undefined) | undefined;
};

/** Rows that the first window shows, however small its pictures: none of these waits for the layout to be asked. */
const eagerRows = 3;
const toUrgency = (rowIndex: number): Urgency => {
  if (rowIndex === 0) return "first";
  return rowIndex < eagerRows ? "soon" : "later";
};

export function GridRow({ row, rowIndex, topPx, images, selection, currentId, noteFor }: GridRowProps) {
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={rowIndex + 1}
      className="absolute inset-x-0 top-0 outline-none"
      style={{ height: row.heightPx, transform: `translateY(${topPx}px)` }}
    >
      {row.boxes.map((box, column) => {
        const image = images[row.startIndex + column];
        return image === undefined ? null : (
          <Tile
            key={image.id}
            image={image}
            box={box}
            heightPx={row.heightPx}
            columnIndex={column + 1}
            isSelected={selection.ids.has(image.id)}
            isCurrent={image.id === currentId}
            urgency={toUrgency(rowIndex)}
            note={noteFor?.(image)}
          />
        );
      })}
    </div>
  );
}
