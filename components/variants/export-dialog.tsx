"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { toastQueue } from "@/components/ui/toast-queue";
import { writeClipboard } from "@/components/ui/write-clipboard";
import { toShownProblem } from "@/lib/client/api-fetch";
import { variantCodeQuery } from "@/lib/client/variants";
import { codeWords } from "./settings-words";

const copy = async (text: string): Promise<void> => {
  if (await writeClipboard(text)) toastQueue.add({ message: codeWords.copied, tone: "success" });
  else toastQueue.add({ message: codeWords.copyRefused, tone: "danger" });
};

const download = (text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: codeWords.fileName });
  link.click();
  URL.revokeObjectURL(url);
};

/** The variants as text for a repository. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const code = useQuery(variantCodeQuery());
  const text = code.data === undefined ? undefined : `${JSON.stringify(code.data, null, 2)}\n`;
  return (
    <Dialog size="wide" title={codeWords.exportTitle} isOpen onClose={onClose}>
      <p className="mb-3 text-[13px] text-muted">{codeWords.exportExplain}</p>
      {code.isPending ? <Skeleton className="h-64 w-full" /> : null}
      {code.isError ? (
        <p role="alert" className="text-[13px] text-danger">
          {codeWords.exportFailed} {toShownProblem(code.error).detail}
        </p>
      ) : null}
      {text === undefined ? null : (
        <>
          <textarea
            aria-label={codeWords.code}
            readOnly
            value={text}
            spellCheck={false}
            className="block h-[45dvh] w-full resize-none rounded-md border border-edge bg-surface p-3 font-mono text-[12px] leading-4"
          />
          <div className="mt-4 flex flex-wrap justify-end gap-2">
            <Button icon={<Copy aria-hidden size={16} />} onClick={() => void copy(text)}>
              {codeWords.copy}
            </Button>
            <Button variant="primary" icon={<Download aria-hidden size={16} />} onClick={() => download(text)}>
              {codeWords.download}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
