"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toastQueue } from "@/components/ui/toast-queue";
import { mayBecome, useChangePrivacy } from "@/lib/client/change-privacy";
import { privacyWords } from "@/lib/client/privacy-words";
import { useAbilities } from "@/lib/client/session";
import type { Image } from "@/lib/contracts/image";
import { panelWords } from "./words";

/** Who may open the delivery URLs, and the way to change it. */
export function ImageAccess({ image }: { image: Image }) {
  const { mayRemove: mayEdit } = useAbilities();
  const isChangeable = mayBecome(image, !image.isPrivate);
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
      {image.isPrivate ? panelWords.isPrivate : panelWords.isPublic}
      {mayEdit && isChangeable && image.state === "ready" ? <ChangeAccess image={image} /> : null}
      {isChangeable ? null : <span className="text-muted">{panelWords.customId}</span>}
    </span>
  );
}

function ChangeAccess({ image }: { image: Image }) {
  const [isAsking, setAsking] = useState(false);
  const change = useChangePrivacy();
  const isPrivate = !image.isPrivate;
  const subject = { filenames: [image.filename], isPrivate };
  const confirm = async () => {
    const [failure] = (await change.mutateAsync({ ids: [image.id], isPrivate })).failed;
    setAsking(false);
    if (failure === undefined) toastQueue.add({ tone: "success", message: privacyWords.made(subject) });
    else toastQueue.add({ tone: "danger", message: privacyWords.notMade(1, failure.problem.detail) });
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {privacyWords.make(isPrivate)}
      </Button>
      <AlertDialog
        title={privacyWords.ask(subject)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={privacyWords.make(isPrivate)}
        isPending={change.isPending}
        onConfirm={() => void confirm()}
      >
        {privacyWords.meaning(subject)}
      </AlertDialog>
    </>
  );
}
