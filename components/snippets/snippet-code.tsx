"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { copyText } from "./copy-text";
import { snippetWords } from "./words";

/** The text to paste, scrolled by arrow keys, and the button that copies it. */
export function SnippetCode({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<string>();
  const isCopied = copied === text;
  return (
    <div className="flex flex-col gap-2">
      <section
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a pointer
        tabIndex={0}
        aria-label={label}
        className="max-h-72 overflow-auto rounded-md border border-line bg-surface p-3"
      >
        <pre className="font-mono text-[12px] leading-5 break-all whitespace-pre-wrap">{text}</pre>
      </section>
      <Button
        icon={isCopied ? <Check aria-hidden size={16} className="text-success" /> : <Copy aria-hidden size={16} />}
        onClick={() => {
          void copyText(text).then((isDone) => setCopied(isDone ? text : undefined));
        }}
      >
        {isCopied ? snippetWords.copied : snippetWords.copy}
      </Button>
      <output className="sr-only">{isCopied ? snippetWords.copyDone : ""}</output>
    </div>
  );
}
