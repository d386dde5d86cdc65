"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import type { Image } from "@/lib/contracts/image";
import { tileWords, trashWords } from "./words";

export type DeleteDialogProps = {
  /** Whom the question is about; nobody while it is not asked. */
  images: readonly Image[];
  onClose: () => void;
  onConfirm: (images: readonly Image[]) => void;
};

export function DeleteDialog({ images, onClose, onConfirm }: DeleteDialogProps) {
  return (
    <AlertDialog
      isOpen={images.length > 0}
      title={trashWords.askTitle(images.map((image) => image.filename))}
      confirmLabel={tileWords.deleteNow}
      isDanger
      onClose={onClose}
      onConfirm={() => {
        onClose();
        onConfirm(images);
      }}
    >
      {trashWords.askDetail}
    </AlertDialog>
  );
}
