"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { FirstButton } from "./first-button";
import { Dialog } from "./dialog";

export type AlertDialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  confirmLabel: string;
  cancelLabel?: string;
  isDanger?: boolean;
  isPending?: boolean;
  onConfirm: () => void;
  children: ReactNode;
};

/** Asks before something that cannot be taken back. The focus starts on the harmless choice. */
export function AlertDialog(props: AlertDialogProps) {
  const { isDanger = false, isPending = false, cancelLabel = "Cancel" } = props;
  return (
    <Dialog role="alertdialog" title={props.title} isOpen={props.isOpen} onClose={props.onClose}>
      <div className="text-muted">{props.children}</div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <FirstButton onClick={props.onClose}>{cancelLabel}</FirstButton>
        <Button variant={isDanger ? "danger" : "primary"} isPending={isPending} onClick={props.onConfirm}>
          {props.confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
