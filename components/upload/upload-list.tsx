import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import type { UploadItem } from "@/lib/client/upload-item";
import { UploadRow } from "./upload-row";

const rowPx = 56;

/** The files as a list that draws only what shows, however many there are. */
export function UploadList({ items, isOffline }: { items: readonly UploadItem[]; isOffline: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its answers stay inside this component
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: () => rowPx,
    overscan: 4,
  });
  return (
    <div ref={box} className="max-h-[min(336px,45dvh)] overflow-y-auto overscroll-contain">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const item = items[row.index];
          return item ? (
            <li
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <UploadRow item={item} isOffline={isOffline} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}
