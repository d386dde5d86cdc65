"use client";
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- only the cells in sight are in the document, which table tags cannot */

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { memo, useMemo, useRef } from "react";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toCellKey, type MatrixSnapshot } from "@/lib/client/matrix/matrix-run";
import { toPlainName } from "@/lib/client/plain-name";
import type { Image } from "@/lib/contracts/image";
import { MatrixCell } from "./matrix-cell";
import { toColumnSum } from "./matrix-rows";
import { matrixWords, toPercentWords } from "./words";

const rowPx = 64;
const columnPx = 148;
const nameLook = "sticky left-0 z-10 flex w-36 shrink-0 flex-col justify-center border-r border-line px-3 sm:w-56";
const cellLook = "shrink-0 overflow-hidden border-r border-line px-2 py-1.5";

export type MatrixTableProps = {
  images: readonly Image[];
  variants: readonly string[];
  snapshot: MatrixSnapshot;
  order: string;
  onOrder: (order: string) => void;
  onRetry: (key: string) => void;
};

type Span = { index: number; size: number };
type Columns = { items: readonly Span[]; beforePx: number; afterPx: number };

const useColumns = (scroll: React.RefObject<HTMLElement | null>, count: number): Columns => {
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is passed on to a memoised component
  const virtualizer = useVirtualizer({
    horizontal: true,
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => columnPx,
    overscan: 1,
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const endPx = items.at(-1)?.end ?? 0;
  return { items, beforePx: items[0]?.start ?? 0, afterPx: virtualizer.getTotalSize() - endPx };
};

function Cells({ columns, children }: { columns: Columns; children: (index: number) => React.ReactNode }) {
  return (
    <>
      <div role="presentation" className="shrink-0" style={{ width: columns.beforePx }} />
      {columns.items.map(({ index }) => children(index))}
      <div role="presentation" className="shrink-0" style={{ width: columns.afterPx }} />
    </>
  );
}

function Head({
  variants,
  columns,
  order,
  onOrder,
}: Omit<MatrixTableProps, "images" | "snapshot" | "onRetry"> & { columns: Columns }) {
  return (
    <div role="row" aria-rowindex={1} className="sticky top-0 z-20 flex h-10 border-b border-line bg-surface">
      <div role="columnheader" aria-colindex={1} className={`${nameLook} bg-surface text-[13px] font-medium`}>
        {matrixWords.image}
      </div>
      <Cells columns={columns}>
        {(index) => {
          const variant = variants[index] ?? "";
          const isSorted = order === `variant:${variant}`;
          return (
            <div
              key={variant}
              role="columnheader"
              aria-colindex={index + 2}
              aria-sort={isSorted ? "descending" : "none"}
              className="flex shrink-0 items-center border-r border-line px-1"
              style={{ width: columnPx }}
            >
              <button
                type="button"
                data-tooltip={matrixWords.sortBy(variant)}
                onClick={() => onOrder(isSorted ? "chosen" : `variant:${variant}`)}
                className="flex min-h-7 w-full min-w-0 items-center gap-1 rounded-sm px-1 text-left text-[13px] font-medium -outline-offset-2 hover:bg-hover"
              >
                <span className="truncate">{variant}</span>
                {isSorted ? <ArrowDown aria-hidden size={14} className="shrink-0" /> : null}
              </button>
            </div>
          );
        }}
      </Cells>
    </div>
  );
}

function Foot({
  images,
  variants,
  snapshot,
  columns,
}: Pick<MatrixTableProps, "images" | "variants" | "snapshot"> & { columns: Columns }) {
  const sums = useMemo(
    () => variants.map((variant) => toColumnSum(images, variant, snapshot.cells)),
    [images, variants, snapshot.cells],
  );
  return (
    <div
      role="row"
      aria-rowindex={images.length + 2}
      className="sticky bottom-0 z-20 flex h-16 border-t border-line bg-surface"
    >
      <div role="rowheader" aria-colindex={1} className={`${nameLook} bg-surface text-[13px]`}>
        <span className="font-medium">{matrixWords.totals}</span>
        <span className="text-[12px] text-muted">{matrixWords.totalOf(images.length)}</span>
      </div>
      <Cells columns={columns}>
        {(index) => {
          const sum = sums[index];
          return (
            <div
              key={variants[index]}
              role="cell"
              aria-colindex={index + 2}
              className={cellLook}
              style={{ width: columnPx }}
            >
              {sum === undefined || sum.count === 0 ? null : (
                <>
                  <span className="flex items-baseline justify-between gap-2 text-[13px] leading-5">
                    <span className="font-medium">{toMeasuredSizeText(sum.totalBytes)}</span>
                    <span>{toPercentWords(sum.originalBytes > 0 ? sum.totalBytes / sum.originalBytes : 0)}</span>
                  </span>
                  <span className="block text-[12px] leading-4 text-muted">
                    {matrixWords.median(toMeasuredSizeText(sum.medianBytes))}
                  </span>
                </>
              )}
            </div>
          );
        }}
      </Cells>
    </div>
  );
}

function Row({
  image,
  rowIndex,
  columns,
  topPx,
  ...props
}: Pick<MatrixTableProps, "variants" | "snapshot" | "onRetry"> & {
  image: Image;
  rowIndex: number;
  columns: Columns;
  topPx: number;
}) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      className="absolute left-0 flex w-full border-b border-line [contain:layout_style]"
      style={{ height: rowPx, transform: `translateY(${topPx}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className={`${nameLook} bg-canvas`}>
        <span className="truncate text-[13px] font-medium" title={image.filename}>
          {toPlainName(image.filename)}
        </span>
        <span className="text-[12px] leading-4 text-muted">
          {matrixWords.original(toMeasuredSizeText(image.sizeBytes), matrixWords.pixels(image.widthPx, image.heightPx))}
        </span>
      </div>
      <Cells columns={columns}>
        {(index) => {
          const key = toCellKey({ imageId: image.id, variant: props.variants[index] ?? "" });
          return (
            <div key={key} role="cell" aria-colindex={index + 2} className={cellLook} style={{ width: columnPx }}>
              <MatrixCell state={props.snapshot.cells.get(key)} image={image} cellKey={key} onRetry={props.onRetry} />
            </div>
          );
        }}
      </Cells>
    </div>
  );
}

/** Images down, variants across; only what is in sight is in the document. */
export const MatrixTable = memo(function MatrixTable(props: MatrixTableProps) {
  const { images, variants, snapshot } = props;
  const scroll = useRef<HTMLElement>(null);
  const columns = useColumns(scroll, variants.length);
  // oxlint-disable-next-line react/incompatible-library -- as above
  const rows = useVirtualizer({
    count: images.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPx,
    overscan: 2,
    useFlushSync: false,
  });
  const widthPx = variants.length * columnPx;
  return (
    <section
      ref={scroll}
      // A region that scrolls must be reachable, so that arrows scroll it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={matrixWords.region}
      className="max-h-[calc(100dvh-16rem)] min-h-64 max-w-full overflow-auto overscroll-contain rounded-md border border-line self-start"
    >
      <div
        role="table"
        aria-label={matrixWords.table}
        aria-rowcount={images.length + 2}
        aria-colcount={variants.length + 1}
        className="w-max"
        style={{ minWidth: widthPx }}
      >
        <Head {...props} columns={columns} />
        <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const image = images[index];
            return image === undefined ? null : (
              <Row
                key={image.id}
                image={image}
                rowIndex={index}
                topPx={start}
                columns={columns}
                variants={variants}
                snapshot={snapshot}
                onRetry={props.onRetry}
              />
            );
          })}
        </div>
        <Foot images={images} variants={variants} snapshot={snapshot} columns={columns} />
      </div>
    </section>
  );
});
