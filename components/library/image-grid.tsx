"use client";

import { CircleCheck } from "lucide-react";
import { useEffect, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from "react";
import { ContextMenu } from "@/components/ui/context-menu";
import type { MenuEntry } from "@/components/ui/menu-entry";
import type { Image } from "@/lib/contracts/image";
import { FirstSight } from "./first-sight";
import { findKeyIntent, toClickIntent } from "./grid-intent";
import { GridRow } from "./grid-row";
import { findTileId, findTouch, type Touch } from "./grid-touch";
import { toggleOne, type Selection } from "./selection";
import { useCurrentTile } from "./use-current-tile";
import { useElementPlace } from "./use-element-place";
import { useGridActions } from "./use-grid-actions";
import { useJustifiedRows, useShownRows } from "./use-grid-rows";
import { useFocusReturn } from "./use-focus-return";
import { tileWords } from "./words";

export type ImageGridProps = {
  label: string;
  images: readonly Image[];
  /** False while more pages follow. */
  isComplete: boolean;
  onNearEnd: () => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** Without it, a press selects. */
  onOpen?: (id: string) => void;
  /** The image that is open above the grid, or asked about; its tile has the focus once that closes. */
  openId?: string | undefined;
  /** Without it, the keys that remove do nothing. */
  onRemove?: (ids: readonly string[]) => void;
  entriesFor: (image: Image) => readonly MenuEntry[];
  noteFor?: (image: Image) => string | undefined;
};

const nearEndRows = 6;

/** Selecting has its place in every menu: a finger has no other way to begin. */
const withSelecting = (entries: readonly MenuEntry[], id: string, props: ImageGridProps): MenuEntry[] => {
  const [first, ...rest] = entries;
  const select: MenuEntry = {
    kind: "action",
    id: "select",
    label: props.selection.ids.has(id) ? tileWords.unchooseThis : tileWords.chooseThis,
    shortcut: "X",
    icon: <CircleCheck aria-hidden size={16} />,
    onAction: () => props.onSelect(toggleOne(props.selection, id)),
  };
  return first === undefined ? [select] : [first, select, ...rest];
};

/** Everything the grid knows of what is drawn and what a person does with it. */
const useGrid = (props: ImageGridProps) => {
  const { images, isComplete, onNearEnd, selection } = props;
  const order = useMemo(() => images.map((image) => image.id), [images]);
  const grid = useRef<HTMLDivElement>(null);
  const [measure, { widthPx, topPx }] = useElementPlace();
  const rows = useJustifiedRows(images, widthPx, isComplete);
  const current = useCurrentTile(grid, order);
  const virtualizer = useShownRows(rows, topPx, current.currentIndex);
  const onWalk = (rowIndex: number) => virtualizer.scrollToIndex(rowIndex);
  const act = useGridActions({ ...props, order, rows, current, onWalk });
  useFocusReturn({ openId: props.openId, order, rows, current, onWalk });
  const items = virtualizer.getVirtualItems();
  const lastRow = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (!isComplete && widthPx > 0 && lastRow >= rows.length - nearEndRows) onNearEnd();
  }, [isComplete, onNearEnd, lastRow, rows.length, widthPx]);

  const press = (event: KeyboardEvent) => {
    const intent = findKeyIntent(event);
    const isOnButton = event.target instanceof Element && event.target.closest("[data-part]") !== null;
    if (intent === undefined || current.currentId === undefined || (isOnButton && intent.kind === "open")) return;
    if (intent.kind === "clear" && selection.ids.size === 0) return;
    event.preventDefault();
    act(intent, current.currentId);
  };
  const click = (event: MouseEvent, touch: Touch) => {
    if (touch.part !== "menu") act(toClickIntent(event, touch.part, selection.ids.size > 0), touch.id);
  };
  /** The focus may come by pointer or by a screen reader's own cursor, too. */
  const follow = (event: FocusEvent) => {
    const id = findTileId(event.target);
    if (id !== undefined && id !== current.currentId) current.setCurrent(id, order.indexOf(id));
  };
  return {
    grid,
    measure,
    widthPx,
    rows,
    items,
    topPx,
    heightPx: virtualizer.getTotalSize(),
    current,
    press,
    click,
    follow,
  };
};

/** Pictures in justified rows, of which only those near the window are in the document. */
export function ImageGrid(props: ImageGridProps) {
  const { images, selection, isComplete } = props;
  const { grid, measure, widthPx, rows, items, topPx, heightPx, current, press, click, follow } = useGrid(props);
  const [menu, setMenu] = useState<Touch>();
  const menuImage = menu && images.find((image) => image.id === menu.id);
  const touch = (event: MouseEvent, isMenuAsked: boolean) => {
    const touched = findTouch(event);
    if (touched === undefined) return;
    if (isMenuAsked) event.preventDefault();
    if (isMenuAsked || touched.part === "menu") setMenu(touched);
    else click(event, touched);
  };
  return (
    <div ref={measure}>
      {widthPx === 0 ? (
        <FirstSight label={props.label} images={images} />
      ) : (
        <div
          ref={grid}
          role="grid"
          tabIndex={-1}
          aria-label={props.label}
          aria-multiselectable
          aria-rowcount={isComplete ? rows.length : -1}
          data-selecting={selection.ids.size > 0 ? "" : undefined}
          className="group/grid relative outline-none"
          style={{ height: heightPx }}
          onClick={(event) => touch(event, false)}
          onContextMenu={(event) => touch(event, true)}
          onKeyDown={press}
          onFocus={follow}
        >
          {items.map(({ index, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <GridRow
                key={index}
                row={row}
                rowIndex={index}
                topPx={start - topPx}
                images={images}
                selection={selection}
                currentId={current.currentId}
                noteFor={props.noteFor}
              />
            );
          })}
        </div>
      )}
      {menu === undefined || menuImage === undefined ? null : (
        <ContextMenu
          label={tileWords.menu(menuImage.filename)}
          point={menu.point}
          entries={withSelecting(props.entriesFor(menuImage), menuImage.id, props)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}
