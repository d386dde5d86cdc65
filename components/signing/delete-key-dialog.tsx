"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { FirstButton } from "@/components/ui/first-button";
import { Dialog } from "@/components/ui/dialog";
import { keyUseQuery } from "@/lib/client/signing";
import { KeyUseReport } from "./key-use-report";
import { keyWords } from "./words";

type DeleteKeyDialogProps = {
  name: string;
  /** No other key is left. */
  isLast: boolean;
  isPending: boolean;
  onClose: () => void;
  onConfirm: () => void;
};

/** Says what deleting breaks, then asks. The focus starts on the harmless choice. */
export function DeleteKeyDialog({ name, isLast, isPending, onClose, onConfirm }: DeleteKeyDialogProps) {
  const isRead = !useQuery(keyUseQuery(name)).isPending;
  return (
    <Dialog role="alertdialog" title={keyWords.removeTitle(name)} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 text-[13px]">
        <p>{keyWords.breaks}</p>
        <KeyUseReport name={name} />
        {isLast ? <p>{keyWords.last}</p> : null}
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <FirstButton onClick={onClose}>{keyWords.cancel}</FirstButton>
        <Button variant="danger" isDisabled={!isRead} isPending={isPending} onClick={onConfirm}>
          {keyWords.removeNow}
        </Button>
      </div>
    </Dialog>
  );
}
