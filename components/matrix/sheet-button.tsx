import { LayoutGrid, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ShortenedText } from "./shortened-text";
import { sheetWords } from "./words";

/** Two of these share half the width of a phone. */
export const narrowLook = "max-sm:px-2 max-sm:[&>svg]:hidden";

type SheetButtonProps = { isDrawing: boolean; isDisabled: boolean; onStart: () => void; onCancel: () => void };

/** Starts the contact sheet, and is where it is cancelled: the focus stays where it was. */
export function SheetButton({ isDrawing, isDisabled, onStart, onCancel }: SheetButtonProps) {
  return (
    <Button
      icon={isDrawing ? <X aria-hidden size={16} /> : <LayoutGrid aria-hidden size={16} />}
      className={narrowLook}
      isDisabled={isDisabled}
      onClick={isDrawing ? onCancel : onStart}
    >
      <ShortenedText {...(isDrawing ? sheetWords.cancel : sheetWords.draw)} />
    </Button>
  );
}
