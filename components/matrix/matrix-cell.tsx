import { memo } from "react";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toFormatWords } from "@/lib/client/format-words";
import type { CellState } from "@/lib/client/matrix/matrix-run";
import type { Image } from "@/lib/contracts/image";
import { heatLooks, toHeat } from "./heat";
import { toMarks, toPart } from "./matrix-rows";
import { matrixWords, toPercentWords } from "./words";

type MatrixCellProps = { state: CellState | undefined; image: Image; cellKey: string; onRetry: (key: string) => void };

/** One image in one variant: bytes, part of the original, format and pixels. */
export const MatrixCell = memo(function MatrixCell({ state, image, cellKey, onRetry }: MatrixCellProps) {
  if (state === undefined || state.kind === "waiting" || state.kind === "asking") {
    const isAsking = state?.kind === "asking";
    return (
      <span className={`text-[12px] text-muted ${isAsking ? "" : "opacity-80"}`}>
        {isAsking ? matrixWords.asking : matrixWords.waiting}
      </span>
    );
  }
  if (state.kind === "failed") {
    const reason = matrixWords.retryCell(state.problem.detail);
    return (
      <button
        type="button"
        aria-label={reason}
        data-tooltip={reason}
        onClick={() => onRetry(cellKey)}
        className="min-h-6 rounded-sm text-left text-[13px] font-medium text-danger underline underline-offset-4"
      >
        {matrixWords.failed}
      </button>
    );
  }
  const { figures } = state;
  const part = toPart(figures, image);
  const marks = toMarks(figures, image);
  return (
    <span className={`-mx-2 -my-1.5 block h-[calc(100%+0.75rem)] px-2 py-1.5 text-ink ${heatLooks[toHeat(part)]}`}>
      <span className="flex items-baseline justify-between gap-2 text-[13px] leading-5">
        <span className="font-medium">{toMeasuredSizeText(figures.sizeBytes)}</span>
        <span>{toPercentWords(part)}</span>
      </span>
      <span className="block truncate text-[12px] leading-4">
        {toFormatWords(figures.format)} · {matrixWords.pixels(figures.widthPx, figures.heightPx)}
      </span>
      <span className="block truncate text-[12px] leading-4 font-medium">{marks.join(", ")}</span>
    </span>
  );
});
