"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toastQueue } from "@/components/ui/toast-queue";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useChangePrivacy } from "@/lib/client/change-privacy";
import { useAbilities } from "@/lib/client/session";
import { isGeneratedId } from "@/lib/contracts/generated-id";
import type { Image } from "@/lib/contracts/image";
import { accessWords } from "./words";

/** Who may open the delivery URLs, and the way to change it. */
export function ImageAccess({ image }: { image: Image }) {
  const { mayRemove: mayEdit } = useAbilities();
  const isChangeable = image.isPrivate || isGeneratedId(image.id);
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
      {image.isPrivate ? accessWords.private : accessWords.public}
      {mayEdit && isChangeable && image.state === "ready" ? <ChangeAccess image={image} /> : null}
      {isChangeable ? null : <span className="text-muted">{accessWords.customId}</span>}
    </span>
  );
}

function ChangeAccess({ image }: { image: Image }) {
  const [isAsking, setAsking] = useState(false);
  const change = useChangePrivacy();
  const { filename, isPrivate } = image;
  const label = isPrivate ? accessWords.makePublic : accessWords.makePrivate;
  const confirm = () =>
    change.mutate(
      { id: image.id, isPrivate: !isPrivate },
      {
        onSuccess: () => {
          const message = isPrivate ? accessWords.nowPublic(filename) : accessWords.nowPrivate(filename);
          toastQueue.add({ tone: "success", message });
        },
        onError: (error) => {
          const { title, detail } = toShownProblem(error);
          toastQueue.add({ tone: "danger", message: `${title}. ${detail}` });
        },
        onSettled: () => setAsking(false),
      },
    );
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <AlertDialog
        title={isPrivate ? accessWords.askPublic(filename) : accessWords.askPrivate(filename)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={label}
        isPending={change.isPending}
        onConfirm={confirm}
      >
        {isPrivate ? accessWords.publicMeans : accessWords.privateMeans}
      </AlertDialog>
    </>
  );
}
