"use client";

import { useId, useState } from "react";
import type { Screen } from "./devices";
import { frameWords } from "./words";

type SlotFieldProps = { screen: Screen; onChange: (slotWidthPx: number | undefined) => void };

/** Undefined for an empty field, which is the full width; null for a text that is no width of this screen. */
const parseSlot = (text: string, mostPx: number): number | undefined | null => {
  if (text.trim() === "") return undefined;
  const widthPx = Number(text);
  return Number.isInteger(widthPx) && widthPx >= 1 && widthPx <= mostPx ? widthPx : null;
};

/** Width of the picture's place on the page. Takes effect on Enter or when left, so that half a number asks nothing. */
export function SlotField({ screen, onChange }: SlotFieldProps) {
  const id = useId();
  const shown = screen.isSlotOwn ? String(screen.slotWidthPx) : "";
  const [draft, setDraft] = useState<string>();
  const isWrong = draft !== undefined && parseSlot(draft, screen.widthPx) === null;
  const commit = () => {
    const slot = parseSlot(draft ?? shown, screen.widthPx);
    setDraft(undefined);
    if (slot !== null && draft !== undefined && draft !== shown) onChange(slot);
  };
  return (
    <span className="mt-1 flex items-center gap-1.5 text-[12px] text-muted" data-tooltip={frameWords.slotMeaning}>
      <label htmlFor={id}>
        {frameWords.slot}
        <span className="sr-only"> {frameWords.slotOf(screen.name)}</span>
      </label>
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? shown}
        placeholder={String(screen.widthPx)}
        aria-invalid={isWrong || undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
        className={`h-6 w-14 rounded-sm border bg-raised px-1.5 text-[12px] text-ink tabular-nums pointer-coarse:h-9 pointer-coarse:text-[16px] ${isWrong ? "border-danger" : "border-edge"}`}
      />
      {frameWords.cssPx}
    </span>
  );
}
