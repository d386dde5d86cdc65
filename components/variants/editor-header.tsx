"use client";

import { ArrowLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { variantsWords } from "./words";

type EditorHeaderProps = { title: string; onBack: () => void };

/** Takes the focus when it comes up, so that the keyboard goes on from here. */
export function EditorHeader({ title, onBack }: EditorHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="sticky top-0 z-10 flex min-h-12 items-center gap-2 border-b border-line bg-canvas px-3 py-2 sm:px-4 lg:px-6">
      <IconButton label={variantsWords.back} icon={<ArrowLeft aria-hidden size={18} />} onClick={onBack} />
      <h1 ref={heading} tabIndex={-1} className="truncate rounded-sm text-[16px] leading-6 font-semibold">
        {title}
      </h1>
    </header>
  );
}
