"use client";

import { toastQueue } from "@/components/ui/toast-queue";
import { writeClipboard } from "@/components/ui/write-clipboard";
import { factsWords } from "./words";

const copy = async (hex: string): Promise<void> => {
  if (await writeClipboard(hex)) toastQueue.add({ message: factsWords.copied(hex), tone: "success" });
  else toastQueue.add({ message: factsWords.copyRefused, tone: "danger" });
};

/** The main colours of the picture, the most frequent first; a press copies one. */
export function Palette({ colours }: { colours: readonly string[] }) {
  return (
    <ul className="grid grid-cols-3 gap-2">
      {colours.map((hex) => (
        <li key={hex}>
          <button
            type="button"
            aria-label={factsWords.copyColour(hex)}
            onClick={() => void copy(hex)}
            className="flex w-full flex-col gap-1 rounded-md p-1 text-left hover:bg-hover"
          >
            <span className="block h-8 w-full rounded-sm border border-edge" style={{ backgroundColor: hex }} />
            <code className="font-mono text-[12px] leading-4">{hex}</code>
          </button>
        </li>
      ))}
    </ul>
  );
}
