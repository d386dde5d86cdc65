"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { IconButton } from "./icon-button";

export type DialogFrameProps = {
  title: string;
  onClose: () => void;
  role?: "dialog" | "alertdialog";
  /** `narrow` 440 px, `wide` 640 px, `full` the whole window. */
  size?: "narrow" | "wide" | "full";
  /** Keeps the title for assistive technology only. */
  isTitleHidden?: boolean;
  children: ReactNode;
};

const boxes = {
  narrow: "max-h-full w-full max-w-[440px] rounded-lg bg-raised shadow-float",
  wide: "max-h-full w-full max-w-[640px] rounded-lg bg-raised shadow-float",
  full: "h-full w-full bg-canvas",
} as const;

function DialogHeader(props: { title: string; isHidden: boolean; onClose?: () => void }) {
  return (
    <header className={props.isHidden ? "sr-only" : "flex items-center gap-2 px-5 pt-4 pb-2"}>
      <Heading slot="title" className="grow text-[16px] leading-6 font-semibold">
        {props.title}
      </Heading>
      {props.isHidden || props.onClose === undefined ? null : (
        <IconButton size="small" label="Close" icon={<X aria-hidden size={16} />} onClick={props.onClose} />
      )}
    </header>
  );
}

/** The open dialog: keeps the focus inside, closes on Escape, hands the focus back. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, onClose, role = "dialog", size = "narrow", isTitleHidden = false } = props;
  const isAlert = role === "alertdialog";
  return (
    <ModalOverlay
      isOpen
      data-scrim={size === "full" ? undefined : ""}
      data-whole-window={size === "full" ? "" : undefined}
      isDismissable={!isAlert && size !== "full"}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      className={`fixed inset-0 z-40 flex h-dvh animate-appear items-center justify-center ${size === "full" ? "bg-canvas" : "bg-scrim p-4"}`}
    >
      <Modal className={`flex flex-col overflow-hidden outline-none ${boxes[size]}`}>
        <Dialog role={role} className="flex min-h-0 grow flex-col outline-none">
          <DialogHeader title={title} isHidden={isTitleHidden} {...(isAlert ? {} : { onClose })} />
          <div className={size === "full" ? "flex min-h-0 grow flex-col" : "min-h-0 overflow-auto px-5 pb-5"}>
            {props.children}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
