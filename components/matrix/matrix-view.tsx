"use client";

import { Download } from "lucide-react";
import { useCallback, useDeferredValue, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { toCsv } from "@/lib/client/matrix/to-csv";
import type { Image } from "@/lib/contracts/image";
import { HeatLegend } from "./heat-legend";
import { acceptChoices, type MatrixAddress } from "./matrix-address";
import { toSortedImages } from "./matrix-rows";
import { MatrixTable } from "./matrix-table";
import { MatrixTools } from "./matrix-tools";
import { RunBar } from "./run-bar";
import { saveCsv } from "./save-csv";
import { narrowLook, SheetButton } from "./sheet-button";
import { ShortenedText } from "./shortened-text";
import { SheetReport } from "./sheet-report";
import { useContactSheet } from "./use-contact-sheet";
import { useMatrixDevice } from "./use-matrix-device";
import { useMatrixRun } from "./use-matrix-run";
import { matrixWords } from "./words";

type MatrixViewProps = {
  images: readonly Image[];
  variants: readonly string[];
  address: MatrixAddress;
  onChange: (part: Partial<MatrixAddress>) => void;
};

/** The table of these images in these variants, filled as the figures arrive. */
export function MatrixView({ images, variants, address, onChange }: MatrixViewProps) {
  const { order } = address;
  const profile = useMatrixDevice(address.deviceId);
  const device = { profile, accept: acceptChoices[address.accept] };
  const { run, snapshot } = useMatrixRun({ ids: images.map(({ id }) => id), variants, device });
  // The table may lag behind the count, so that drawing it never holds up a press.
  const shown = useDeferredValue(snapshot);
  const { cells } = shown;
  const sort = useCallback((next: string) => onChange({ order: next }), [onChange]);
  const sorted = useMemo(() => toSortedImages(images, { variants, cells, order }), [images, variants, cells, order]);
  const sheet = useContactSheet({ images: sorted, variants, device });
  const privateCount = images.filter(({ isPrivate }) => isPrivate).length;
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap sm:justify-between sm:gap-x-4">
        <MatrixTools address={address} onChange={onChange} />
        <div className="grid grid-cols-2 gap-2 sm:flex">
          <SheetButton
            isDrawing={sheet.state.kind === "drawing"}
            isDisabled={variants.length === 0}
            onStart={() => void sheet.start()}
            onCancel={sheet.cancel}
          />
          <Button
            icon={<Download aria-hidden size={16} />}
            className={narrowLook}
            isDisabled={snapshot.measured + snapshot.failed === 0}
            onClick={() =>
              saveCsv("matrix.csv", toCsv({ images: sorted, variants, cells: snapshot.cells, device: profile.name }))
            }
          >
            <ShortenedText {...matrixWords.csv} />
          </Button>
        </div>
      </div>
      <RunBar run={run} snapshot={snapshot} />
      <SheetReport state={sheet.state} />
      {privateCount === 0 ? null : <p className="text-[13px] text-muted">{matrixWords.privateNote(privateCount)}</p>}
      <MatrixTable
        images={sorted}
        variants={variants}
        snapshot={shown}
        order={order}
        onOrder={sort}
        onRetry={run.retry}
      />
      <HeatLegend />
    </>
  );
}
