import { toastQueue } from "@/components/ui/toast-queue";
import type { BulkResult } from "@/lib/client/image-mutations";
import type { Image } from "@/lib/contracts/image";

export const namesOf = (images: readonly Image[], ids: readonly string[]): string[] =>
  images.filter((image) => ids.includes(image.id)).map((image) => image.filename);

/** Says what did not work, with the first reason: the others are nearly always the same. */
export const tellFailures = ({ failed }: BulkResult, words: (count: number, reason: string) => string): void => {
  const [first] = failed;
  if (first !== undefined) toastQueue.add({ message: words(failed.length, first.problem.detail), tone: "danger" });
};
