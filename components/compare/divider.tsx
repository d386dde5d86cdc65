import { MoveHorizontal } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { compareWords } from "./words";

type DividerProps = { percent: number; onChange: (percent: number) => void };

const steps: Readonly<Record<string, (percent: number, step: number) => number>> = {
  ArrowLeft: (percent, step) => percent - step,
  ArrowDown: (percent, step) => percent - step,
  ArrowRight: (percent, step) => percent + step,
  ArrowUp: (percent, step) => percent + step,
  Home: () => 0,
  End: () => 100,
};
const hold = (percent: number): number => Math.min(100, Math.max(0, percent));

/** The line between A, on its left, and B. Arrows move it by one per cent, with Shift by ten. */
export function Divider({ percent, onChange }: DividerProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(percent, event.shiftKey ? 10 : 1);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(hold(next));
  };
  const onPointer = (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (event.buttons !== 1 || box === undefined) return;
    onChange(hold(((event.clientX - box.left) / box.width) * 100));
  };
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot span the picture
      role="slider"
      tabIndex={0}
      aria-label={compareWords.divider}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={`${Math.round(percent)} %`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      className="absolute inset-y-0 z-10 w-8 -translate-x-1/2 cursor-ew-resize touch-none rounded-sm -outline-offset-2"
      style={{ left: `clamp(1rem, ${percent}%, 100% - 1rem)` }}
    >
      <span
        aria-hidden
        className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_#000]"
      />
      <span
        aria-hidden
        className="absolute top-1/2 left-1/2 grid size-8 -translate-1/2 place-items-center rounded-full bg-white text-black shadow-[0_0_0_1px_#000]"
      >
        <MoveHorizontal size={16} />
      </span>
    </div>
  );
}
