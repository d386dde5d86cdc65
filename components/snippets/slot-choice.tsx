"use client";

import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/text-field";
import type { Slot } from "@/lib/client/snippets/snippet-source";
import { snippetWords } from "./words";

const widthMost = 4000;
const kinds = ["full", "half", "fixed"] as const;
const standardWidthPx = 640;

/** How wide the picture will stand on the page. */
export function SlotChoice({ slot, onChange }: { slot: Slot; onChange: (slot: Slot) => void }) {
  const [text, setText] = useState(String(standardWidthPx));
  const isFault = slot.kind === "fixed" && findWidth(text) === undefined;
  const choose = (kind: Slot["kind"]) =>
    onChange(kind === "fixed" ? { kind, widthPx: findWidth(text) ?? standardWidthPx } : { kind });
  return (
    <>
      <Choice
        look="field"
        label={snippetWords.slot}
        value={slot.kind}
        options={kinds.map((kind) => [kind, snippetWords.slots[kind]] as const)}
        onChange={choose}
      />
      {slot.kind === "fixed" ? (
        <TextField
          label={snippetWords.slotWidth}
          inputMode="numeric"
          value={text}
          error={isFault ? snippetWords.slotWidthFault : undefined}
          onChange={(event) => {
            setText(event.target.value);
            const widthPx = findWidth(event.target.value);
            if (widthPx !== undefined) onChange({ kind: "fixed", widthPx });
          }}
        />
      ) : null}
    </>
  );
}

const findWidth = (text: string): number | undefined => {
  const widthPx = Number(text);
  return Number.isInteger(widthPx) && widthPx >= 1 && widthPx <= widthMost ? widthPx : undefined;
};
