"use client";

import { toastQueue } from "@/components/ui/toast-queue";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useDeleteVariant } from "@/lib/client/variants";
import { variantsWords } from "./words";

/** Deletes, and says what became of it. */
export const useRemoveVariant = () => {
  const { mutate } = useDeleteVariant();
  return (name: string) =>
    mutate(name, {
      onSuccess: () => toastQueue.add({ message: variantsWords.removed(name), tone: "success" }),
      onError: (error) =>
        toastQueue.add({ message: variantsWords.notRemoved(name, toShownProblem(error).detail), tone: "danger" }),
    });
};
