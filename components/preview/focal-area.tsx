import type { KeyboardEvent, PointerEvent } from "react";
import type { FocalPoint } from "@/lib/contracts/focal-point";
import { pointInBox, stepFocalPoint } from "./focal-crops";
import { focalWords } from "./focal-words";

type FocalAreaProps = {
  url: string;
  filename: string;
  size: { widthPx: number; heightPx: number };
  point: FocalPoint;
  /** Undefined for who may only look. */
  onChange: ((point: FocalPoint) => void) | undefined;
};

/** The whole picture with the point on it: a slider in two directions. */
export function FocalArea({ url, filename, size, point, onChange }: FocalAreaProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepFocalPoint(point, event.key, event.shiftKey);
    if (next === undefined || onChange === undefined) return;
    event.preventDefault();
    // Arrows would else walk to the next image.
    event.stopPropagation();
    onChange(next);
  };
  const onPointer = (event: PointerEvent<HTMLElement>) => {
    if (event.type === "pointermove" && event.buttons !== 1) return;
    onChange?.(pointInBox({ x: event.clientX, y: event.clientY }, event.currentTarget.getBoundingClientRect()));
  };
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input moves in one direction only
      role="slider"
      aria-label={focalWords.area(filename)}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(point.x * 100)}
      aria-valuetext={focalWords.place(point.x, point.y)}
      aria-readonly={onChange === undefined || undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      className="relative max-w-full touch-none overflow-hidden rounded-md bg-checker outline-edge not-focus-visible:outline"
      style={{
        aspectRatio: `${size.widthPx} / ${size.heightPx}`,
        width: `min(100%, calc(max(100dvh - 420px, 260px) * ${size.widthPx / size.heightPx}))`,
        cursor: onChange === undefined ? "default" : "crosshair",
      }}
    >
      <img src={url} alt="" draggable={false} className="size-full" />
      <span
        aria-hidden
        className="pointer-events-none absolute size-6 -translate-1/2 rounded-full border-2 border-white shadow-[0_0_0_1.5px_#000,inset_0_0_0_1.5px_#000]"
        style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
      />
    </div>
  );
}
