"use client";

import { AlertDialog } from "@/components/ui/alert-dialog";
import { toastQueue } from "@/components/ui/toast-queue";
import { useChangePrivacy } from "@/lib/client/change-privacy";
import { privacyWords } from "@/lib/client/privacy-words";
import type { Image } from "@/lib/contracts/image";
import { namesOf, tellFailures } from "./tell-outcome";

export type PrivacyWish = {
  images: readonly Image[];
  isPrivate: boolean;
  /** The image whose menu was asked. */
  askedAtId: string;
};
type PrivacyQuestionProps = { wish: PrivacyWish; onClose: () => void };

/** Asks before images get other ids, and says what became of it. */
export function PrivacyQuestion({ wish, onClose }: PrivacyQuestionProps) {
  const { images, isPrivate } = wish;
  const change = useChangePrivacy();
  const subject = { filenames: images.map(({ filename }) => filename), isPrivate };
  const confirm = async () => {
    const result = await change.mutateAsync({ ids: images.map(({ id }) => id), isPrivate });
    onClose();
    tellFailures(result, privacyWords.notMade);
    const filenames = namesOf(images, result.done);
    if (filenames.length > 0) {
      toastQueue.add({ tone: "success", message: privacyWords.made({ filenames, isPrivate }) });
    }
  };
  return (
    <AlertDialog
      isOpen
      title={privacyWords.ask(subject)}
      confirmLabel={privacyWords.make(isPrivate)}
      isPending={change.isPending}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      {privacyWords.meaning(subject)}
    </AlertDialog>
  );
}
