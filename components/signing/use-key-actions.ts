"use client";

import { toastQueue } from "@/components/ui/toast-queue";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useCreateKey, useDeleteKey } from "@/lib/client/signing";
import { keyWords } from "./words";

/** The key that took the place of the last one, where it was the last. */
const findFresh = (before: readonly string[], after: readonly string[]): string | undefined =>
  after.find((name) => !before.includes(name)) ?? (before.length === 1 ? after[0] : undefined);

/** Makes and deletes keys, and says what became of it. */
export const useKeyActions = (names: readonly string[]) => {
  const creation = useCreateKey();
  const deletion = useDeleteKey();
  const create = (name: string, onDone: () => void) =>
    creation.mutate(name, {
      onSuccess: () => {
        toastQueue.add({ message: keyWords.created(name), tone: "success" });
        onDone();
      },
      onError: (error) =>
        toastQueue.add({ message: keyWords.notCreated(name, toShownProblem(error).detail), tone: "danger" }),
    });
  const remove = (name: string, onDone: () => void) =>
    deletion.mutate(name, {
      onSuccess: ({ items }) => {
        const fresh = findFresh(
          names,
          items.map((item) => item.name),
        );
        const message = fresh === undefined ? keyWords.removed(name) : keyWords.replaced(name, fresh);
        toastQueue.add({ message, tone: "success" });
      },
      onError: (error) =>
        toastQueue.add({ message: keyWords.notRemoved(name, toShownProblem(error).detail), tone: "danger" }),
      onSettled: onDone,
    });
  return { create, remove, isCreating: creation.isPending, isRemoving: deletion.isPending };
};
