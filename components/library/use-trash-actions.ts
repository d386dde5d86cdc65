"use client";

import { useCallback } from "react";
import { toastQueue } from "@/components/ui/toast-queue";
import { useDeleteForever, useRestoreImages, useTrashImages } from "@/lib/client/image-mutations";
import type { Image } from "@/lib/contracts/image";
import { namesOf, tellFailures } from "./tell-outcome";
import { trashWords } from "./words";

/** Moves to the trash, restores, deletes for good; each says what it did, and undoes what can be undone. */
export const useTrashActions = () => {
  const { mutateAsync: trashAsync } = useTrashImages();
  const { mutateAsync: restoreAsync } = useRestoreImages();
  const { mutateAsync: deleteAsync } = useDeleteForever();

  const restore = useCallback(
    async (images: readonly Image[]) => {
      const result = await restoreAsync(images.map((image) => image.id));
      tellFailures(result, trashWords.notRestored);
      const names = namesOf(images, result.done);
      if (names.length > 0) toastQueue.add({ message: trashWords.restored(names), tone: "success" });
    },
    [restoreAsync],
  );

  const trash = useCallback(
    async (images: readonly Image[]) => {
      const result = await trashAsync(images.map((image) => image.id));
      tellFailures(result, trashWords.notMoved);
      const moved = images.filter((image) => result.done.includes(image.id));
      if (moved.length === 0) return;
      toastQueue.add({
        message: trashWords.moved(moved.map((image) => image.filename)),
        action: { label: trashWords.undo, onAction: () => void restore(moved) },
      });
    },
    [trashAsync, restore],
  );

  const deleteForever = useCallback(
    async (images: readonly Image[]) => {
      const result = await deleteAsync(images.map((image) => image.id));
      tellFailures(result, trashWords.notDeleted);
      const names = namesOf(images, result.done);
      if (names.length > 0) toastQueue.add({ message: trashWords.deleted(names) });
    },
    [deleteAsync],
  );
  return { trash, restore, deleteForever };
};
