import { LayoutGrid, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { sheetWords } from "./words";

type SheetButtonProps = { isDrawing: boolean; isDisabled: boolean; onStart: () => void; onCancel: () => void };

/** Starts the contact sheet, and is where it is cancelled: the focus stays where it was. */
export function SheetButton({ isDrawing, isDisabled, onStart, onCancel }: SheetButtonProps) {
  return (
    <Button
      icon={isDrawing ? <X aria-hidden size={16} /> : <LayoutGrid aria-hidden size={16} />}
      isDisabled={isDisabled}
      onClick={isDrawing ? onCancel : onStart}
    >
      {isDrawing ? sheetWords.cancel : sheetWords.draw}
    </Button>
  );
}
